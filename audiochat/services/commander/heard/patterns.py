"""Things said that are known by their form: telephone numbers, addresses, cards, swearing, fillers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.normalise import word_set

_DIGITS = re.compile(r"\d[\d.,]*$")
_PLUS = ("plus", "פלוס")
_OH = ("oh", "o")
_DOUBLE = {"double": 2, "triple": 3, "כפול": 2}
_BREAK = 3.0
"""Seconds of pause that end a number being dictated."""

_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
_AT = ("at", "שטרודל", "כרוכית")
_DOT = ("dot", "נקודה", "point")
_ENDS = re.compile(r"(?:com|org|net|edu|gov|co|io|ai|me|info|de|uk|il|fr|us|eu|tv|dev|app|קום|נט)$")
_JOINTS = (*_DOT, "underscore", "dash", "hyphen", "קו")
_NOT_A_NAME = word_set(
    "is are me us to the my him her them mail email address you it or and today now online here visit out "
    "more look find available shop there tonight tomorrow live again free us website page"
)

_SWEARS = re.compile(
    r"(?:mother)?(?:fuck\w*|fuk\w*)|f[*]+\w*|(?:bull|horse)?shit\w*|s[*]+t|bitch\w*|bastard\w*|"
    r"(?:ass|arse)(?:holes?|es)?|cunts?|dick(?:head)?s?|(?:god)?damn\w*|dammit|piss(?:ed|ing)?|"
    r"crap(?:py)?|twats?|wankers?|bollocks|whores?|sluts?|prick|"
    r"bugger(?:ed|ing|s)?|sodding|tossers?|pillocks?|(?:knob|bell)(?:head|end)s?|feck(?:ing|in)?|friggin(?:g)?|effing|"
    r"(?:ה|ו)?(?:שיט|פאק|כוסאמק|כוסעמק|בןזונה|זונה|שרמוטה|זין|מניאק|חרא|תחת)"
)
_BLOOD = word_set(
    "nose noses knee knees hand hands finger fingers face lip lips head mouth eye eyes arm arms leg "
    "legs foot feet toe toes wound wounds cut cuts scratch bandage bandages shirt clothes sheets "
    "towel knife axe sword meat steak stool stools urine sputum discharge mary marys sunday war wars "
    "battle battles fight fights murder massacre revolution conflict civil coup uprising history "
    "scene footprint footprints handprint tissue rag dagger corpse body"
)
"""What "bloody" tells of blood: "a bloody nose", "a Bloody Mary", "the bloody war"."""
_CURSED = {"sod": word_set("off it all that this the you"), "blast": word_set("it you")}
"""Words that swear only before these."""
_FILLERS = re.compile(r"u+m+|u+h+m*|e+r+m*|e+h+m*|h+m+|m{2,}|m+h+m+|a+h+m*|אמ{2,}|א+ה+מ*|א{2,}|המ+")
_FINE_TWICE = word_set(
    "very no yes yeah bye ha so really much okay ok yep yup nope nah never ever please hello hi hey goodbye "
    "sorry thanks cheers welcome wow oh ah aw ooh ouch oops wait stop far long big many more too again "
    "hush shh quick quickly knock blah tut hip hooray bravo yay amen hallelujah "
    "מאוד לא כן שלום ביי סליחה תודה בבקשה די רגע"
)
"""Words that people say twice on purpose."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` up to, not including, ``last`` that are digits; ``plus`` is said before them."""

    first: int
    last: int
    digits: str
    plus: bool = False


def digit_runs(said: Said) -> list[Run]:
    """Stretches of words that are digits, said or written."""
    return said.once("digits", lambda: _digit_runs(said))


def _digit_runs(said: Said) -> list[Run]:
    out: list[Run] = []
    at, count = 0, len(said.tokens)
    while at < count:
        if not _starts(said, at):
            at += 1
            continue
        first, digits, at = at, "", at
        while at < count and not (digits and _pause(said, at)):
            piece, size = _digits(said, at, bool(digits))
            if not size:
                break
            digits += piece
            at += size
        before = said.tokens[first - 1] if first else ""
        plus = before in _PLUS
        out.append(Run(said.at[first - plus], said.at[at - 1] + 1, digits, plus))
    return out


def _starts(said: Said, at: int) -> bool:
    token = said.tokens[at]
    if token in _DOUBLE or token in _OH:
        return at + 1 < len(said.tokens) and bool(_DIGITS.match(said.tokens[at + 1]))
    return bool(_DIGITS.match(token))


def _pause(said: Said, at: int) -> bool:
    one, other = said.at[at - 1], said.at[at]
    return said.words[other].start - said.words[one].end > _BREAK


