"""Spoken orders: of what a recogniser may have heard, that which can be done."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.as_written import as_written
from audiochat.services.commander.commander import Commander
from audiochat.services.commander.told_times import uses_times
from audiochat.services.hands_free import Act, understood

_COMMAS = re.compile(r",\s")

State = Callable[[], RecordingState | None]
"""The recording that is open, with what is selected in it, as it is now; None while none is."""

Readings = Callable[[], Sequence[str]]
"""Other ways to write the same sound, the likeliest first; asking takes a moment."""


class SpokenOrders:
    """Chooses between the readings of what is said to a recording that is open.

    Small recognisers write "remove the home" for "the hum", and know that "the hum" is as likely. Of
    their readings the first one is taken that is wholly understood, as an edit or as a question about the
    sound; nothing changes what was understood at once, and where nothing is, the likeliest stays.
    ``commander`` is one without likeness to known sentences: what is only nearly an order is none.
    """

    def __init__(self, commander: Commander, state: State) -> None:
        self._commander = commander
        self._state = state

    def choose(self, heard: str, others: Readings) -> str:
        """What was said: ``heard``, or the first of the ``others`` that is understood."""
        state = self._state()
        if state is None or understood(heard, plan_waits=True, speaking=False).act is not Act.SEND:
            return heard
        first = self._read(heard, state)
        if first.understood:
            return first.words
        tried = {_bare(heard)}
        for other in others():
            if _bare(other) in tried:
                continue  # marks alone make no other sentence: "make it louder, where Anna laughs"
            tried.add(_bare(other))
            found = self._read(other, state)
            if found.understood:
                return found.words
        return first.words

    def _read(self, heard: str, state: RecordingState) -> _Read:
        """The words as written, or as heard, if they are understood; what cannot be done as written."""
        written = as_written(heard, state.duration)
        # commas are heard where somebody only takes a breath
        for words in dict.fromkeys((written, heard, _COMMAS.sub(" ", written))):
            answer = self._commander.understand(words, state, Job())
            planned = answer.status is PlanStatus.PLAN and uses_times(words, answer.steps)
            if planned or answer.status is PlanStatus.FACT or answer.action:
                return _Read(words, True)
            if answer.status is PlanStatus.REFUSED:
                return _Read(words, False)
        return _Read(heard, False)


@dataclass(frozen=True, slots=True)
class _Read:
    """One reading as it is to be written, and whether it can be done."""

    words: str
    understood: bool


def _bare(words: str) -> str:
    """The words without their marks and capitals."""
    return " ".join(word.strip(".,!?;:…") for word in words.lower().split())
