# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Sentences that nobody reads in plainer words: as quick typists and learners of English write, and without a verb."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from audiochat.services.commander.heard.english import DEEDS, EDITS, ROLES
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.rewriting import Rewrite, rewrites, rewritten

LONG_WORD = 7
"""Letters of a word that is mended by what is said."""
MOST_LETTERS = 200
"""Letters of a sentence that is put in plainer words."""


@dataclass(frozen=True, slots=True)
class Plainer:
    """A sentence in plainer words; ``sure`` where these wish the same, else they are only asked about."""

    wish: str
    sure: bool


_TYPED = rewrites(
    (
        (r"(?<=[\w\"]) (?:n|&|\+|'n') (?=[\w\"])", " and "),
        (r"\babt\b", "about"),
        (r"(?<![\w/])w/o(?= )", "without"),
        (r"(?<![\w/])w/ ?(?=\w)", "with "),
        (r"\b(?:bc|cuz|coz|becuz|bcs|bcos)\b", "because"),
        (r"[\s,]*\b(?:pls|plz|plss|plez|please)\b(?: and)?[\s,]*(?:(?:thx|thnx|tnx|ty|tysm|thanks)\b)?[\s.!]*$", ""),
        (r"[\s,]*\b(?:thx|thnx|tnx|ty|tysm|cheers|ta|lol|haha)\b[\s.!]*$", ""),
        (r"\b(?:pls|plz|plss)\b", "please"),
        (r"\bu\b", "you"),
        (r"\bur\b", "your"),
        (r"\bb4\b", "before"),
        (r"(?<=end|art) 2$", " as well"),
    )
)  # fmt: skip
"""How people write in a hurry."""

_NOUN = r"(?:part|bit|piece|section|story|passage|scene|talk|chat|discussion|conversation|anecdote|tale|moment|place|stuff|thing)"
_NO_TOPIC = rf"(?!(?:the |this |my )?(?:very )?(?:start|beginning|end|middle|recording|file|audio|(?:{ROLES})|\w+'s)\b|me\b|it\b|him\b|her\b$|them\b|us\b)"
_TWICE = r"(?:double|doubled|twice|two times|2 times|2x|doubly|repeatedly)"
_PERSON = r"(?P<who>(?:the |my |our )?[\w-]+)"
_QUIET = r"(?:more (?:quiet|silent|soft|low)|less (?:loud|strong|noisy)|lower|more quieter|quiter|quieter)"
_LOUD = r"(?:more (?:loud|strong|high)|less (?:quiet|soft|silent|weak)|higher|stronger|more louder|louder)"


def _levelled(found: re.Match[str]) -> str:
    """ "Make more quiet the visitor" as "make the visitor quieter"."""
    way = "quieter" if re.fullmatch(_QUIET, found["way"]) else "louder"
    some = "a little " if found["some"] else ""
    return f"make {found['rest'].strip()} {some}{way}"


