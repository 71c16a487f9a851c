"""Ten hours in bounded memory, without a file of that size: the samples are made as they are read."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import psutil
import pytest

from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Source
from audiochat.domain.timeline import Clip, Timeline
from audiochat.services.transcriber import Transcriber
from audiochat.services.workshop import Workshop
from tests.making import tones

RATE = 8_000
MINUTE = 60


class Endless:
    """A pool whose one source says the same minute again and again."""

    def __init__(self, seconds: int) -> None:
        self.rate, self.frames = RATE, seconds * RATE
        self._minute = tones.tones(MINUTE, RATE)[:, None]
        self.longest = 0

    def reader(self, source_id: str) -> Any:
        return self

    def read(self, start: int, frames: int) -> Samples:
        self.longest = max(self.longest, frames)
        places = np.arange(start, start + frames)
        out = self._minute[places % len(self._minute)]
        out[(places < 0) | (places >= self.frames)] = 0
        return np.asarray(out, np.float32)


def _run(workshop: Workshop, seconds: int, job: Job | None = None) -> int:
    """Recognise so many seconds; the number of words found."""
    name = f"endless{seconds}"
    source = Source(name, workshop.data_dir / "none.wav", RATE, 1, seconds * RATE, "original")
    workshop.store.sources.add(source)
    pool: Any = Endless(seconds)
    listener: Any = tones.Listener()
    timeline = Timeline(RATE, 1, (Clip(name, 0, seconds * RATE),))
    view = Transcriber(pool, workshop.transcripts, listener).run("", timeline, None, job)
    assert pool.longest <= 5 * RATE
    assert view.coverage == 1.0
    assert [w.text for w in view.words] == tones.names(MINUTE) * (seconds // MINUTE)
    return len(view.words)


def _peak(work: Callable[[], object]) -> int:
    """The most memory in bytes that Python and NumPy held at once."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_twenty_minutes_take_little_more_memory_than_five(workshop: Workshop) -> None:
    small = _peak(lambda: _run(workshop, 5 * MINUTE))
    large = _peak(lambda: _run(workshop, 20 * MINUTE))
    assert large < small + 10e6


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_ten_hours(workshop: Workshop) -> None:
    process = psutil.Process()
    begins = most = process.memory_info().rss

    def look(_: object) -> None:
        nonlocal most
        most = max(most, process.memory_info().rss)

    words = _run(workshop, 600 * MINUTE, Job(on_partial=look))
    print(f"{words} words, at most {(most - begins) / 1e6:.0f} MB more")
    assert words == 36_000
    assert most - begins < 250e6
