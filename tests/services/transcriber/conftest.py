"""A transcriber that hears tones, over a real workshop, and recordings made of tones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import soundfile

from audiochat.services.editor import Editor
from audiochat.services.transcriber import Transcriber
from audiochat.services.workshop import Workshop
from tests.making import tones


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as opened:
        yield opened


@pytest.fixture
def listener() -> tones.Listener:
    return tones.Listener()


@pytest.fixture
def transcriber(workshop: Workshop, listener: Any) -> Transcriber:
    return Transcriber(workshop.pool, workshop.transcripts, listener)


@pytest.fixture
def talk(workshop: Workshop, tmp_path: Path) -> Callable[..., Editor]:
    """Makes a recording of tones and opens it."""

    def make(seconds: float, rate: int = 16_000, channels: int = 1, **how: Any) -> Editor:
        sound = tones.tones(seconds, rate, **how)
        path = tmp_path / f"talk-{seconds}-{rate}-{channels}.wav"
        soundfile.write(path, sound[:, None].repeat(channels, axis=1), rate)
        return workshop.editor(workshop.library.open(path).id)

    return make