_SOME = r"(?P<some>(?:a (?:little|bit|little bit|touch|tad)|slightly|somewhat|some) )?"
_LEARNT = rewrites(
    (
        (r"^(?:(?:i|we) (?:want|wish|would like|like|need|ask),? )?(?:please,? )?(?:that )?(?:you )?to (?=(?:cut|delete|remove|take|mute|make|put|erase|bleep|move)\b)", ""),
        (r"^(?:i|we) (?:want|wish|would like|'d like|need|ask) that you (?:please )?(?=\w)", ""),
        (r"^(?:i|we) (?:want|wish|would like|need|ask) that (?P<rest>.+?) (?:is|are|be|gets?|will be) (?:cut|deleted|removed|taken|put|thrown)(?: out| off| away)?$", r"cut \g<rest>"),
        (r"^(?P<rest>(?:the|this|that|all|everything|what|where) .+?) (?:must|should|shall|has to|have to|need to|needs to|can) (?:be |go )?(?:away|out|off|cut|taken (?:out|off|away)|put (?:out|off|away)|thrown (?:out|away))$", r"cut \g<rest>"),
        (rf"^(?P<before>(?:.+ )?)(?:take|put|make|do|throw|clear|pull|get|clean|bring|cut|delete|remove|erase) (?:off|away|forth|out away) (?=(?:the|that|this|all|every|everything|what|where|my|his|her|their|our|any|those|these|{_NOUN})\b)", r"\g<before>cut "),
        (r"\b(cut|delete|remove|erase|mute|bleep|take out|play|show) (?:me|us|for me|please) (?=(?:the|all|every|everything|what|where|that|this)\b)", r"\1 "),
        # "cut all the chitchat at the start until Marion says ..."
        (r"^(?P<verb>cut|delete|remove|take out|drop|lose) (?:all )?(?:of )?(?:the |that |this |our |their )?(?:chit-?chat|chit chat|small talk|chatter|chatting|banter|blabla|bla bla|waffle|faffing|faff|preamble|warm-?up|rambling|nattering)(?: (?:at|in|from) the (?:very )?(?:start|beginning|front))? (?=(?:until|till|up to|before)\b)", r"\g<verb> everything "),
        # "so that it comes directly before the opening"
        (r"\bso (?:that )?(?:it|this|that|they) (?:comes?|goes|go|is|are|stands?|sits?|plays?|appears?) (?:directly|immediately|straight|exactly) (?=(?:before|after)\b)", ""),
        # "all what Rob says", "that what he tells"
        (r"\b(?:all|everything|all that|all of) (?:what|which)\b|\ball that(?= (?:the )?\w+ (?:says|said|speaks|tells))", "everything"),
        (r"\b(?:that|this|the) what\b", "what"),
        (r"\b(what|everything) ((?:the |my )?[\w-]+) (?:speaks|talks|tells|is telling|is saying|is speaking|is talking|says) (?:about|of|from|over|on) ", r"\1 \2 says about "),
        # "only the message for Kate must stay"
        (r"(?:,| and| but)+ only (?P<rest>[^,;]+?) (?:must|should|shall|has to|may|can|is to|will) (?:stay|remain|be kept|be left)(?: in)?$", r" but keep \g<rest>"),
        (r",? (?:with the exception of|excepted|exclude|excluding|without taking) ", " except "),
        # "the words that are said double"
        (rf"\b(?:all )?(?:the |any |every )?(?:places? |bits? |parts? |times? )?(?:where |when )?(?:a |the )?(?:speaker |speakers |people |somebody |someone )?(?:\w+ and )?(?:says? )?(?:the )?(?:same )?words? (?:that |which |what )?(?:(?:are|is|were|was|come|comes|i|he|she|they|we|you|people) )?(?:said |spoken |told |repeated |coming |there |in |say |says |said )*(?:{_TWICE})(?: (?:over|said|spoken))?", "the repeated words"),
        (r"\b(?:the |all |all the )?(?:double|doubled|duplicate|duplicated|twofold) words\b", "the repeated words"),
        (r"^(?:please )?(?:clean(?: up| out| away)?|tidy|fix|repair|mend|correct) (?=the repeated words)", "remove "),
        (r"^(?:all )?(the repeated words)(?: out| away| off)?$", r"remove \1"),
        # "make more quiet the visitor", "make the visitor more quiet"
        (rf"^(?:make|turn|set|put|do|bring|get) {_SOME}(?P<way>{_QUIET}|{_LOUD}) (?P<rest>(?!by\b|than\b|from\b|at\b|in\b)\w.+)$", _levelled),
        (rf"^(?:make|turn|set|put|do|bring|get) (?P<rest>.+?) {_SOME}(?P<way>{_QUIET}|{_LOUD})$", _levelled),
        # "Anna should be more loud", "make that Anna is louder"
        (rf"^(?P<rest>(?:the |my |our )?[\w-]+(?: [\w-]+)?) (?:should|must|shall|has to|needs to|could|ought to) (?:be|get|become|sound|come) {_SOME}(?P<way>{_QUIET}|{_LOUD})$", _levelled),
        (rf"^make (?:it )?(?:so )?that (?P<rest>(?:the |my |our )?[\w-]+(?: [\w-]+)?) (?:is|gets|becomes|sounds|comes|will be) {_SOME}(?P<way>{_QUIET}|{_LOUD})$", _levelled),
        # "the young man Kofi is very quiet, can he be louder?"
        (r"\b(?:the|my|our|that|this) (?:(?:young|old|other|nice|little|small) )*(?:girl|boy|lady|man|woman|gentleman|guy|lad|kid|child|fellow|chap|person|speaker|guest|host) (?!(?:is|was|are|who|that|says?|said|with|from|in|on|at|and|or|of|to|out|off|louder|quieter|speaks?|talks?|sounds?|has|asks?|tells?|when|where|please)\b)(?=[\w-]+\b)", ""),
        (r"^(?P<who>[\w-]+) (?:is|sounds|was|seems) (?:(?:very|rather|too|so|a bit|a little|quite|really|much|far|way|pretty) )*(?:quiet|faint|soft|weak|low)\b[,;.!]*(?: [^,;.?!]*[,;.!])*\s*(?:(?:so|and|please|can you|could you|would you|can|could) )*(?:(?:he|she|they) be (?:made )?(?:a (?:bit|little) )?(?:louder|turned up)|(?:make|turn|bring|get) (?:him|her|them) (?:up|a (?:bit|little) louder|louder))(?: please)?$", r"make \g<who> louder"),
        (r"^(?P<who>[\w-]+) (?:is|sounds|was|seems) (?:(?:very|rather|too|so|a bit|a little|quite|really|much|far|way|pretty) )*(?:loud|noisy)\b[,;.!]*(?: [^,;.?!]*[,;.!])*\s*(?:(?:so|and|please|can you|could you|would you|can|could) )*(?:(?:he|she|they) be (?:made )?(?:a (?:bit|little) )?(?:quieter|softer|turned down)|(?:make|turn|bring|get) (?:him|her|them) (?:down|a (?:bit|little) quieter|quieter|softer))(?: please)?$", r"make \g<who> quieter"),
        # "make it so that nobody hears the telephone number"
        (r"^(?:(?:make|do|fix|arrange|see to|take care of|make sure of|make sure|be sure|ensure|see) ?(?:it|this)? ?(?:so )?(?:that )?)?(?:nobody|no one|noone|no-one|people|they|you)(?: else)? (?:can |could |may |should |must |will |is able to )?(?:ever )?(?:not |never |cannot |can't )?(?:hears?|understand) (?P<rest>(?:the|my|our|his|her|their|that|this|where|when|what) .+)$", r"mute \g<rest>"),
        (r"^(?P<rest>(?:the|my|our|his|her|their|that|this) .+?) (?:must|should|may|can|shall) not be (?:heard|audible|understood|in it|in there)$", r"mute \g<rest>"),
        # "how long speaks Callum?"
        (rf"^how (?P<how>long|much|often) (?:speaks?|talks?|is speaking|is talking) {_PERSON}$", r"how \g<how> does \g<who> speak"),
        (rf"^how (?P<how>long|much) {_PERSON} (?:is |are )?(?:speaks?|talks?|speaking|talking)$", r"how \g<how> does \g<who> speak"),
        (rf"^(?P<how>how often|how many times|where|when) (?:says?|tells?|mentions?|said|speaks?) {_PERSON} (?P<rest>.+)$", r"\g<how> does \g<who> say \g<rest>"),
        (r"^(?P<how>where|when) (?:begins?|starts?|comes?) (?P<rest>.+)$", r"\g<how> does \g<rest> begin"),
    )
)  # fmt: skip
"""How learners of English put it."""

