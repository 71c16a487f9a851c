# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Chapters with their titles and places, in whatever order a sentence gives them."""

from __future__ import annotations

import re
from itertools import pairwise

from audiochat.domain.notes import LONGEST_TITLE
from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.services.commander.describe import describe
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.quotes import QUOTED, closed

AT = (
    r"(?:(?:at|from) |ב-?)?(?P<at>(?:\d+:)?\d+:\d{2}(?:\.\d+)?|\d+(?:\.\d+)? ?(?:s|sec|seconds)|"
    r"\d+ ?(?:m|min|mins|minutes?)(?:,? (?:and )?\d+ ?(?:s|secs?|seconds?)|\d+s)?|"
    r"here|the (?:start|beginning|playhead|cursor|current (?:position|place|time))|כאן)"
)
"""A place where a chapter begins, in the group ``at``."""
_PLACE = re.compile(
    rf"(?<![\w:]){AT}(?![\w:])|(?P<word>(?<!\w)(?:(?:from |right )?now|פה|ב?התחלה)(?!\w))",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"\b(?:chapters?|markers?)\b|\bה?פרק(?:ים)?\b|^(?:please |now )*(?:mark|label)\b.*\bas\b",
    re.IGNORECASE,
)
_LOOSE = word_set(
    "add insert make put set start begin mark create drop place stick slip pop include have has give need needs want "
    "would like i i'd we we'd you could can please pls kindly just now also then and next another one two three four "
    "five more a an the new following these those begins starts begun comes goes reads there here should must shall be "
    "chapter chapters mark marks marker markers point points break breaks called named titled entitled labelled labeled "
    "label with name names title titles heading caption as follows for me us it this that of in on at from to my our "
    "recording file talk episode audio let let's lets thank thanks open opens opening time times say saying which begin "
    "הוסף תוסיף הוסיפי תוסיפי תוסיפו להוסיף תכניס תכניסי תשים תשימי שים שימי תסמן תסמני סמן התחל תתחיל תתחילי מתחיל "
    "יתחיל פרק פרקים הפרקים חדש חדשים בשם בשמות בשמו עם השם הכותרת שם כותרת בבקשה את הבאים ועוד ו ב אחד עכשיו כאן לי "
    "שני שלושה אני רוצה צריך צריכה"
)
"""What may stand around the titles and places of chapters."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LEFT = re.compile(r"[\d%]")

_CLOCK = r"(?:\d+:)?\d+:\d{2}(?:\.\d+)?"
_INTRO = (
    r"(?:(?:add|make|create|set|insert|mark|put in|start|תוסיפי?|תוסיף|הוסף|תסמני|תסמן|סמן) )?(?:the |these |my |a |two |three |four )?(?:following )?(?:chapters?|פרקים)"
    r"(?: marks| markers| points)?(?:,? (?:please|pls|בבקשה)|,? ?\((?:please|pls)!?\))?(?: for (?:me|us|it|this|the \w+))?(?: called| named)?(?: at)?(?: as follows)?"
)
_LIST = re.compile(rf"{_INTRO}(?: ?[:.–-])? (?P<rows>.{{0,60}}?{_CLOCK}.{{1,700}})", re.IGNORECASE)
_MORE = re.compile(
    r"(?:,|\band\b)(?: and)? (?:another(?: one)?|one more|one|a second|the next|(?:a|the) (?=chapter))(?: chapter)?(?: called| named)? "
    rf"(?=\S.{{0,200}}? at {_CLOCK})|"
    rf"(?:,|\band\b)(?: and)?(?: (?:another(?: one)?|one more|one|a|a second|the next))?(?: chapter)? at (?={_CLOCK} (?:called|named|titled) )",
    re.IGNORECASE,
)
_CALLED = re.compile(rf"({_CLOCK}) (?:called|named|titled) ", re.IGNORECASE)
_AND = r"\s*(?:[,;\n]\s*(?:and )?|\band |[.] )"
_ROWS = (
    re.compile(rf"(?P<at>{_CLOCK})\s*[-–=:]?\s*(?P<text>[^,;\n]+?)(?={_AND}{_CLOCK}|$)"),
    re.compile(
        rf"(?:^|{_AND})(?P<text>[^,;\n]+?) (?:(?:at|from) |ב-?|[-–@] ?)?(?P<at>{_CLOCK})(?={_AND}|$)"
    ),
)


_INNER = re.compile(r"\S\s['‘]\w")
"""Words in marks after other words: no title, but two things."""


def seconds(text: str, state: RecordingState) -> float:
    """The place of a chapter as it was written, in seconds."""
    low = text.lower()
    if low in ("here", "כאן", "פה", "now", "from now", "right now") or low.startswith(
        ("the p", "the cu")
    ):
        return state.playhead
    if low.startswith("the") or "התחלה" in low:
        return 0.0
    units = re.fullmatch(r"(\d+) ?m[a-z]*\W*(?:and )?(?:(\d+) ?s[a-z]*)?", low)
    if units:
        return 60.0 * int(units[1]) + int(units[2] or 0)
    total = 0.0
    for part in re.sub(r"[^\d:.]", "", low).split(":"):
        total = total * 60 + float(part)
    return total


_CLOSING = re.compile(
    r",\s*(?:please|pls|thanks|thank you|ok|okay|will you|if you can|that would be great)[.!?]*$",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """A title without the marks around it and the thanks after it."""
    text = _CLOSING.sub("", re.sub(r"(?<!\.)\.$|[!?.]*[!.]{2,}$", "", text.strip()))
    return text.strip("\"'“”„«» ")[:LONGEST_TITLE]


def chapters(said: str, state: RecordingState, registry: Registry) -> Understanding | None:
    """ "Chapters: 0:00 Introduction, 18:45 Entropy", or "chapters please: "Opening" at 0:00".

    None for all others, and where a place lies past the end.
    """
    if "add_chapter" not in registry:
        return None
    rows = _quoted(said) or _listed(said)
    steps = [
        Step(op="add_chapter", start=seconds(at, state), params={"title": bare(text)})
        for at, text in rows
    ]
    if not steps or any((step.start or 0.0) >= state.duration for step in steps):
        return None
    told = ", then ".join(describe(step, registry) for step in steps)
    return Understanding(status=PlanStatus.PLAN, steps=tuple(steps), message=told)


def _quoted(said: str) -> list[tuple[str, str]]:
    """The places and titles of chapters in quotation marks, if nothing else is said."""
    titles = list(QUOTED.finditer(said))
    rest = QUOTED.sub(lambda m: " " * len(m[0]), said)
    if not titles or not _CHAPTER.search(rest) or "?" in rest[:-1]:
        return []
    places = list(_PLACE.finditer(rest))
    rest = _PLACE.sub(" ", rest)
    loose = all(word.lower() in _LOOSE for word in _WORD.findall(rest))
    if not loose or _LEFT.search(rest) or len(places) != len(titles):
        return []
    pairs = sorted(zip(places, titles, strict=True), key=lambda pair: pair[0].start())
    leads = [place.start() < title.start() for place, title in pairs]
    apart = all(
        max(one[0].start(), one[1].start()) < min(two[0].start(), two[1].start())
        for one, two in pairwise(pairs)
    )
    if not apart or len(set(leads)) > 1:
        return []
    return [(place["at"] or place["word"], title["text"]) for place, title in pairs]


def _listed(said: str) -> list[tuple[str, str]]:
    """The places and titles of a list of at least two chapters."""
    found = _LIST.fullmatch(_CALLED.sub(r"\1 ", _MORE.sub(", ", said.rstrip(".! "))))
    if not found:
        return []
    rows = found["rows"]
    shape = _ROWS[0 if re.match(_CLOCK, rows) else 1]
    out = [(row["at"], row["text"]) for row in shape.finditer(rows)]
    whole = len(out) > 1 and len(out) == len(re.findall(_CLOCK, rows))
    strange = any(not closed(text) or _INNER.search(text) for _, text in out)
    strange = strange or any("'" in title and title.startswith("'") for _, title in out)
    return out if whole and not strange else []
