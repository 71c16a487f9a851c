"""Clauses that only tell something beside a wish, whatever words they are made of.

"My flask lid clatters about, so cut 1:00 to 1:10", "pitch it up a tone, we'd gone flat as pancakes".
A clause tells where it has a subject or an opening such as "because", and holds no time, no amount
and no wish. What remains must be a wish by itself; it is then read like any other sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import HEBREW, Token

Lex = Callable[[str], list[Token]]

_SUBJECT = (
    r"(?:i|we|he|she|they|it|there|that|nobody|somebody|someone|everyone|everybody)(?:'(?:m|s|re|d|ve|ll))?|"
    r"its|thats|theres|im|ive|hes|shes|theyre|y'all"
)
_NO_END = (
    "what everything anything something part bit stuff piece section place spot all that one after "
    "before until till when where while if than as so and but because since once who which how why "
    "would could can should will do did hear want seconds minutes"
)
"""Words that a subject after them only completes: "the part I marked", "until she stops"."""

_CUT = re.compile(
    r"(?<=[,;:!?…])\s+|(?<=haha)\s+|(?<=\blol)\s+|(?<=\.)\s+(?!\d)|\s+[-–—]{1,2}\s+(?=[^\W\d])|\s*\n\s*|\s+(?=\()|(?<=\))\s+|"
    r"\s+(?=(?:because|cause|'cause|cos|cuz|coz|bc)\s)|"
    rf"\s+(?=(?:since|as|so|so that|and|but|cause) (?:{_SUBJECT}|my|our|his|her) )|"
    + "".join(rf"(?<!\b{word})" for word in _NO_END.split())
    + r"\s+(?=(?:my|our|his|her) \w+ (?:says?|said|is|was|has|had|can't|keeps|thinks|hates|loves) )|"
    + "".join(rf"(?<!\b{word})" for word in _NO_END.split())
    + r"\s+(?=(?:i|we|he|she|they|there's|theres|that's|thats|it's|its|itll|itd|nobody|someone|somebody|"
    r"everybody)(?:'[a-z]+)? (?!want|need|would|wish|think))",
    re.IGNORECASE,
)
"""Where one clause may end and the next begin."""

_WISHES = word_set(
    "want wants wanna need needs should must like likes let lets let's please pls plz kindly "
    "ought prefer gotta can could would may wish hope supposed shall have'to better gonna"
)
_DOUBTS = word_set(
    "if unless except instead actually mean meant sorry wait undo cancel nevermind kidding rather "
    "don't dont you you're youre your yourself u do doesn't without besides otherwise whether "
    "until"
)
_OPENERS = word_set(
    "because cause 'cause cos cuz coz bc since as so where when while whilst which that's thats "
    "there's theres its it's thanks thank cheers can't cant couldn't couldnt didn't"
)
_SUBJECTS = word_set(
    "i i'm im i've ive i'd we we're we'd we've he he's hes she she's shes they they're theyre "
    "they've they'd it it's its this there there's that that's nobody somebody someone everyone "
    "everybody"
)
_PEOPLE = word_set(
    "i i'm im i've ive i'd we we're we'd we've he he's she she's they they're they've they'd "
    "somebody someone"
)
_LEADS = word_set("and but well ok okay oh so yo hey")
_MODALS = {"like", "likes", "can", "could", "would", "may", "better"}
_NOT_FINITE = word_set("indeed exceed proceed succeed hundred naked sacred untouched unchanged")
_JOINTS = ("AND", "THEN", "COMMA", "STOP")
_OWN_WISH = word_set("i we it this that you he she they the a an my our his her their")
_GREETINGS = word_set("hello hi hey dear greetings good god")
_KIN = word_set("my our his her their me")
_OWNERS = word_set("my our his her their me the a an some your this that these those")
_FINITE = word_set(
    "is are was were isn't wasn't aren't weren't 's has had have been hasn't hadn't did didn't "
    "does went came got made said told kept began fell forgot heard lost ran rang sang spoke "
    "took thought woke wore drove hates hated loves can could will would might gets goes keeps "
    "comes sounds hears says makes wants feels"
)
_TALK = word_set(
    "UNK ABOUT FEW FILL A AND THEN COMMA STOP ASK OF AT TO FOR BY FROM IN AS PRON THING ALL "
    "STANDARD NOT WITHIN AROUND OVER ABOVE BELOW BEFORE AFTER REST END START NEXT PREV LAST FIRST "
    "UT TIMES PODCAST BROADCAST STREAMING RADIOLIKE TAPE MARK ONWARD TWICE THRICE HUM NOISE SIL VOICE LOUDER "
    "QUIETER SLOWER FASTER RUMBLE HIGHER DEEPER PEAK LOUDNESS VOLUME SET TOO MUCH BIT LEAVE UP "
    "DOWN OUT OFF TAKE SPEED PITCH TEMPO"
)
"""Symbols of which talk may be made; times, amounts and all that names an edit are not among them."""
_DONE = word_set(
    "REMOVE DROPHE MUTE KEEP RAISE LOWER COPY MOVE CLEAN SHORTEN DOUBLE HALVE CRANK LEFT RIGHT "
    "INSERT"
)
"""Deeds that somebody may have done in a story: "I cut my finger"."""
_TRADE = word_set("PODCAST BROADCAST STREAMING RADIOLIKE HUM NOISE SIL LOUDNESS VOLUME PEAK")
_HEBREW_WISH = word_set(
    "רוצה רוצים צריך צריכה צריכים אפשר תוכל תוכלי נא בבקשה אבקש כדאי אם אלא רק חוץ למעט אל"
)
_HEBREW_STATES = re.compile(
    r"^(?:כי|בגלל|ש?הוא|ש?היא|ש?הם|ש?הן|ש?אני|ש?אנחנו|יש|אין|זה|זו|עוד|כבר|ה?היה|היתה|הייתה|היו|לא)$"
)
_CLOCKS = re.compile(r"\d:\d\d|\b(?:playhead|cursor|selection|selected)\b")
_PRONOUN = re.compile(r"\b(?:it|him|them|those|these)\b|אות[והםן]\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?:i |we )?(?:want to|wanna|wish to|have to|need to) (?:show|share|send|play|post|give|use|print|"
    r"upload|read|learn|study|practi[sc]e|teach|tell|email|text|put) (?!.*\b(?:in|out|off|down|up)$)"
)
"""What somebody means to do with it: "want to show my student something"."""

_WORD = re.compile(r"[\w'\u05d0-\u05ea\"]+")


def without_statements(sentence: str, exact: Lex) -> str | None:
    """The sentence without the clauses that only tell, or None where there are none.

    ``exact`` cuts into tokens without mending words: in talk every word is what it is. None as well
    where what is told of is what "it" means in the wish: "the wind is awful, turn it down".
    """
    exact = cache(exact)
    clauses = [clause for clause in _CUT.split(sentence) if clause and clause.strip()]
    told: list[bool] = []
    for clause in clauses:
        named = bool(told) and _names(clause, exact) and (told[-1] or _CLOCKS.search(sentence))
        told.append(bool(named) or states(clause, exact, first=not told))
    if all(told) or not any(told):
        return None
    kept = ""
    for at, clause in enumerate(clauses):
        if not told[at]:
            parted = kept and told[at - 1] and kept[-1] not in ",;:.!?"
            kept += (", " if parted else " ") + clause
    named = any(tells and _noun(clause) for clause, tells in zip(clauses, told, strict=True))
    if named and _PRONOUN.search(kept) and not _CLOCKS.search(kept):
        return None
    joined = re.sub(r"[\s,;:(–—-]+$", "", kept.strip())
    return re.sub(r"^(?:and|so|but|then)\b[\s,]*", "", joined, flags=re.IGNORECASE)


def _noun(clause: str) -> bool:
    """Whether a thing, no person and no "it", is what a clause tells of."""
    words = [w for w in _WORD.findall(clause.casefold()) if w not in _LEADS]
    return bool(words) and words[0] not in _OPENERS | _SUBJECTS | _GREETINGS | {"for"}


def states(clause: str, exact: Lex, first: bool = False) -> bool:
    """Whether a clause tells something and wishes nothing; ``first``: it begins the sentence."""
    words = _WORD.findall(clause.casefold().replace("’", "'"))
    while len(words) > 1 and words[0] in _LEADS:
        words = words[1:]
    if first and len(words) <= 4 and words[:1] and words[0] in _GREETINGS:
        return True
    if not words or not _idle(exact(clause), words):
        return False
    if HEBREW.search(clause):
        return _hebrew_states(words)
    tells = words[0] in _OPENERS | _SUBJECTS or _finite(words) or clause.rstrip().endswith(":")
    tells = tells or "too" in words[1:4] or (words[0] == "like" and len(words) > 3)
    meant = not first and _PURPOSE.match(" ".join(words)) is not None
    if _DOUBTS.intersection(words) or ("only" in words and not tells):
        return False
    wishing = _WISHES.intersection(words) - (_MODALS if tells else set())
    if wishing and not meant and not _needing(words):
        return False
    opened = clause.lstrip().startswith("(") or words[0] == "too" or words[:2] == ["way", "too"]
    return tells or meant or opened or (first and _leads(clause, words, exact))


def _needing(words: Sequence[str]) -> bool:
    """ "People need time for it", "nobody needs to hear that"; "the guest needs sharpening" is a wish."""
    at = next((i for i, word in enumerate(words[:4]) if word in ("need", "needs")), 0)
    after = words[at + 1 : at + 2]
    people = at > 0 and words[0] not in _OWN_WISH and not words[-1].endswith("ing")
    return people and bool(after) and not after[0].endswith(("ing", "ed")) and "be" not in words


def _names(clause: str, exact: Lex) -> bool:
    """Whether a clause is a few unknown words with no object: "walk-in chatter", not "sharpen the edges"."""
    words = _WORD.findall(clause.casefold())
    objects = _OWNERS | _SUBJECTS | {"them", "him", "me", "us", "and", "to", "all", "up", "down"}
    return (
        0 < len(words) <= 4
        and not objects.intersection(words[1:])
        and all(token.kind == "UNK" for token in exact(clause))
    )


def _idle(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Whether there is no time, no amount and no deed in a clause, but for what somebody did."""
    kinds = {t.kind for t in tokens if t.kind != "NUM" or t.text[0].isdigit()}
    if any(t.kind == "NUM" for t in tokens) and kinds & {"UT", "UA"}:
        return False  # "two seconds"; "two times the phone rang" tells
    if words[0] in ("where", "when", "that's", "thats"):
        kinds.discard("IF")  # "that's where the dog wanted his supper"
    begun = next((t.kind for t in tokens if t.kind not in ("FILL", "A", *_JOINTS)), "")
    if begun in _DONE and words[0] not in _SUBJECTS:
        return False  # "keep the left one" begins with its deed
    people = words[0] in _PEOPLE or (words[0] not in _SUBJECTS and _finite(words))
    return kinds <= (_TALK | _DONE if people else _TALK)


def _finite(words: Sequence[str]) -> bool:
    """Whether a noun and a verb that tells stand at the beginning: "the amp was", "papa hears"."""
    if words[0] in _KIN and len(words) > 2 and words[2].endswith(("s", "ed")):
        return True  # "me mum listens"
    owned = words[0] in _OWNERS
    return any(
        word in _FINITE
        or (word.endswith("'s") and len(word) > 3)
        or (len(word) > 4 and word.endswith("ed") and word not in _NOT_FINITE)
        for word in words[1 + owned : 5 + 2 * owned]
    )


def _leads(clause: str, words: Sequence[str], exact: Lex) -> bool:
    """ "For slow practice, ...": what it is for, said first."""
    kinds = {token.kind for token in exact(clause)}
    return words[0] == "for" and len(words) <= 6 and "UNK" in kinds and not kinds & _TRADE


def _hebrew_states(words: Sequence[str]) -> bool:
    if _HEBREW_WISH.intersection(words):
        return False
    if any(_HEBREW_STATES.match(word) for word in words):
        return True
    return len(words) > 1 and words[0][0] not in "תלנ"