_LOOSE = rewrites(
    (
        (
            r"^(?:skip|leave away|let away|let out|put out|throw) (?:over |out )?(?=(?:the|that|this|all|where|my|his|her|our)\b)",
            "cut ",
        ),
        # "take Anna out altogether but leave her question"
        (
            r"\b(?:take|cut|throw|edit) (?P<rest>(?!out\b)[\w'-]+(?: [\w'-]+){0,4}?) out(?: altogether| completely| entirely)?(?=,| but | and |$)",
            r"cut \g<rest>",
        ),
        (
            r"\b(?:the |all )?words? (?:that |which )?(?:i|he|she|they|we|people|is|are) (?:repeat(?:s|ed)?|double[sd]?|stutter(?:s|ed)?)\b|\b(?:where|when) (?:i|he|she|they|we|people|somebody|someone) (?:repeats?|doubles?) (?:my |his |her |their |our |the |same |a )*words?\b",
            "the repeated words",
        ),
        (
            r"(?<=repeated words)(?: out)?[\s,:;(]+(?:please,? )?(?:like|such as|for example|eg|e\.g\.|as|the|i mean|for instance) .+$",
            "",
        ),
        (r"^(?:all )?(the repeated words)(?: out| away| off)?$", r"remove \1"),
        # "the second kippers but leave the first"
        (
            r"\b(the (?:first|second|third|last|other)) (?!(?:one|two|time|take|part|bit|half|minute|second|sentence|word|line|question|answer|version|thing)\b)([\w'-]+),? (?:and|but) (?:leave|keep|not) the (?:first|second|third|last|other|others|rest)(?: ones?)?(?: in| alone| there)?$",
            r'\1 "\2"',
        ),
        # "the advertisement for the soap"
        (
            r"\b(?:the |that |this )?(?:ad|advert|advertisement|advertising|commercial|publicity|promo|promotion|sponsor(?:'s)? (?:message|spot|bit|part)) (?:for|about|of|with|from) (?:the |that |our |a )?[\w'-]+(?: [\w'-]+)?$",
            "the advertisement",
        ),
        # "cut Priya saying no swearing"
        (
            r"\b(cut|delete|remove|take out|mute|bleep|keep|lose|drop) ((?!where|when|what|the\b)[\w-]+) (?:saying|mentioning) ",
            r"\1 where \2 says ",
        ),
        (
            r"\b(?:boring|silly|stupid|annoying|awful|terrible|rude|embarrassing|endless|lengthy|horrible|ridiculous|unnecessary|useless|awkward|funny|lovely|sweet|dull) (?=\w)(?!(?:parts?|bits?|things?|stuff|sections?|ones?|pieces?|moments?|words?)\b)",
            "",
        ),
        # "the part of the fire brigade"
        (
            rf"\b(?:the|that|this) (?P<noun>{_NOUN}) (?:of|over|on|from|with) {_NO_TOPIC}(?=\w)",
            r"the \g<noun> about ",
        ),
    )
)
"""What may be meant otherwise as well: the part of somebody is what they say."""

