# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""A chapter for each of several parts: for every room that is counted, or for things in a row."""

from __future__ import annotations

import re

from audiochat.domain.hearing import Hearing
from audiochat.domain.notes import LONGEST_TITLE, MOST_CHAPTERS
from audiochat.domain.plan import Step
from audiochat.services.asking.days import ORDINALS
from audiochat.services.commander.heard import headed, subjects
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.grounding import ground
from audiochat.services.commander.heard.locating import candidates
from audiochat.services.commander.heard.marking_places import shortened
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.reader import cleaned

_VERB = r"(?:add|insert|make|put|put in|set|create|mark|give me|have|i want|i need|split it into|divide it into|cut it into)"
_MARKS = r"(?:(?:a|an|one|some|the|new|separate|own) )*(?:chapters?|markers?)(?: (?:marks?|markers?|points?|breaks?|headings?))?"
_EACH = re.compile(
    rf"^(?:{_VERB} )?{_MARKS}(?: in)? (?:(?:for|at|per|with|on|by|to) (?:(?:the )?(?:start|beginning) of )?(?:each|every(?: single)?|all(?: of)?(?: the)?|any)?|per|by|(?:wherever|whenever|where|when|every time|each time)(?: that)? (?:each|every|a new|a|the next|another|one)) ?(?:new |of the |the )?"
    r"(?P<noun>[\w-]{3,20}?)s?(?: (?:begins?|starts?|comes?(?: up)?|is (?:announced|opened|introduced)))?$"
)
_MARKED = re.compile(
    rf"^(?:mark|start|open|begin|give|label) (?:each|every|all(?: the)?) (?P<noun>[\w-]{{3,20}}?)s? (?:(?:with|as|by) )?{_MARKS}(?: of its own)?$"
)
""" "Mark each room with a chapter"."""
_LISTED = re.compile(
    rf"^(?:{_VERB} )?(?:in )?{_MARKS} (?:for|at|on|called after) (?P<things>(?:the|my|our|his|her|their) .+?(?:,| and ).+)$"
)
_LISTED_BARE = re.compile(
    rf"^(?:{_VERB} )?{_MARKS}(?: please)?(?: for| at)?: ?(?P<things>[\w' -]{{3,40}}(?:,| and ).+)$"
)
""" "Chapters please: site, money, name"."""
_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_OPENERS = 6
"""Words at the beginning of a sentence among which a part is counted: "Okay, now on to room three"."""
_NAMED = re.compile(r"^(?:the|my|our|his|her|their) ")
_FEWEST = 2
_ORDINALS = ORDINALS[:10]


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The chapters at each part that is counted, or at each of several things; None where none is found."""
    wish = cleaned(text).rstrip("?!. ")
    each = _EACH.match(wish) or _MARKED.match(wish)
    if each is not None:
        steps = _counted(said, each["noun"])
        return (steps,) if len(steps) >= _FEWEST else None
    listed = _LISTED.match(wish) or _LISTED_BARE.match(wish)
    if listed is None:
        return None
    names = _JOINT.split(listed["things"])
    made = [step for name in names if (step := _thing(name, said, hearing)) is not None]
    made.sort(key=lambda step: step.start or 0.0)
    return (tuple(made),) if len(made) == len(names) else None


def _counted(said: Said, noun: str) -> tuple[Step, ...]:
    """A chapter where each part begins that is counted from one on: "Room one is ...", "Day two, Tuesday."."""
    begins: dict[int, tuple[int, int]] = {}
    for first, last in said.sentences():
        tokens = [
            t for word in said.words[first : min(last, first + _OPENERS)] for t in plain(word.text)
        ]
        number = _number(tokens, noun)
        if number is not None and number not in begins:
            begins[number] = (first, last)
    steps = []
    number, after = 1, -1
    while number in begins and begins[number][0] > after and number <= MOST_CHAPTERS:
        first, last = begins[number]
        steps.append(_chapter(said.starts[first], shortened(said.text(first, last))))
        number, after = number + 1, first
    return tuple(steps)


def _number(tokens: list[str], noun: str) -> int | None:
    """Which part some words begin: 2 for "so day two" and for "the second day"."""
    for at, token in enumerate(tokens):
        if token != noun:
            continue
        if at + 1 < len(tokens) and tokens[at + 1].isdigit():
            return int(tokens[at + 1])
        if at and tokens[at - 1] in _ORDINALS:
            return _ORDINALS.index(tokens[at - 1]) + 1
    return None


def _thing(name: str, said: Said, hearing: Hearing) -> Step | None:
    """The chapter where the part begins that is called so."""
    own = headed.section(said, name) or subjects.announced(said, _NAMED.sub("", name.strip()))
    found = [own] if own is not None else ground(name, said, hearing)[:1]
    found = found or [part.core for part in candidates(name, said, hearing)[:1]]
    title = _NAMED.sub("", name.strip())
    return _chapter(said.starts[found[0].first], title[:1].upper() + title[1:]) if found else None


def _chapter(start: float, title: str) -> Step:
    return Step(op="add_chapter", start=start, params={"title": title[:LONGEST_TITLE]})
