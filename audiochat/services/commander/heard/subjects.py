# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""The part of a talk that is about something: from where somebody turns to it to where they turn away."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from audiochat.services.asking.language import content_set
from audiochat.services.commander.heard import headed, read_out, taking, topics
from audiochat.services.commander.heard.english import EDITS, ORDER
from audiochat.services.commander.heard.finding import Hit, clusters, said_so
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.request import Target
from audiochat.services.commander.heard.shapes import AT_EDGE
from audiochat.services.commander.heard.turns import NUMBERED, Rows, heading, text_of, turns

APART = 20.0
"""Seconds between two mentions from which on they are two parts."""

AFTER = 40.0
"""Seconds after its last mention by which a part ends, though nobody says that something else begins."""

FEWEST_NEW = 2
"""Telling words of a sentence, from which on it is about something else, if none was said before."""
_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|but|so|then|because|or|well|yes|no|also|actually)\b[, ]+)*(?:it|that|this|they|he|she|those|these|which|there|i|we|you)\b",
    re.IGNORECASE,
)
""" "And they did": about those who were spoken of."""

_INTERRUPTED = 25.0
"""Seconds within which somebody goes on after an interruption."""
_BREAKS_OFF = re.compile(
    r"\b(?:sorry|excuse me|hang on|hold on|wait|one (?:second|sec|moment)|just a (?:second|sec|moment|minute))\b"
)
_GOES_ON = re.compile(
    r"\bwhere (?:was i|were we)\b|\b(?:that's|is that|much) better\b|\b(?:carry on|go on)\b|\b(?:he|she|it|they)(?:'s|'re| has| have) (?:stopped|gone|quiet)\b|"
    r"\bas i was saying\b|\banyway\b|\bi'll cut (?:that|this) out\b"
)

MOST_OF_IT = 0.25
"""Share of a recording that one part of it, which nobody announces, takes at the most."""

SHORTEST = 5.0
"""Seconds; what is shorter only announces: "First, who lives there. Second, how they eat."."""


def parts(said: Said, found: Sequence[Hit]) -> tuple[list[Hit], list[Hit]]:
    """What is about the same as the sentences ``found``: the parts somebody turns to, and all parts."""
    rows = said.sentences()
    opened = turns(said)
    named: list[Hit] = []
    every: list[Hit] = []
    for hit in _together(said, found, rows, opened):
        if named and hit.first < named[-1].last:
            continue
        row = said.row_of(hit.first)
        at = bisect_right(opened, row) - 1
        lead, behind = opened[at], [*opened, len(rows)][at + 1]
        if lead and row in heading(said, rows, lead):
            whole = Hit(rows[lead][0], _end(said, rows, hit, behind))
            if said.ends[whole.last - 1] - said.starts[whole.first] >= SHORTEST:
                hit = whole
                named.append(hit)
        every.append(hit if hit in named else _aside(said, rows, hit, behind))
    return clusters(named), every


def interruption(said: Said, hit: Hit) -> Hit | None:
    """The interruption that begins with a sentence ("Hang on, there's a dog."), up to where they go on."""
    rows = said.sentences()
    found = _aside(said, rows, hit, len(rows))
    return found if found != hit else None


_BEFORE = 4
_SOON = 15.0
"""Sentences and seconds by which an interruption begins before what it is named after."""


def around(said: Said, hit: Hit) -> Hit:
    """The part that somebody turns to with a sentence, or the interruption that it is in."""
    named, every = parts(said, [hit])
    found = (named or every or [hit])[0]
    if found != hit:
        return found
    return aside(said, hit) or found


def aside(said: Said, hit: Hit) -> Hit | None:
    """What is said in private, or the interruption, that a sentence is in; None for any other."""
    rows, at = said.sentences(), said.row_of(hit.first)
    if _BETWEEN_US.search(text_of(said, rows[at])):
        return _confided(said, hit, rows, turns(said))
    for first in range(at, max(-1, at - _BEFORE), -1):
        if said.starts[hit.first] - said.starts[rows[first][0]] > _SOON:
            break
        around_it = interruption(said, Hit(*rows[first]))
        if around_it is not None and around_it.last >= hit.last:
            return around_it
    return None