_AGAIN = r"(?: (?:again|once more|once again|one more time|another time|please))*"
_HEAR = re.compile(
    rf"^(?:(?:please|now|then|so|and|well|ok|okay)[, ]+)*(?:(?:i(?:'d| would)? ?(?:really )?(?:like|love|want|wish|need)|(?:can|could|may|might|shall) (?:i|we)|i want|we want|we'd like|we would like)(?: to)?(?: just)? "
    rf"|(?:please )?(?:let (?:me|us)|let's|lets)(?: just)? )(?:please )?{_AGAIN.lstrip()}(?:re-?)?(?:hear|listen(?:{_AGAIN}) to|listen|play|replay|have a listen to)(?P<where>.+)$"
    rf"|^(?:please )?(?:replay|re-?play|play(?: (?:me|us|for me))?{_AGAIN}|play back|(?:take|bring) (?:me|us) (?:back )?to) (?P<what>.+)$"
)
_MORE_THAN_HEARD = re.compile(
    r"\b(?:first|then|only|just|nothing|without|and|but|louder|quieter|clearer|better|faster|slower|not|less|more|instead|it|this|that|from|loop|twice|times|everything|recording|file|all|whole)\b|\d"
)
"""What no wish to hear a part again holds: it says how it should sound, or what should stay."""
_TOLD_OF = re.compile(
    rf"^(?:the |that |this )?(?P<noun>{_NOUN}|joke|song) (?:of|with|about|from|on) (?=\w)"
)

