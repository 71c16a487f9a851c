# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""The opening and the close of a talk, which no word names: what lies around its questions and answers."""

from __future__ import annotations

import re

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.heard import passages, topics
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import mark
from audiochat.services.commander.heard.request import Request, Target, Which
from audiochat.services.commander.heard.subjects import SHORTEST
from audiochat.services.commander.heard.turns import text_of, turns

_WHOSE = r"(?:the |my |our |his |her |whole |entire |long )*"
_OPENING = re.compile(
    rf"{_WHOSE}(?:intro|introduction|opening|preamble|lead-?in|small ?talk|chit-?chat|chatter|banter|waffle|warm-?up)(?: (?:part|bit))?"
    r"(?: (?:at|in|from) the (?:very )?(?:start|beginning)| before (?:we|they|it) (?:starts?|begins?))?"
)
_CLOSE = re.compile(rf"{_WHOSE}(?:outro|ending|closing|wrap-?up|sign-?off|close)(?: (?:part|bit))?")
_TALK = r"(?:chat|chatter|talk|talking|chit-?chat|small ?talk|banter|waffle|gossip|rambling|nattering|stuff|bit|part|conversation)"
_PARTED = re.compile(
    rf"{_WHOSE}{_TALK} (?:(?:right )?(?:at|in|near) the (?:very )?end|afterwards|"
    r"after (?:(?:the|our|all the|all our|their) )*(?:good-?byes?|byes|farewells?|sign-?off|end|(?:we|they|i) (?:all )?(?:say|said) (?:good-?bye|bye|our (?:good)?byes)))"
)
""" "The chat after the goodbyes": all that is said once people have parted."""
_BEGINS = re.compile(
    r"\b(?:make a start|get (?:started|going)|(?:let's|let us|shall we|can we|we'll|we can) (?:start|begin|kick off)|kick (?:this |it )?off|to (?:start|begin) with)\b|"
    r"^(?:(?:um|uh|er|right|okay|ok|so|well|now|and|good)[,.] )*first(?:ly)?(?:,| of all\b| (?:thing|point|item|question|topic)\b)"
)
""" "Shall we make a start?", "First thing, the date.": what comes before is no more than an opening."""
DEEDS = ("delete", "silence")
FARTHEST = 0.4
"""Share of a recording within which an opening ends, and from its end a close begins."""
_LEADS = 2
"""Sentences that may lead to a question: "So, let's start at the beginning. How did ...?"."""
_TOGETHER = 1.0
"""Seconds of pause over which a sentence no more leads to the next."""
LONGEST = 60


def edge(deed: str, rest: str, said: Said) -> tuple[Request, Understanding] | None:
    """The question whether everything before the first question, or after the last answer, is meant.

    With the request that a yes stands for. None where another thing is named, and where nothing is asked
    near enough to that end of the recording.
    """
    opens = _OPENING.fullmatch(rest) is not None
    parted = _PARTED.fullmatch(rest) is not None
    if deed not in DEEDS or not (opens or parted or _CLOSE.fullmatch(rest)):
        return None
    beside = _parted(said) if parted else _beside(said, opens)
    if beside is None:
        return None
    start, end = said.span(beside.first, beside.last)
    span = (0.0, start) if opens else (end, said.duration)
    nothing = beside.first == 0 if opens else beside.last == len(said.words)
    if nothing or span[1] - span[0] > FARTHEST * said.duration:
        return None
    relation, place = ("before", start) if opens else ("after", end)
    text = said.text(beside.first, beside.last)
    short = text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
    target = Target("proposed", short, Which(1), proposed=((said.starts[beside.first], text),))
    message = (
        f"Do you mean everything {relation} “{short.rstrip('.,')}” at {mark(place)}? "
        "Say yes, or name the place."
    )
    asked = Understanding(status=PlanStatus.QUESTION, message=message, spans=(span,))
    return Request(deed, target, relation), asked


def _beside(said: Said, opens: bool) -> Hit | None:
    """Where somebody begins or the first question is led to, or the last sentence of the last answer."""
    begun = _begun(said) if opens else None
    if begun is not None:
        return begun
    pairs = topics.exchanges(said, "")
    if not pairs:
        return None
    return _led(said, pairs[0].first) if opens else _row(said, pairs[-1].last - 1)


def _parted(said: Said) -> Hit | None:
    """The last sentence with which people part."""
    found = passages.farewells(said)
    return found[-1] if found else None


def _begun(said: Said) -> Hit | None:
    """The words with which somebody begins: "Right. Shall we make a start?", "First, then, ..."."""
    rows, opened = said.sentences(), turns(said)
    for lead, behind in zip(opened, [*opened[1:], len(rows)], strict=True):
        start, end = said.span(rows[lead][0], rows[behind - 1][1])
        if start > FARTHEST * said.duration:
            break
        for row in rows[lead:behind][:_LEADS]:
            if lead and end - start >= SHORTEST and _BEGINS.search(text_of(said, row)):
                return _led(said, row[0])
    return None


def _row(said: Said, word: int) -> Hit:
    """The sentence in which a word lies."""
    return Hit(*said.sentences()[said.row_of(word)])


def _led(said: Said, question: int) -> Hit:
    """The first of the sentences that lead to the question which begins with a word."""
    found = _row(said, question)
    before = [row for row in said.sentences() if row[1] <= found.first][-_LEADS:]
    for first, last in reversed(before):
        speaker = said.words[question].word.speaker
        same = speaker and said.words[first].word.speaker == speaker
        if not same or said.starts[found.first] - said.ends[last - 1] > _TOGETHER:
            break
        found = Hit(first, last)
    return found