def _digits(said: Said, at: int, inside: bool) -> tuple[str, int]:
    """The digits that begin at a token and how many tokens they take."""
    token = said.tokens[at]
    after = said.tokens[at + 1] if at + 1 < len(said.tokens) else ""
    if token in _DOUBLE and len(after) == 1 and after.isdigit():
        return after * _DOUBLE[token], 2
    if token in _OH:
        return ("0", 1) if inside or _DIGITS.match(after) else ("", 0)
    if not _DIGITS.match(token):
        return "", 0
    written = re.sub(r"\D", "", token)
    spelt = not any(c.isdigit() for c in said.words[said.at[at]].text)
    tens = spelt and len(written) == 2 and written.endswith("0") and written != "10"
    if tens and len(after) == 1 and after.isdigit() and after != "0":
        return written[0] + after, 2
    if inside and spelt and written == "100":
        return "00", 1
    return written, 1


def luhn(digits: str) -> bool:
    """Whether the last digit checks the others, as on every payment card (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def cards(said: Said) -> list[Hit]:
    """Payment card numbers: 13 to 19 digits with a right check digit."""
    runs = digit_runs(said)
    return [Hit(r.first, r.last) for r in runs if 13 <= len(r.digits) <= 19 and luhn(r.digits)]


def phones(said: Said) -> list[Hit]:
    """Telephone numbers: 7 to 15 digits in a row that are no card."""
    taken = set(cards(said))
    runs = [r for r in digit_runs(said) if 7 <= len(r.digits) <= 15 and not _counts(said, r)]
    return [hit for r in runs if (hit := Hit(r.first, r.last)) not in taken]


def _counts(said: Said, run: Run) -> bool:
    """Whether a number is said as an amount: "four hundred thousand"."""
    return any(
        set(re.findall(r"[a-z]+", word.text.casefold())) & _AMOUNTS
        for word in said.words[run.first : run.last]
    )


_AMOUNTS = word_set("thousand million billion trillion")


def numbers(said: Said) -> list[Hit]:
    """Every number."""
    return [Hit(r.first, r.last) for r in digit_runs(said)]


def emails(said: Said) -> list[Hit]:
    """E-mail addresses, written or spelt out ("anna dot lee at example dot com")."""
    out = [Hit(i, i + 1) for i, word in enumerate(said.words) if _MAIL.search(word.text)]
    tokens = said.tokens
    for at, token in enumerate(tokens):
        if token not in _AT or at == 0 or at + 2 >= len(tokens):
            continue
        dot = next((i for i in range(at + 1, min(at + 6, len(tokens))) if tokens[i] in _DOT), None)
        if dot is None or dot + 1 >= len(tokens) or not _ENDS.match(tokens[dot + 1]):
            joined = next((i for i in range(at + 1, min(at + 4, len(tokens)))
                           if "." in said.words[said.at[i]].text.strip(".,!?")), None)  # fmt: skip
            if joined is None:
                continue
            last = said.at[joined] + 1
        else:
            last = said.at[dot + 1] + 1
            if dot + 3 < len(tokens) and tokens[dot + 2] in _DOT and _ENDS.match(tokens[dot + 3]):
                last = said.at[dot + 3] + 1
        first = at - 1
        while first >= 2 and (tokens[first - 1] in _JOINTS or tokens[first].isdigit()):
            first -= 2 if tokens[first - 1] in _JOINTS else 1
        if first and len(tokens[first - 1]) == 1 and tokens[first - 1].isalpha():
            first -= 1  # "s patel at ..."
        if tokens[first] not in _NOT_A_NAME:
            out.append(Hit(said.at[first], last))
    return sorted(set(out), key=lambda hit: hit.first)


def _like(shape: re.Pattern[str]) -> Callable[[Said], list[Hit]]:
    def find(said: Said) -> list[Hit]:
        alike = [token for token in said.places if shape.fullmatch(token)]
        places = sorted({said.at[place] for token in alike for place in said.places[token]})
        return [Hit(place, place + 1) for place in places]

    return find


def swears(said: Said) -> list[Hit]:
    """Swear words; "bloody" where it does not tell of blood."""
    mild = [place for place, token in enumerate(said.tokens) if _is_mild(said, place, token)]
    oaths = {Hit(said.at[at], said.at[at] + (2 if _is_oath(said, at) else 1)) for at in mild}
    others = [
        hit for hit in _like(_SWEARS)(said) if not any(o.first <= hit.first < o.last for o in oaths)
    ]
    return sorted({*others, *oaths}, key=lambda hit: hit.first)


def _is_oath(said: Said, place: int) -> bool:
    """Whether a word swears together with the next: "bloody hell", not "bloody ridiculous"."""
    return place + 1 < len(said.tokens) and said.tokens[place + 1] in ("hell", "heck")


def _is_mild(said: Said, place: int, token: str) -> bool:
    """Whether a word swears by what follows it."""
    ends = said.words[said.at[place]].text.endswith((".", ",", ";", ":", "?"))
    after = "" if ends or place + 1 == len(said.tokens) else said.tokens[place + 1]
    if token == "bloody" and place and said.tokens[place - 1] in ("say", "said", "says", "saying"):
        return True
    if token == "bloody":
        return bool(after) and after not in _BLOOD and after not in ("and", "but", "or", "with")
    return after in _CURSED.get(token, ())


_QUOTING = word_set("say says said saying word words called")


def fillers(said: Said) -> list[Hit]:
    """Hesitations; in "you said um two hundred times" there is none."""
    return [
        hit
        for hit in _like(_FILLERS)(said)
        if not (hit.first and set(plain(said.words[hit.first - 1].text)) & _QUOTING)
        or said.words[hit.first - 1].text.endswith((",", ".", "?", "!", "…", "-"))
    ]


def is_swearing(word: str) -> bool:
    """Whether a word is a swear word."""
    return bool(_SWEARS.fullmatch(word)) or word == "bloody"


def is_filler(word: str) -> bool:
    """Whether a word is a hesitation."""
    return bool(_FILLERS.fullmatch(word))


def repeats(said: Said) -> list[Hit]:
    """Words said twice by a slip of the tongue ("the the", "can we, um, can we"): the first time."""
    out: list[Hit] = []
    at = 0
    while at < len(said.tokens) - 1:
        last = next((end for size in range(_TOGETHER, 0, -1) if (end := _twice(said, at, size))), 0)
        if last:
            out.append(Hit(said.at[at], said.at[last]))
        at = max(last, at + 1)
    return out


_TOGETHER = 4
"""Words that are said twice together, at the most."""


def _twice(said: Said, at: int, size: int) -> int:
    """The token with which some words are said once more, right behind them or a hesitation; 0 for none."""
    tokens, last = said.tokens, at + size
    first = tokens[at:last]
    again = last
    while again < len(tokens) and _FILLERS.fullmatch(tokens[again]):
        again += 1
    if tokens[again : again + size] != first or said.at[last - 1] == said.at[again]:
        return 0
    if any(token.isdigit() or _FILLERS.fullmatch(token) for token in first):
        return 0
    if set(first) <= _FINE_TWICE or len(set(first)) < size:
        return 0
    if any(_written(said, at + n) != _written(said, again + n) for n in range(size)):
        return 0  # "well, we'll"
    words = said.words[said.at[at] : said.at[again] + 1]
    if _alone(said, at, again + size) or any(word.bleeps for word in words):
        return 0
    near = all(b.start - a.end < _APART for a, b in pairwise(words))
    ended = any(word.text.endswith((".", "?", "!")) for word in words[:-1])
    same = len({word.word.speaker for word in words}) == 1
    return again if near and same and not ended else 0


def _alone(said: Said, at: int, last: int) -> bool:
    """Whether the words said twice are a whole sentence, as where it is meant: "Anytime, anytime."."""
    first, end = said.at[at], said.at[last - 1]
    before = said.words[first - 1] if first else None
    opens = before is None or before.text.endswith((".", "?", "!"))
    opens = opens or (before is not None and before.word.speaker != said.words[first].word.speaker)
    return opens and said.words[end].text.endswith((".", "?", "!"))


def _written(said: Said, token: int) -> str:
    """The word that a token is from, without the marks at its ends."""
    return said.words[said.at[token]].text.casefold().replace("’", "'").strip('.,;:!?"“”…-()')


_APART = 1.0
"""Seconds of pause behind which the same words are no slip."""


FINDERS: dict[str, Callable[[Said], list[Hit]]] = {
    "phone": phones,
    "email": emails,
    "card": cards,
    "number": numbers,
    "swears": swears,
    "fillers": fillers,
    "repeats": repeats,
}
"""How each kind of thing is found."""

NAMES = {
    "phone": ("telephone number", "telephone numbers"),
    "email": ("e-mail address", "e-mail addresses"),
    "card": ("card number", "card numbers"),
    "address": ("address", "addresses"),
    "postcode": ("postcode", "postcodes"),
    "number": ("number", "numbers"),
    "swears": ("swear word", "swear words"),
    "fillers": ("filler", "fillers"),
    "repeats": ("repeated word", "repeated words"),
    "money": ("amount of money", "amounts of money"),
    "date": ("date", "dates"),
    "website": ("web address", "web addresses"),
    "named": ("name", "names"),
    "greeting": ("greeting", "greetings"),
    "farewell": ("farewell", "farewells"),
    "thanks": ("sentence of thanks", "sentences of thanks"),
    "sorry": ("apology", "apologies"),
    "advert": ("advertisement", "advertisements"),
    "exchanges": ("question with its answer", "questions with their answers"),
    "questions": ("question", "questions"),
    "answers": ("answer", "answers"),
    "echoes": ("echo", "echoes"),
    "retakes": ("sentence that is said anew", "sentences that are said anew"),
    "corrections": ("correction", "corrections"),
    "slips": ("mistake", "mistakes"),
}
"""What each kind is called, one and several."""