_WITHOUT = re.compile(
    r"^(?:(?:and|but|oh|so|also|please|hey|ok|okay|now|well)[, ]+)*(?:no(?: more)?|without|minus|not) (?:any |the |that |this |all )?(?P<rest>(?!(?:i|we|you|he|she|it|they|but|if|doubt|need)\b)[\w'-]+(?: [\w'-]+){0,4}(?:,? (?:and |or )?(?:no|without) (?:any |the |that )?[\w'-]+(?: [\w'-]+){0,3}){0,3})$"
)
_NOR = re.compile(r",? (?:and |or )?(?:no|without) (?:any |the |that |this )?")
_STOCK = word_set(
    "way problem problems idea thanks thank worries worry doubt need one more matter reason sense chance clue point wonder kidding comment "
    "luck rush hurry pressure joke fun good bad longer sir madam mate please thing fair harm offence offense yes not bother big deal use "
    "what how why when where never just sure yet further ado exception question questions changes change edit edits music sound noise "
    "best worst right wrong first second third last other others rest beginning truth same new old worth fact "
    "silence silences pause pauses gaps gap audio recording file selection fade fades effects effect"
)
""" "No problem", "no idea": what is said so and wishes nothing, or what is heard and not said."""
_SOLE = re.compile(
    r"^(?:(?:i (?:only |just )?(?:need|want)|give me|so|ok|okay|and|now|please)[, ]+)*(?:only|just|nothing but) (?P<rest>(?:(?:the|that|my|our|his|her|their|this) )?[\w'-]+(?: [\w'-]+){0,5}?)(?:,? (?:nothing else|that's all|no more))*$"
)
_ALONE = re.compile(
    r"^(?P<rest>(?:the|that|my|our|his|her|their|this) [\w'-]+(?: [\w'-]+){0,4}?) only(?:,? (?:nothing else|that's all|no more))*$"
)
_PUT = re.compile(
    r"^(?P<rest>(?:(?:the|that|my|our|his|her|this) )?[\w'-]+(?: [\w'-]+){0,4}?)(?: goes| comes| should (?:go|come|be))? (?P<where>first|last|to the (?:very )?(?:start|front|top|end|beginning)|at the (?:very )?(?:start|front|top|beginning)|up front)$"
)
_BEGUN_WITH = re.compile(
    r"^(?:please )?(?P<where>start|begin|open|end|finish|close) (?:it |this |off |the (?:recording|episode|show|file) )*(?:with|on) (?P<rest>(?:the|that|my|our|his|her) [\w'-]+(?: [\w'-]+){0,4})$"
)
_TOLD = re.compile(
    r"\b(?:is|are|was|were|will|would|can|could|has|have|had|do|does|did|should|must|knows?|allowed|needed|harmed|wanted)\b|\?\s*$"
)
"""What a sentence holds that tells or asks something."""
_FIRST_THEN = re.compile(
    r"^(?:i(?:'d| would)? (?:want|like|wish|prefer|need) (?:to )?(?:hear|have|put|listen to|play) )?(?:at )?first(?: come| comes)? (?P<one>(?:the|that|my|our|his|her) [^,;]+?)(?:,? (?:and )?(?:then|after (?:it|that|this|them)|afterwards|after|only then|later))+ (?P<other>(?:the|that|my|our|his|her) [^,;]+)$"
)
_TOO = re.compile(
    r"^(?:it|everything|all of it|all|the whole (?:thing|recording)|the (?:recording|file|audio|volume|sound))(?: is|'s| are| sounds)?(?: (?:all|just|really|still|always|a bit|a little|much|far|way|very))* too (?P<how>quiet|faint|soft|low|weak|loud)\b(?! (?:in|at|from|when|where|near|after|before|during)\b)[^?]*$"
)
_STARTS = re.compile(rf"^(?:{EDITS}|{'|'.join(DEEDS['go'].split('|')[:4])}|put|move|start|end)\b")


def plainer(text: str) -> Iterator[Plainer]:
    """What a sentence (normalised) that nobody reads may be in plainer words, the surest first."""
    told, text = text, text.rstrip(" .!?")
    if len(text) > MOST_LETTERS:
        return
    seen = {text}
    typed = _written(text, _TYPED)
    learnt = _written(_untaught(typed), _LEARNT)
    tells = _TOLD.search(told) is not None and _TOO.match(learnt) is None
    verbless = () if tells else (learnt, typed, learnt.rpartition(": ")[2])
    ways = [found for way in (learnt, typed) if (found := heard_again(way)) is not None]
    if not ways:
        ways = [Plainer(typed, True), Plainer(learnt, True)]
        ways.append(Plainer(_written(learnt, _LOOSE), False))
        ways += [found for way in verbless for found in _verbless(way)]
    for found in ways:
        if found.wish and found.wish not in seen:
            seen.add(found.wish)
            yield found