def _aside(said: Said, rows: Rows, hit: Hit, behind: int) -> Hit:
    """An interruption up to where somebody goes on: "There's a dog. ... Okay. Where was I?"."""
    inside = [row for row in rows[:behind] if hit.first <= row[0] < hit.last]
    if not any(_BREAKS_OFF.search(text_of(said, row)) for row in inside):
        return hit
    until = said.ends[hit.last - 1] + _INTERRUPTED
    after = [row for row in rows[:behind] if hit.last <= row[0] and said.starts[row[0]] <= until]
    goes_on = [_GOES_ON.search(text_of(said, row)) is not None for row in after]
    if True not in goes_on:
        return hit
    last = goes_on.index(True)
    while last + 1 < len(after) and goes_on[last + 1]:
        last += 1
    return Hit(hit.first, after[last][1])


def spoken_of(said: Said, topic: str) -> tuple[list[Hit], list[Hit]]:
    """The parts about a topic, or called so ("second part"): those somebody turns to, and all of them."""

    def found() -> tuple[list[Hit], list[Hit]]:
        called = sections(said, _ARTICLE.sub("", topic))
        return (called, called) if called else parts(said, clusters(topics.parts(said, topic)))

    return said.once(("spoken of", topic), found)


def _end(said: Said, rows: Rows, hit: Hit, behind: int) -> int:
    """The word behind the last sentence before the row ``behind``, soon enough after a mention.

    Where nobody turns to something else that soon, behind the last sentence that goes on with it.
    """
    latest = said.ends[hit.last - 1] + AFTER
    if said.ends[rows[behind - 1][1] - 1] <= latest:
        return max(hit.last, rows[behind - 1][1])
    at = said.row_of(hit.last - 1)
    spoken = content_set(said.text(hit.first, rows[at][1]))
    while at + 1 < behind and said.ends[rows[at + 1][1] - 1] <= latest:
        text = said.text(*rows[at + 1])
        new = content_set(text)
        if not (new & spoken or len(new) < FEWEST_NEW or _POINTS_BACK.match(text)):
            break
        spoken |= new
        at += 1
    return max(hit.last, rows[at][1])


def _together(said: Said, found: Sequence[Hit], rows: Rows, opened: Sequence[int]) -> list[Hit]:
    """Mentions near each other as one, each ending where something else begins."""
    begins = [rows[row][0] for row in opened]
    out: list[Hit] = []
    for hit in sorted(found, key=lambda hit: hit.first):
        row = said.row_of(hit.first)
        behind = next((first for first in begins if first > rows[row][0]), len(said.words))
        hit = Hit(hit.first, max(min(hit.last, behind), min(hit.last, rows[row][1])))
        last = out[-1] if out else None
        if last is None or not _near(said, last, hit, begins):
            out.append(hit)
        else:
            out[-1] = Hit(last.first, max(last.last, hit.last))
    return out


def _near(said: Said, one: Hit, other: Hit, begins: Sequence[int]) -> bool:
    """Whether two mentions are near each other and nothing else begins between them."""
    parted = any(one.last <= first <= other.first for first in begins)
    return not parted and said.starts[other.first] - said.ends[one.last - 1] <= APART


