"""Ten hours in bounded memory, without a file of that size: the samples are made as they are read."""

from __future__ import annotations

import tracemalloc
from typing import Any

import numpy as np
import pytest

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


def _run(workshop: Workshop, seconds: int) -> tuple[int, int]:
    """Words found, and the most memory in bytes."""
    name = f"endless{seconds}"
    source = Source(name, workshop.data_dir / "none.wav", RATE, 1, seconds * RATE, "original")
    workshop.store.sources.add(source)
    pool: Any = Endless(seconds)
    listener: Any = tones.Listener()
    timeline = Timeline(RATE, 1, (Clip(name, 0, seconds * RATE),))
    tracemalloc.start()
    view = Transcriber(pool, workshop.transcripts, listener).run("", timeline)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert pool.longest <= 5 * RATE
    assert view.coverage == 1.0
    assert [w.text for w in view.words] == tones.names(MINUTE) * (seconds // MINUTE)
    return len(view.words), most


def test_twenty_minutes_take_little_more_memory_than_five(workshop: Workshop) -> None:
    _, small = _run(workshop, 5 * MINUTE)
    words, large = _run(workshop, 20 * MINUTE)
    assert words == 1200
    assert large < small + 10e6


@pytest.mark.slow
def test_ten_hours(workshop: Workshop) -> None:
    words, most = _run(workshop, 600 * MINUTE)
    print(f"{words} words, at most {most / 1e6:.0f} MB")
    assert most < 200e6