def _untaught(text: str) -> str:
    """A sentence without the politeness before its wish."""
    return re.sub(
        r"^(?:(?:please|kindly|hello|hi|sorry|(?:can|could|would|will) (?:you|we))[, ]+)+", "", text
    )


def _written(text: str, table: tuple[Rewrite, ...]) -> str:
    """A sentence with all of a table's rewrites, but what stands in quotation marks."""
    parts = re.split(r"(\"[^\"]*\")", text)
    return "".join(p if p.startswith('"') else rewritten(p, table) for p in parts).strip(" ,")


def heard_again(text: str) -> Plainer | None:
    """A wish to hear a part, as one to go there; None for any other sentence (normalised)."""
    found = _HEAR.match(text.rstrip(" .!?"))
    rest = (found["where"] or found["what"] or "").strip() if found is not None else ""
    rest = re.sub(rf"^{_AGAIN.lstrip()} ?|{_AGAIN}$", "", f" {rest}").strip()
    told = re.sub(r"\b(?:where|when|what|that) .+$", "", rest)
    if not rest or _MORE_THAN_HEARD.search(told):
        return None
    rest = _TOLD_OF.sub(r"the \g<noun> about ", rest)
    return Plainer(f"go to {rest}", True)


def _verbless(text: str) -> Iterator[Plainer]:
    """Wishes without a verb: "no lentils", "only the jokes", "the fall first"."""
    ways: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_TOO, _turned),
        (_WITHOUT, lambda m: "cut " + " and ".join(map(_the, _NOR.split(m["rest"])))),
        (_ALONE, lambda m: f"keep only {m['rest']}"),
        (_SOLE, lambda m: f"keep only {_the(m['rest'])}"),
        (_FIRST_THEN, lambda m: f"move {_part(m['one'])} before {_part(m['other'])}"),
        (_PUT, lambda m: f"move {_the(m['rest'])} to the {_edge(m['where'])}"),
        (_BEGUN_WITH, lambda m: f"move {_the(m['rest'])} to the {_edge(m['where'])}"),
    )
    bare = cleaned(text) if _STARTS.match(cleaned(text)) else text
    for shape, put in ways:
        found = shape.match(bare)
        rest = (found.groupdict().get("rest") or "") if found is not None else ""
        named = set(re.sub(r"^(?:the|that|my|our|his|her|their|this) ", "", rest).split())
        if found is None or _STARTS.match(rest) or (rest and named <= _STOCK):
            continue
        yield Plainer(put(found), False)


def _turned(found: re.Match[str]) -> str:
    """ "It is all too quiet for my ears" as "make everything louder"."""
    return f"make everything {'quieter' if found['how'] == 'loud' else 'louder'}"


def respelt(text: str, unknown: Sequence[str], spoken: Collection[str]) -> str:
    """A sentence with its long unknown words as they are said, where they differ in one letter."""
    words = [word for word in spoken if len(word) >= LONG_WORD]
    for word in unknown:
        if len(word) < LONG_WORD or word in spoken:
            continue
        near = process.extract(word, words, scorer=OSA.distance, score_cutoff=1, limit=2)
        if len(near) == 1 and near[0][0][0] == word[0]:
            text = re.sub(rf"\b{re.escape(word)}\b", near[0][0], text)
    return text


def _the(name: str) -> str:
    """A thing with its article."""
    return name if re.match(r"(?:the|that|my|our|his|her|their|this)\b", name) else f"the {name}"


def _part(name: str) -> str:
    """A thing as the part about it, for a word alone names no place to move something to."""
    bare = re.sub(r"^(?:the|that|my|our|his|her) ", "", name)
    return name if re.search(rf"\b{_NOUN}\b", name) else f"the part about {bare}"


def _edge(where: str) -> str:
    return "end" if re.search(r"last|end", where) else "start"
