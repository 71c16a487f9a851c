"""A store of its own for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audiochat.domain.recording import MediaFacts, Recording, Tags
from audiochat.store.database import Store


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    opened = Store.open(data_dir / "audiochat.db")
    yield opened
    opened.close()


@pytest.fixture
def make_recording(tmp_path: Path) -> Callable[[str], Recording]:
    def make(name: str) -> Recording:
        facts = MediaFacts("wav", "pcm_s16le", 48000, 2, 16, 10.0, None, 1920044)
        tags = Tags({"title": "שלום"}, b"\xff\xd8", "image/jpeg")
        at = datetime(2026, 1, 2, tzinfo=UTC)
        path = tmp_path / f"{name}.wav"
        return Recording(name, path, name, "a" * 64, facts, tags, f"{name}-0", at, at)

    return make
