"""Questions back: whether a part that is near in meaning is meant by words that are not said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.heard import (
    finding,
    goals,
    opening,
    persons,
    proposing,
    subjects,
    supposing,
    wishes,
)
from audiochat.services.commander.heard.english import EDITS
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.follow_up import Pending, Reading
from audiochat.services.commander.heard.grounding import bared, ground, is_exchange
from audiochat.services.commander.heard.made import Made
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import MOST_LISTED, Absent, mark, marks, unnamed
from audiochat.services.commander.heard.replies import as_question
from audiochat.services.commander.heard.request import Request, Target, Which
from audiochat.services.commander.heard.supposing import Supposed

Tried = Callable[[Reading], "Made | None"]
"""The plan of a reading, None where there is something to ask about it."""

_PART = re.compile(r"\((\d[\d:.]*) to (\d[\d:.]*)\)")
"""A part in a plan, whose times a question makes ones to click on."""
_ORDERS = re.compile(rf"\s*(?:(?:and|then|but|also|please|just|only|do not|don'?t) )*{EDITS}\b")
"""Another wish behind a comma."""


WHICH_PART = (
    "Which part do you mean? Say what is said in it, or what it is about (“the part about "
    "the garden”), or when it is (“from 1:10 to 1:30”), or select it."
)


class Guessing:
    """Asks, and leaves with ``pending`` what a yes would stand for."""

    def __init__(self, pending: Pending) -> None:
        self._pending = pending

    def instead(
        self, error: Absent, reading: Reading, at: int, said: Said, hearing: Hearing
    ) -> Understanding | None:
        """Whether other words are meant than those that the request ``at`` a place of a reading names."""
        item = reading[at]
        if not isinstance(item, Request):
            return None
        near = proposing.nearest(error, item, said, hearing)
        found = near.hits if near.clear or item.deed in proposing.SHOWS else []
        named = item.target.kind in proposing.WORDED and not item.target.topic
        nameable = named and proposing.is_nameable(item.target.text)
        if (
            not found
            and nameable
            and error.target == item.target
            and item.deed in proposing.CHANGES
        ):
            found = ground(item.target.text, said, hearing)
        if found:
            return self._proposed(error, reading, at, said, found)
        return self._to_choose(error, reading, at, said, near.hits) if near.hits else None

    def aimed(self, words: str, hearing: Hearing | None) -> Understanding | None:
        """What may go to make it shorter, or what should be better; None for no such goal."""
        found = goals.asked(words, hearing)
        if found is None:
            return None
        self._pending.propose(found[1])
        if found[0].action:
            self._pending.offer()
        return found[0]

    def guess(self, ways: Iterable[str], said: Said, hearing: Hearing) -> Understanding | None:
        """What may be meant by a thing that nothing names ("the joke", "the intro"); None for no guess."""
        read = list(ways)
        heads = [way.partition(",") for way in read[:1]]
        shorter = [head for head, _, tail in heads if not _ORDERS.match(tail)]
        for way in [*read, *shorter]:
            plainly = wishes.plainly(way)
            if plainly is None:
                continue
            edge = opening.edge(*plainly, said)
            if edge is not None:
                self._pending.ask((edge[0],), 0)
                return edge[1]
            if persons.is_unknown(*plainly, said):
                error = unnamed()
                return as_question(error.message, error.spans, error.action)
            request = proposing.thing(*plainly)
            if request is None:
                continue
            missing = Absent(f"I do not know “{request.target.text}” here", target=request.target)
            named = request.target.text
            whole = ground(named, said, hearing) if is_exchange(named) else []
            near = proposing.nearest(missing, request, said, hearing)
            clear = near.clear or (near.hits and request.deed in proposing.SHOWS)
            found = whole or (near.hits if clear else [])
            return self._proposed(missing, (request,), 0, said, found) if found else None
        return None

    def closest(self, ways: Iterable[str], said: Said, hearing: Hearing) -> Understanding | None:
        """The parts nearest to a thing that nothing names, to choose from where none is clearly meant."""
        for way in ways:
            plainly = wishes.plainly(way)
            request = proposing.thing(*plainly) if plainly is not None else None
            if request is None:
                continue
            named = replace(request.target, text=bared(request.target.text))
            if not proposing.telling(named.text):
                return as_question(WHICH_PART)
            missing = Absent(f"I do not know “{request.target.text}” here", target=named)
            request = replace(request, target=named)
            near = proposing.nearest(missing, request, said, hearing)
            if near.hits:
                return self._to_choose(missing, (request,), 0, said, near.hits)
        return None

    def untold(self, text: str) -> Understanding | None:
        """How to name a part, for a sentence that tells nothing of it: "cut the bad part"."""
        return as_question(WHICH_PART) if supposing.untold(text) else None

    def supposed(self, found: Supposed, tried: Tried, said: Said) -> Understanding | None:
        """Whether the places that were looked up for the wishes of a sentence are meant."""
        made = tried(found.reading)
        if made is None:
            return None
        lone = found.lone
        if lone is not None and found.places:
            missing = Absent(f"I do not know “{lone.target.text}” here", target=lone.target)
            return self._proposed(missing, (lone,), 0, said, found.places)
        lost = f"I found nothing for “{'”, “'.join(found.missing)}”. " if found.missing else ""
        return self.proposed(made, lost).model_copy(update={"guess": bool(lost)})

    def proposed(self, made: Made, before: str = "") -> Understanding:
        """Whether a plan is meant; a yes then does it."""
        self._pending.propose(made.steps)
        told = _PART.sub(r"([\1] to [\2])", f"{made.message[:1].lower()}{made.message[1:]}")
        asks = f"{before}Do you mean: {told}? Say yes."
        return Understanding(status=PlanStatus.QUESTION, message=asks, spans=_places(made))

    def bare(self, request: Request, said: Said) -> Understanding:
        """Whether words that are named without a sign are meant, or the part that is about them."""
        words = request.target.text
        every: Reading = (replace(request, target=Target("phrase", words, Which())),)
        spans = tuple(said.span(hit.first, hit.last) for hit in finding.phrase(said, words))
        whole = subjects.only(said, words) if request.deed == "delete" else None
        if whole is None:
            self._pending.ask(every, 0)
            asks = (
                f"Do you mean the words “{words}”, said at {marks(spans)}? Say yes, or which one."
            )
        else:
            self._pending.ask((proposing.meant(request, [whole], said),), 0, words=every)
            start, end = said.span(whole.first, whole.last)
            spans = ((start, end),)
            asks = (
                f"Do you mean the part about “{words}” from {mark(start)} to {mark(end)}? "
                "Say yes, or “the words”."
            )
        return Understanding(status=PlanStatus.QUESTION, message=asks, spans=spans, guess=True)

    def _to_choose(
        self, error: Absent, reading: Reading, at: int, said: Said, found: list[Hit]
    ) -> Understanding:
        item = reading[at]
        assert isinstance(item, Request)
        chosen = proposing.of_these(item, found, said)
        self._pending.ask((*reading[:at], chosen, *reading[at + 1 :]), at)
        return proposing.to_choose(error, item, found, said)

    def _proposed(
        self, error: Absent, reading: Reading, at: int, said: Said, found: list[Hit]
    ) -> Understanding:
        item = reading[at]
        assert isinstance(item, Request)
        if item.deed in proposing.CHANGES:
            meant = proposing.meant(item, found, said)
            self._pending.ask((*reading[:at], meant, *reading[at + 1 :]), at)
        return proposing.shown(error, item, found, said)


def _places(made: Made) -> tuple[tuple[float, float], ...]:
    """The parts that a plan changes."""
    spans = [(s.start, s.end) for s in made.steps if s.start is not None and s.end is not None]
    return tuple(spans[:MOST_LISTED])
