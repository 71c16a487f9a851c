"""A workbench over real files, and sounds to work on."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.loudness import Loudness
from audiochat.domain.operation import Outcome, Samples
from audiochat.domain.recording import Source
from audiochat.domain.timeline import Clip, Span, Timeline
from audiochat.domain.transcript import Word
from audiochat.domain.voice import Utterance
from audiochat.media.loudness import measure
from audiochat.media.render import TimelineReader
from audiochat.media.sources import SourcePool, SourceWriter
from audiochat.media.workbench import Bench
from audiochat.operations import load


def hum(text: str, speed: float, job: Job) -> Utterance:
    """A voice that hums for a tenth of a second a word."""
    job.check()
    words = text.split()
    length = round(2205 / speed)
    tone = 0.2 * np.sin(2 * np.pi * 150 * np.arange(length * len(words)) / 22050)
    spoken = tuple(
        Word(word, n * length / 22050, (n + 1) * length / 22050) for n, word in enumerate(words)
    )
    return Utterance(tone.astype(np.float32)[:, None], 22050, spoken, "en")


@dataclass
class Studio:
    """A recording on disk, edited by operations one after another."""

    folder: Path
    timeline: Timeline
    sources: dict[str, Source] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pool = SourcePool(self.sources.__getitem__)

    def loudness(self, timeline: Timeline, span: Span, job: Job | None = None) -> Loudness:
        reader = TimelineReader(timeline, self.pool)
        step = 65536
        blocks = (
            reader.read(a, min(step, span.end - a)) for a in range(span.start, span.end, step)
        )
        return measure(blocks, timeline.rate, timeline.channels, job)

    def bench(self, job: Job | None = None) -> Bench:
        def keep(source: Source) -> None:
            self.sources[source.id] = source

        job = job or Job()
        return Bench(self.timeline, self.pool, self.folder, job, keep, self.loudness, hum)

    def do(
        self, op_id: str, start: float | None = None, end: float | None = None, **params: Any
    ) -> Outcome:
        """Apply an operation to a span in seconds and go on from there."""
        operation = load()[op_id]
        span = self.timeline.whole
        if start is not None:
            span = self.timeline.span(start, self.timeline.seconds if end is None else end)
        arguments = operation.parse(params)
        if operation.check is not None:
            operation.check(self.timeline, span, arguments)
        outcome = operation.apply(self.bench(), span, arguments)
        self.timeline = outcome.timeline
        return outcome

    def sound(self, timeline: Timeline | None = None) -> Samples:
        shown = timeline or self.timeline
        return TimelineReader(shown, self.pool).read(0, shown.frames)


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Callable[..., Studio]]:
    """A studio holding the given samples (frames, channels) at a rate."""

    def make(samples: NDArray[Any], rate: int = 48000) -> Studio:
        sound = np.asarray(samples, np.float32)
        if sound.ndim == 1:
            sound = sound[:, None]
        path = tmp_path / f"source{len(list(tmp_path.iterdir()))}.wav"
        with SourceWriter(path, rate, sound.shape[1]) as writer:
            writer.write(sound)
        source = Source("first", path, rate, sound.shape[1], len(sound), "decoded")
        timeline = Timeline(rate, sound.shape[1], (Clip("first", 0, len(sound)),))
        folder = tmp_path / "sources"
        folder.mkdir(exist_ok=True)
        made.append(Studio(folder, timeline, {"first": source}))
        return made[-1]

    made: list[Studio] = []
    yield make
    for one in made:
        one.pool.close()


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> tuple[NDArray[np.float32], int]:
    """Seven seconds of real speech (espeak-ng, or a synthetic voice where it is missing) at 22050 Hz."""
    import shutil

    import soundfile

    if shutil.which("espeak-ng"):
        path = tmp_path_factory.mktemp("speech") / "said.wav"
        words = "The quick brown fox jumps over the lazy dog. The weather is calm this morning."
        subprocess.run(["espeak-ng", "-v", "en-us", "-w", str(path), words], check=True)
        sound, rate = soundfile.read(path, dtype="float32")
        return sound, int(rate)
    return _voice(22050), 22050


def _voice(rate: int) -> NDArray[np.float32]:
    """Syllables of a buzzing 120 Hz voice."""
    t = np.arange(7 * rate) / rate
    buzz = sum(np.sin(2 * np.pi * 120 * k * t) / k for k in range(1, 25))
    envelope = np.clip(np.sin(2 * np.pi * 3 * t), 0, 1) ** 0.5
    return np.asarray(0.1 * buzz * envelope, np.float32)


def noise(seconds: float, rate: int = 48000, channels: int = 1, level: float = 0.1) -> Samples:
    """Reproducible white noise of a level (RMS)."""
    random = np.random.default_rng(7)
    shape = (round(seconds * rate), channels)
    return (random.standard_normal(shape) * level).astype(np.float32)


@pytest.fixture(name="noise")
def noise_maker() -> Callable[..., Samples]:
    return noise
