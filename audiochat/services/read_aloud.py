"""A reply read aloud while it grows: sentence by sentence, skipped or stopped at once."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.services.reading import Sentences

if TYPE_CHECKING:
    from audiochat.media.outlet import Outlet
    from audiochat.services.speaker import Speaker
    from audiochat.speech.synthesis import Synthesiser

AHEAD_SECONDS = 6.0
"""How much is made ahead of what is heard: more would be thrown away when it is stopped."""

MOST_WAITING = 2000
"""Sentences that wait to be spoken; a reply is shorter."""


@dataclass(frozen=True, slots=True)
class SentenceBegun:
    """Handed out when a sentence begins to be heard; it was made some seconds before."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Unspeakable:
    """Handed out once when a sentence has nothing that the voice can say (another language)."""

    text: str
    voice: str


class Reading:
    """One reply on its way to the ear.

    ``feed``, ``finish``, ``skip`` return at once and may be called from any thread; ``run`` works on
    a lane of its own until all was heard or its job is cancelled, which silences it at once.
    """

    def __init__(self, speaker: Speaker, outlet: Outlet) -> None:
        self._speaker, self._outlet = speaker, outlet
        self._wake = threading.Condition()
        self._splitter = Sentences()
        self._waiting: deque[str] = deque(maxlen=MOST_WAITING)
        self._finished = False
        self._number = -1
        self._skipped: set[int] = set()
        self._made: deque[SentenceBegun] = deque()  # whose sound waits to be heard

    def feed(self, text: str) -> None:
        """More of the reply."""
        with self._wake:
            if not self._finished:
                self._waiting += self._splitter.feed(text)
                self._wake.notify_all()

    def finish(self) -> None:
        """The reply is complete. Calling again is free."""
        with self._wake:
            if not self._finished:
                self._waiting += self._splitter.finish()
                self._finished = True
                self._wake.notify_all()

    def skip(self) -> None:
        """Leave out the rest of the sentence that is heard (or made) now."""
        with self._wake:
            heard = self._outlet.part if self._outlet.pending else self._number
            self._skipped.add(max(heard, 0))
        self._outlet.drop(max(heard, 0))

    def run(self, job: Job) -> int:
        """Speak until the end; how many sentences were spoken. Emits ``SentenceBegun``."""
        with job.when_cancelled(self._outlet.drop):
            try:
                synthesiser = self._speaker.warm(job=job)
                self._outlet.begin(synthesiser.rate)
                told = False
                while (sentence := self._next(job)) is not None:
                    spoken = self._say(synthesiser, sentence, job)
                    if not spoken and not told:
                        told = True
                        job.emit(Unspeakable(sentence, synthesiser.voice.name))
                self._outlet.wait(0.0, job, lambda: self._tell(job))
                self._tell(job)
            except BaseException:
                self._outlet.drop()
                raise
        return self._number + 1

    def _next(self, job: Job) -> str | None:
        """The next sentence, waited for; None at the end."""
        with self._wake:
            while not self._waiting:
                job.check()
                self._tell(job)
                if self._finished:
                    return None
                self._wake.wait(0.05)
            self._number += 1
            return self._waiting.popleft()

    def _say(self, synthesiser: Synthesiser, sentence: str, job: Job) -> bool:
        """Speak one sentence into the queue; whether there was anything to be heard."""
        number = self._number
        heard = False
        for block in synthesiser.speak(sentence, job, self._speaker.speed):
            if not heard:
                heard = True
                self._made.append(SentenceBegun(number, sentence))
            if number in self._skipped:
                break
            self._outlet.write(block, number)
            if number in self._skipped:  # it was skipped meanwhile
                self._outlet.drop(number)
                break
            self._outlet.wait(AHEAD_SECONDS, job, lambda: self._tell(job))
            self._tell(job)
        if job.cancelled:
            raise Cancelled
        return heard

    def _tell(self, job: Job) -> None:
        """Say which sentences have begun to be heard since the last call."""
        while self._made and self._made[0].number <= self._outlet.part:
            begun = self._made.popleft()
            if begun.number not in self._skipped or begun.number == self._outlet.part:
                job.emit(begun)
