"""Sources without a file, and words at known times."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiochat.domain.recording import MediaFacts, Recording, Source, Tags
from audiochat.domain.timeline import Clip, Timeline
from audiochat.domain.transcript import Block, Word
from audiochat.services.transcripts import Transcripts
from audiochat.services.workshop import Workshop
from audiochat.store.database import Store

RATE = 1000


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as opened:
        yield opened


@pytest.fixture
def transcripts(workshop: Workshop) -> Transcripts:
    return workshop.transcripts


@pytest.fixture
def source(workshop: Workshop) -> Callable[..., str]:
    """Makes a source of some seconds known."""

    def make(name: str, seconds: float = 100) -> str:
        path = workshop.data_dir / f"{name}.wav"
        workshop.store.sources.add(Source(name, path, RATE, 1, round(seconds * RATE), "original"))
        return name

    return make


@pytest.fixture
def block() -> Callable[..., Block]:
    """Makes a block: the words of a text, one a second from ``start`` on, each 0.8 s long."""

    def make(source_id: str, text: str, start: float = 0.0, end: float | None = None) -> Block:
        words = tuple(
            Word(word, start + n, start + n + 0.8, 0.9) for n, word in enumerate(text.split())
        )
        stop = start + len(words) if end is None else end
        return Block(uuid.uuid4().hex, source_id, start, stop, words, "en", "recogniser")

    return make


@pytest.fixture
def line() -> Callable[..., Timeline]:
    """A timeline of ``(source, first second, last second)``."""

    def make(*clips: tuple[str, float, float]) -> Timeline:
        made = (Clip(name, round(a * RATE), round(b * RATE)) for name, a, b in clips)
        return Timeline(RATE, 1, tuple(made))

    return make


@pytest.fixture
def recording(workshop: Workshop) -> str:
    """A recording with nothing in it."""
    facts = MediaFacts("wav", "pcm_s16le", RATE, 1, 16, 10.0, None, 20_044)
    at = datetime(2026, 1, 2, tzinfo=UTC)
    path = workshop.data_dir / "r.wav"
    made = Recording("r", path, "R", "a" * 64, facts, Tags({}), "r-0", at, at)
    return workshop.store.recordings.add(made, Timeline(RATE, 1, ())).id


@pytest.fixture
def after_a_start(workshop: Workshop) -> Iterator[Callable[[], Transcripts]]:
    """What another start reads from the same file."""
    with ExitStack() as opened:
        yield lambda: Transcripts(opened.enter_context(closing(Store.open(workshop.store.path))))
