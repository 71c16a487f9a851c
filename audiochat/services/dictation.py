"""Dictation: from the microphone to words, live, on a lane of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from audiochat.domain.job import Job
from audiochat.domain.live import Echo, Live
from audiochat.services.live import LiveWords

if TYPE_CHECKING:
    from audiochat.media.microphone import Microphone
    from audiochat.services.listener import Listener
    from audiochat.services.spoken_orders import SpokenOrders, State
    from audiochat.speech.recogniser import Recogniser

THREADS = 1
"""More would wait for each other: a few seconds of speech take 0.2 s on one."""

_WAIT = 0.1
"""Seconds that are waited for sound."""


def cancels_echo() -> bool:
    """Whether what the program plays is taken out of what it listens to."""
    from audiochat.media.canceller import available

    return available()


@runtime_checkable
class Judged(Protocol):
    """A microphone that wants to know whether a voice was heard (``media.canceller.WithoutEcho``)."""

    def judge(self, chance: float) -> None:
        """How likely what was read last is speech."""


class Dictation:
    """Listens to the microphone. It has a recogniser of its own, so that a recording that is being
    transcribed meanwhile does not keep it waiting; ``close`` gives its memory back.
    """

    def __init__(
        self,
        listener: Listener,
        open_microphone: Callable[[], Microphone],
        orders: Callable[[State], SpokenOrders] | None = None,
    ) -> None:
        self._listener, self._open, self._orders = listener, open_microphone, orders
        self._recogniser: tuple[str, Recogniser] | None = None
        self._lock = threading.Lock()

    def live_words(
        self, job: Job, expect: tuple[str, ...] = (), about: State | None = None
    ) -> LiveWords:
        """What writes live sound down as this person wants it; reads the recogniser first.

        Of what is said while ``about`` gives a recording, edits are recognised. Only while nobody dictates.
        ``ModelError`` when the recogniser cannot be used.
        """
        from audiochat.speech.voice_activity import VoiceActivity

        recogniser = self._ready(job)
        options = self._listener.options()
        options = replace(options, vocabulary=(*expect, *options.vocabulary))
        choose = self._orders(about).choose if about is not None and self._orders else None
        return LiveWords(recogniser, VoiceActivity().stream(), options, choose)

    def warm(self, job: Job) -> None:
        """Read the recogniser into memory, so that the first words come at once."""
        self._ready(job)

    def _ready(self, job: Job) -> Recogniser:
        from audiochat.speech.recogniser import Recogniser

        with self._lock:
            spec = self._listener.chosen()
            if self._recogniser is None or self._recogniser[0] != spec.id:
                if self._recogniser is not None:
                    self._recogniser[1].close()
                self._recogniser = (spec.id, Recogniser(spec.folder, THREADS))
            made = self._recogniser[1]
        made.load(job)
        return made

    def run(
        self,
        stop: threading.Event,
        job: Job,
        expect: tuple[str, ...] = (),
        about: State | None = None,
    ) -> str:
        """Listen until ``stop`` is set; all that was said. Emits ``Live`` as it changes.

        ``expect``: words that are likely, besides the person's own vocabulary. ``about`` gives the
        recording that is open, on this thread and at any time.

        The microphone listens before the recogniser is read, so that no word is lost. Raises
        ``MediaError`` when there is no microphone or it goes away, ``Cancelled`` when the job is.
        """
        microphone = self._open()
        microphone.open()
        try:
            job.emit(Live())
            words = self.live_words(job, expect, about)
            over = False
            while not over:
                job.check()
                over = stop.is_set()
                sound = microphone.read(
                    _WAIT
                )  # after the wish to stop, too: the last word may be on its way
                if sound is None:
                    break
                changed = words.feed(sound)
                if isinstance(microphone, Judged):
                    microphone.judge(words.chance)
                found = words.step(job) if not over else None
                if found is not None or changed or len(sound):
                    echo = getattr(microphone, "echo", Echo.HEARD)
                    live = replace(found or words.state, echo=echo)
                    if live.ended:
                        live = replace(live, voiced=microphone.came - words.ago)
                    job.emit(live)
            last = words.finish(job)
            job.emit(last)
            return last.text
        finally:
            microphone.close()

    def close(self) -> None:
        """Give the recogniser's memory back."""
        with self._lock:
            if self._recogniser is not None:
                self._recogniser[1].close()
                self._recogniser = None
