# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Chapters that begin at something said: "chapter at "Why did they close it?" called The closure"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from audiochat.domain.notes import LONGEST_TITLE, MOST_CHAPTERS
from audiochat.domain.operation import Registry
from audiochat.domain.plan import RecordingState, Step, Understanding
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.heard.made import Made
from audiochat.services.commander.heard.marking_places import Begins, named_words, places_of
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Asked
from audiochat.services.commander.heard.placing import Placing
from audiochat.services.commander.heard.reader import cleaned
from audiochat.services.commander.heard.ways import SINGLE
from audiochat.services.commander.heard.written import with_capitals

MOST_TOLD = 3
"""Chapters that a message names one by one with their places."""
MOST_LETTERS = 400
"""Letters of a sentence that is looked through for chapters."""

Others = Callable[[str], "tuple[Step, ...] | None"]
_VERB = (
    r"(?:add|insert|make|put|set|start|begin|mark|create|drop|place|stick|slip|pop|include|have|give me|open|"
    r"i want|i need|we need|there should be)"
)
_ONE = r"(?:a |an |the |another |one |one more |two |three |some |individual )?(?:new |separate )?"
_HEAD = re.compile(
    rf"(?<![\w\"'])(?:(?:{_VERB} (?:in |down |me )?)?{_ONE}(?:chapter|marker)(?:s|(?: (?:marks?|markers?|points?|breaks?|headings?)))?|"
    rf"{_VERB} (?:in |down |me )?{_ONE}(?:book)?marks?)(?![\w\"'-])"
)
""" "Put a chapter mark", "chapter"; a bare "mark where ..." shows a place and begins no chapter."""
_CALLED = r"(?:called|named|titled|entitled|labell?ed|with the (?:title|name)|by the name(?: of)?)"
_PLACED = re.compile(
    r"(?:^|(?<=\s))(?:(?:right |just |exactly )?(?P<bare>at|from|on|for|with)(?= )|(?:right |just )?(?=(?:where|when|wherever|whenever|before|after|every time|each time)\b))"
)
_LED = re.compile(r"(?:at |on )|(?:right )?(?=(?:where|when|before|after)\b)")
_AS = re.compile(
    r"(?:mark|label) (?P<place>(?!as\b|it\b|this\b|that\b).+) as (?:a |the )?(?:new )?(?:chapter )?(?:called )?(?P<title>.+)"
)
""" "Label the place where the ad starts as Sponsor"."""
_TITLED = re.compile(
    rf"(?:,? ?(?:and |then )*(?:(?:call|name|title|label|entitle) (?:it|that|this|the chapter|the mark)(?: as)? |{_CALLED}:? |as )|: ?| [-–] )(?P<title>.+)$"
    r"|\s(?P<quoted>\"[^\"]+\")$"
)
_NAME_IT = re.compile(rf"^{_CALLED}:? ")
_JOINT = re.compile(
    r"\s*[,;.]?\s+(?:and then|then|and also|and|also|plus)\s+|\s*[,;]\s*|(?<=[\w\"])[.]\s+"
)
_AGAIN = re.compile(
    r"^(?:(?:and )?(?:another|one more|one|a (?:second|third|fourth|last|next)|the (?:second|third|next|last))(?: one)? )?(?=\"|(?:called|named|titled|at|where|when)\b)"
)
_TITLES_IT = re.compile(
    r"(?:call|name|title|label|entitle) (?:it|that|this|the chapter|the mark)\b"
)
_THAT = re.compile(r"\b(?:that|this) (?=(?:very )?(?:first|last|second|third)\b)")
_THING = re.compile(r"(?:the |his |her |their |\"|[\w-]+'s )\S")
_FADES = re.compile(r"fade (?P<what>(?!in\b|out\b).+) (?P<way>in|out)")
_STRANGE = re.compile(r"\d|\"|\b(?:chapters?|called|named|titled|and then|it)\b")
_IT = re.compile(r"(?<=\babout )(?:it|that|this)$|(?<=\bmentions )it$|(?<=\bdiscuss )it$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter as it was wished: the words that name its place, and its title (empty: none).

    ``many``: "chapters" without a title, which are at things known by their form, if anywhere.
    """

    place: str
    title: str = ""
    many: bool = False


def is_shaped(text: str) -> bool:
    """Whether a sentence may wish a chapter at some place."""
    shaped = _HEAD.search(text) or _AS.search(text)
    return len(text) <= MOST_LETTERS and shaped is not None


def names_words(text: str) -> bool:
    """Whether a sentence surely wishes a chapter at something said, known by its words alone."""
    return any(named_words(mark.place) for mark in _read(cleaned(text)))


def plan(
    words: str, text: str, said: Said, state: RecordingState, registry: Registry, others: Others
) -> Made | None:
    """The chapters of a sentence (``text``: normalised ``words``), None where it wishes none.

    ``others`` reads what else is wished beside them. Raises ``Asked`` and ``Absent``.
    """
    if "add_chapter" not in registry or not is_shaped(text):
        return None
    text = cleaned(SINGLE.sub(r'"\1"', text))
    steps = _several(words, text, said, state, others) or _one(words, text, said, state)
    if not steps:
        return None
    if len(steps) > MOST_CHAPTERS:
        raise Asked(f"That would be {len(steps)} chapters, and a recording has at most {MOST_CHAPTERS}. At which places?")  # fmt: skip
    return Made(steps, _told(steps, registry))


def read_as_well(
    others: Others, mark: Callable[[str], Understanding | None], unclear: list[Understanding]
) -> Others:
    """The ordinary rules, which read a chapter beside another wish as well.

    ``mark`` answers to the wish for a chapter; ``unclear`` gets what is asked about one.
    """

    def read(rest: str) -> tuple[Step, ...] | None:
        steps = others(rest)
        if steps or not is_shaped(rest):
            return steps
        found = mark(rest)
        if found is not None and not found.steps:
            unclear.append(found)
        return (found.steps or None) if found is not None else None

    return read


def _told(steps: tuple[Step, ...], registry: Registry) -> str:
    """What is done in one line; of many chapters only the first few titles."""
    chapters = [step for step in steps if step.op == "add_chapter"]
    if len(chapters) <= MOST_TOLD or len(chapters) < len(steps):
        return describe_all(steps, registry)
    titles = [str(step.params.get("title", "")) for step in chapters]
    rest = len(titles) - MOST_TOLD
    shown = ", ".join(f"“{title}”" for title in titles[:MOST_TOLD])
    return f"Add {len(titles)} chapters: {shown} and {rest} more"


def _several(
    words: str, text: str, said: Said, state: RecordingState, others: Others
) -> tuple[Step, ...] | None:
    """Chapters in a row, or a chapter and what else is wished."""
    ends = [m.span() for m in _JOINT.finditer(text) if text[: m.start()].count('"') % 2 == 0]
    if not ends or len(ends) > 6:
        return None
    bounds = [(0, 0), *ends, (len(text), len(text))]
    out: list[Step] = []
    marked = False
    for (_, start), (end, _) in pairwise(bounds):
        piece = text[start:end]
        again = _AGAIN.match(piece) if marked else None
        piece = f"chapter {piece[again.end() :]}" if again is not None else piece
        found = _one(words, piece, said, state)
        marked = marked or found is not None
        # "and name it Welcome" is the chapter's title, and a wish about words is for others to read
        steps = found or (None if _TITLES_IT.match(piece) else _beside(piece, said, others))
        if (
            not steps and marked and _THING.match(piece)
        ):  # "at the greeting, the ad and the goodbye"
            steps = _one(words, f"chapter at {piece}", said, state)
        if not steps:
            return None
        out += steps
    return tuple(out) if marked else None


def _beside(piece: str, said: Said, others: Others) -> tuple[Step, ...] | None:
    """The steps of an ordinary wish beside a chapter, at a time or at what is said."""
    piece = _THAT.sub("the ", piece)
    fade = _FADES.fullmatch(piece)
    piece = f"fade {fade['way']} {fade['what']}" if fade is not None else piece
    return others(piece) or Placing(said, others).steps(piece)


def _one(words: str, text: str, said: Said, state: RecordingState) -> tuple[Step, ...] | None:
    for mark in _read(text):
        place = _IT.sub(mark.title, mark.place) if mark.title else mark.place
        found = places_of(said, place, things=not mark.many)
        if found is not None:
            begins = [one for one in found if one.start < state.duration]
            return _steps(begins, with_capitals(mark.title, words)) or None
    return None


def _steps(begins: list[Begins], title: str) -> tuple[Step, ...]:
    """One chapter for each place; with one title for several, that is numbered."""
    once = list({round(one.start, 3): one for one in reversed(begins)}.items())[::-1]
    titles = [
        (f"{title} {number}" if len(once) > 1 else title) if title else one.title
        for number, (_, one) in enumerate(once, 1)
    ]
    return tuple(
        Step(op="add_chapter", start=start, params={"title": name[:LONGEST_TITLE]} if name else {})
        for (start, _), name in zip(once, titles, strict=True)
    )


def _read(text: str) -> Iterator[Mark]:
    """Every way to read a sentence as the wish for a chapter, the likeliest first."""
    head = _HEAD.search(text)
    known = _AS.fullmatch(text)
    if known is not None and _title(known["title"]):
        yield Mark(known["place"], _title(known["title"]))
    if head is None:
        return
    rest = text[head.end() :].strip(" ,")
    before = text[: head.start()].strip(" ,")
    if before:
        placed = _LED.match(before)
        title = _title(_NAME_IT.sub("", rest))
        if placed is not None and (title or not rest):
            yield Mark(before[placed.end() :].strip(), title)
        return
    for placed in _PLACED.finditer(rest):
        if rest[: placed.start()].count('"') % 2:
            continue
        left, right = rest[: placed.start()].strip(" ,:"), rest[placed.end() :].strip()
        if left:
            title = "" if _PLACED.match(left) else _title(_NAME_IT.sub("", left))
            if title:
                yield Mark(right.rstrip(" .!?"), title)
            continue
        yield from _placed_first(right, head.group().endswith("s"))


def _placed_first(right: str, many: bool) -> Iterator[Mark]:
    """A place, and the title after it if there is one."""
    for at in range(len(right)):
        if right[:at].count('"') % 2:
            continue
        named = _TITLED.match(right, at)
        title = _title(named["title"] or named["quoted"]) if named is not None else ""
        if title and right[:at].strip():
            yield Mark(right[:at].strip(" ,"), title)
    yield Mark(right.rstrip(" .!?"), many=many)


def _title(text: str) -> str:
    """A title in quotation marks, or a few plain words; empty for what can be none."""
    text = text.strip(" ,.!")
    if len(text) > 2 and text[0] == text[-1] == '"' and text.count('"') == 2:
        return text.strip('" ,.')
    return "" if _STRANGE.search(text) or len(text.split()) > 10 else text
