"""The plan of wishes that were read, or the fact that a sentence asks for."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.domain.hearing import Hearing
from audiochat.domain.operation import Registry
from audiochat.domain.plan import EXPORT_PART, PlanStatus, RecordingState, Understanding
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.heard import copying, facts
from audiochat.services.commander.heard.follow_up import Item, Pending, Reading
from audiochat.services.commander.heard.guessing import Guessing
from audiochat.services.commander.heard.made import Made, following, joined, kept_together
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.replies import (
    COMPLETE,
    absent,
    as_fact,
    as_question,
    partly,
)
from audiochat.services.commander.heard.request import Request
from audiochat.services.commander.heard.segments import FACTS
from audiochat.services.commander.heard.stumbling import cleaned_up
from audiochat.services.commander.plan_groups import summary


class Making:
    """Makes plans; what a question is about is left with ``pending``."""

    def __init__(
        self,
        registry: Registry,
        pending: Pending,
        guessing: Guessing,
        known: Callable[[Hearing | None], Said | None],
        offer: Callable[[], Understanding],
    ) -> None:
        """``known`` gives the words of a recording, ``offer`` what is said where there are none."""
        self._registry, self._pending, self._guessing = registry, pending, guessing
        self._known, self._offer = known, offer

    def answer(
        self, reading: Reading, state: RecordingState, hearing: Hearing | None
    ) -> Understanding | None:
        """The plan of wishes in a row, or the fact of one."""
        asks = asked(reading) in FACTS
        if hearing is None and asks:
            return None
        said = self._known(hearing)
        if said is None:
            return self._offer()
        reading = kept_together(reading)
        made: Made | None = None
        for at, item in enumerate(reading):
            try:
                if asks and isinstance(item, Request):
                    return self._told(item, said)
                made = self._made(item, made, said, state, hearing)
            except Asked as error:
                self._pending.ask_about(reading, at, error)
                told = as_question(error.message, error.spans, error.action)
                done = {"status": PlanStatus.FACT} if error.action == EXPORT_PART else {}
                return told.model_copy(update=done)
            except Absent as error:
                near = None
                if hearing is not None and said.coverage >= COMPLETE:
                    near = self._guessing.instead(error, reading, at, said, hearing)
                return near or absent(error, said, asks)
        assert made is not None
        return Understanding(status=PlanStatus.PLAN, steps=made.steps, message=made.message)

    def _made(
        self,
        item: Item,
        before: Made | None,
        said: Said,
        state: RecordingState,
        hearing: Hearing | None,
    ) -> Made:
        """One more wish after those before it."""
        if isinstance(item, Request):
            made = cleaned_up(said, item, hearing) if hearing is not None else None
            made = made or copying.make(said, item, state, self._registry)
            return made if before is None else joined(before, made)
        made = Made(item, summary(item) or describe_all(item, self._registry))
        return made if before is None else following(before, made)

    def _told(self, request: Request, said: Said) -> Understanding:
        fact = as_fact(facts.tell(said, request))
        if request.deed == "go":
            fact = fact.model_copy(update={"action": "go"})
        return partly(fact, said)

    def tried(
        self, reading: Reading, said: Said, state: RecordingState, hearing: Hearing
    ) -> Made | None:
        """The plan of wishes in a row, None where there is something to ask about one."""
        made: Made | None = None
        try:
            for item in kept_together(reading):
                made = self._made(item, made, said, state, hearing)
        except (Asked, Absent):
            return None
        return made


def asked(reading: Reading) -> str:
    """What a reading of one request asks for."""
    first = reading[0]
    return first.deed if isinstance(first, Request) and len(reading) == 1 else ""