_ARTICLE = re.compile(r"^(?:the|that|this|his|her|their|our|my|a|an) ")
_SUMS_UP = re.compile(
    r"\b(?:sum (?:it |this |that )?up|summari[sz]e|recap|in summary|in short|to conclude|in conclusion)\b"
)
_SUMMARY = re.compile(r"^(?:summary|recap|summing[- ]up|conclusion|closing summary)$")
_PRIVATE = re.compile(
    r"^(?:(?:private|confidential|secret|off[- ]the[- ]record) (?:part|bit|section|talk|chat|conversation|stuff|thing)|aside)$"
)
_BETWEEN_US = re.compile(
    r"\b(?:not for the (?:minutes|record|tape|recording)|off the record|between (?:ourselves|us|you and me|the two of us)|confidential(?:ly)?|don't tell (?:anyone|anybody))\b"
)
_MAJOR = re.compile(
    rf"{_SUMS_UP.pattern}|\b(?:first|second|third|fourth|fifth|last|final)(?:ly)?(?: (?:part|section|chapter|point|topic|step|lesson|question|thing)\b|[.,])|"
    r"\b(?:thank you|thanks) (?:so much |very much )?for (?:listening|watching|coming|joining)|\bgood ?bye\b|\b(?:your|the|our) homework\b|\bnext (?:lesson|week|time|episode|meeting)\b"
)
"""What parts that are counted begin or end with."""
_NTH_PART = re.compile(
    r"^(?P<which>first|second|third|fourth|fifth|last|final) (?P<part>part|section|chapter|point|topic|step|lesson)$"
)
_BY_NUMBER = re.compile(rf"^{NUMBERED}$")
_ORDER_WORDS = {
    1: "first(?:ly)?",
    2: "second(?:ly)?",
    3: "third(?:ly)?",
    4: "fourth",
    5: "fifth",
    -1: "(?:last|final)(?:ly)?",
}


def _numbered(said: Said, name: str) -> list[Hit]:
    """A part by its number, up to the next of the same name: "day three"."""
    tokens = plain(name)
    rows, opened = said.sentences(), turns(said)
    starts = [plain(text_of(said, rows[lead])) for lead in opened]
    found = []
    for at, lead in enumerate(opened):
        if tokens in (starts[at][n : n + 2] for n in range(3)):
            same = (
                other
                for other, words in zip(opened[at + 1 :], starts[at + 1 :], strict=True)
                if tokens[0] in words[:4] or _MAJOR.search(text_of(said, rows[other]))
            )
            behind = next(same, len(rows))
            found.append(Hit(rows[lead][0], rows[behind - 1][1]))
    return [h for h in found if said.ends[h.last - 1] - said.starts[h.first] >= SHORTEST]


def sections(said: Said, name: str) -> list[Hit]:
    """The summary, or the first or second part, where the one who speaks announces it so."""
    if _BY_NUMBER.match(name):
        return _numbered(said, name)
    counted = taking.take(said, name)
    if counted is not None:
        return [counted]
    if _PRIVATE.match(name):
        return _private(said)
    aloud = read_out.part(said, name)
    if aloud:
        return aloud
    own = headed.section(said, name)
    if own is not None:
        return [own]
    nth = _NTH_PART.match(name)
    if nth is not None:
        called = rf"\b{_ORDER_WORDS[ORDER[nth['which']]]}(?: {nth['part']}\b|[.,])"
    elif _SUMMARY.match(name):
        called = _SUMS_UP.pattern
    else:
        return []
    rows, opened = said.sentences(), turns(said)
    major = [lead for lead in opened if _MAJOR.search(text_of(said, rows[lead]))]
    out = []
    for lead, behind in pairwise([*major, len(rows)]):
        whole = Hit(rows[lead][0], rows[behind - 1][1])
        long = said.ends[whole.last - 1] - said.starts[whole.first] >= SHORTEST
        if long and re.search(called, text_of(said, rows[lead])):
            out.append(whole)
    return out


def _private(said: Said) -> list[Hit]:
    """What is said between somebody's asking to keep it private and the next that begins."""
    rows, opened = said.sentences(), turns(said)
    found = [n for n, row in enumerate(rows) if _BETWEEN_US.search(text_of(said, row))]
    _, every = parts(said, [Hit(*rows[n]) for n in found])
    return [_confided(said, hit, rows, opened) for hit in every]


