"""A recording heard once more, word for word: an ordinary transcript leaves hesitations out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from itertools import pairwise
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.domain.recogniser import Heard, RecogniserOptions
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import PlacedWord, Transcript

if TYPE_CHECKING:
    from audiochat.media.mono import Mono
    from audiochat.media.render import TimelineReader

LANGUAGES = ("", "en")
"""Languages in which it is known what a hesitation sounds like to the recogniser."""

HEARD = 0.9
"""The share of all the work that this is."""

_STRETCH = (90.0, 150.0)  # seconds that are heard at a time; parted at the longest pause between
_KEPT = 3  # timelines whose words are remembered


class Listens(Protocol):
    """A recogniser (``speech.recogniser.Recogniser``)."""

    def recognise(
        self, samples: Mono, options: RecogniserOptions | None = None, job: Job | None = None
    ) -> Heard:
        """All words in 16 kHz mono samples."""

    def close(self) -> None:
        """Give the memory back."""


class SecondHearing:
    """Hears a timeline word for word, and remembers the last ones."""

    def __init__(
        self, recogniser: Callable[[], Listens], reader: Callable[[Timeline], TimelineReader]
    ) -> None:
        self._recogniser, self._reader = recogniser, reader
        self._heard: OrderedDict[Timeline, tuple[PlacedWord, ...]] = OrderedDict()
        self._lock = Lock()

    def words(self, timeline: Timeline, transcript: Transcript, job: Job) -> tuple[PlacedWord, ...]:
        """What is said where the transcript covers the timeline, with every hesitation.

        Takes about 3 s a minute of speech on two cores; nothing for other languages than English and
        without a recogniser. Its words belong to no block. Raises ``Cancelled``.
        """
        if transcript.language not in LANGUAGES or not transcript.heard:
            return ()
        with self._lock:
            known = self._heard.get(timeline)
        if known is not None:
            return known
        try:
            found = self._hear(timeline, list(stretches(transcript)), job)
        except ModelError:
            return ()  # the sound itself still tells most of them
        with self._lock:
            self._heard[timeline] = found
            while len(self._heard) > _KEPT:
                self._heard.popitem(last=False)
        return found

    def _hear(
        self, timeline: Timeline, spans: list[tuple[float, float]], job: Job
    ) -> tuple[PlacedWord, ...]:
        from audiochat.media.lifting import lift
        from audiochat.media.mono import read_mono

        options = RecogniserOptions(language="en", verbatim=True)
        recogniser, reader = self._recogniser(), self._reader(timeline)
        total = sum(end - start for start, end in spans) or 1.0
        done = 0.0
        found: list[PlacedWord] = []
        try:
            raised = lift(reader, job)
            for start, end in spans:
                part = _part(job, done / total, (end - start) / total)
                with job.when_cancelled(part.cancel):
                    sound = read_mono(reader, start, end, part, raised)
                    heard = recogniser.recognise(sound, options, part)
                for word in heard.words:
                    at = (start + word.start, start + word.end)
                    found.append(PlacedWord(word, *at, "", "", len(found)))
                done += end - start
        finally:
            reader.close()
            recogniser.close()
        return tuple(found)


def _part(job: Job, begin: float, share: float) -> Job:
    """A job for a part of the work, whose progress is that of the whole."""
    return Job(
        lambda done, _: job.progress(HEARD * (begin + share * done), "Listening for hesitations")
    )


def stretches(transcript: Transcript) -> Iterator[tuple[float, float]]:
    """What is covered, in stretches of about two minutes that begin and end in pauses."""
    gaps = [(one.end, two.start) for one, two in pairwise(transcript.heard)]
    least, most = _STRETCH
    for begin, end in transcript.covered:
        while end - begin > most:
            near = [gap for gap in gaps if begin + least <= gap[0] and gap[1] <= begin + most]
            low, high = max(near, key=lambda gap: gap[1] - gap[0], default=(begin + most,) * 2)
            middle = (low + high) / 2
            yield begin, middle
            begin = middle
        yield begin, end