def _confided(said: Said, hit: Hit, rows: Rows, opened: Sequence[int]) -> Hit:
    """What is said in private up to where somebody turns to something else, if that is soon."""
    behind = next((n for n in opened if rows[n][0] >= hit.last), None)
    until = said.ends[hit.last - 1] + _INTERRUPTED
    if behind is None or said.starts[rows[behind][0]] > until:
        return hit
    return Hit(hit.first, rows[behind][0])


_PIECE = re.compile(
    r" (?:announcement|discussion|talk|chat|story|item|topic|section|segment|part|bit)$"
)
MOST_WORDS = 4
"""Words of a subject that is named without "the part about"."""
_NOTHING = re.compile(
    r"^(?:it|this|that|them|these|those|everything|all|here|there|(?:start|beginning|end|middle|selection|recording|file|audio|sound|music|noise|track|silence|pause|rest|time|part|bit)s?|.* (?:parts?|bits?|sections?|things?|stuff))$"
)


def subject(said: Said, words: str) -> Target | None:
    """What bare words name as a part of the talk: what somebody turns to, or what is spoken of once."""
    bare = _ARTICLE.sub("", words.strip(" ,"))
    edge = AT_EDGE.search(bare)
    if edge is not None and len(read_out.part(said, bare[: edge.start()])) == 1:
        bare = bare[: edge.start()]  # "the news at the end"
    name = bare if said_so(said, bare) else _PIECE.sub("", bare)
    called = next((one for one in (bare, name) if sections(said, one)), None)
    if called is not None:
        return Target("about", called)
    if (
        name in ORDER
        or _NOTHING.match(name)
        or not 1 <= len(plain(name)) <= MOST_WORDS
        or not said_so(said, name)
    ):
        return None
    named, every = spoken_of(said, name)
    once = len(every) == 1 and name == bare  # "the good part" is not what is called good once
    return Target("about", name) if len(named) == 1 or once else None


NAMING = re.compile(rf"^(?:{EDITS})\b.*\b(?:the|that|this|our|his|her|their) [\w'-]")
""" "Copy the budget to the end": a wish with something that may be a part by its name."""
_NAMES = re.compile(r"(?<![\w'])(?:the|that|this|our|his|her|their) (?=[\w'-])")


def spelt_out(said: Said, text: str) -> str:
    """A sentence with "the part about" before what is a part by its name: "copy the budget to the end"."""
    out, at = "", 0
    for found in _NAMES.finditer(text):
        words = text[found.end() :].split()
        sizes = range(min(MOST_WORDS, len(words)), 0, -1)
        names = (" ".join(words[:size]).rstrip(",;.") for size in sizes)
        name = next((n for n in names if announced(said, n) is not None), None)
        if name is None or found.start() < at:
            continue
        if text[: found.start()].endswith(" of ") and headed.section(said, name) is not None:
            continue  # "the prices of the cameras" are not only where cameras are the point
        out += f"{text[at : found.start()]}the part about {name}"
        at = found.end() + len(name)
    return out + text[at:]


def turned_to(said: Said, words: str) -> Target | None:
    """What bare words name as the one part that somebody turns to, or that is announced so."""
    return None if announced(said, words) is None else subject(said, words)


def announced(said: Said, words: str) -> Hit | None:
    """The one part that somebody turns to by naming it, or that is a section by its name."""
    found = subject(said, words)
    if found is None:
        return None
    named, _ = spoken_of(said, found.text)
    return named[0] if len(named) == 1 else None


def only(said: Said, words: str) -> Hit | None:
    """The one part that bare words may mean: one that is announced, or several sentences about it."""
    found = announced(said, words)
    named = subject(said, words) if found is None else None
    if named is None:
        return found
    _, every = spoken_of(said, named.text)
    start, end = said.span(every[0].first, every[0].last)
    inside = [first for first, _ in said.sentences() if every[0].first <= first < every[0].last]
    short = len(inside) == 1 or end - start <= MOST_OF_IT * said.duration
    return every[0] if len(every) == 1 and short else None
