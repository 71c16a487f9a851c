"""A private sound server for each test, which this program meets as it meets the one of a desktop."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.making.pulse import RATE, Rooms, installed


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that is in this folder needs a sound server."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.devices)


@pytest.fixture
def unhurried() -> Iterator[None]:
    """Go first, where that is allowed: what is heard is tried here, not what else the computer does."""
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    with contextlib.suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, min(usual, -10))
    yield
    with contextlib.suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, usual)


@pytest.fixture
def rooms(unhurried: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rooms]:
    """Two rooms: sink ``spk``, and sink ``mic`` that the source ``micsrc`` ("Microphone") hears."""
    if not installed():
        pytest.skip("needs pulseaudio and its tools (pactl, parec, pacat)")
    monkeypatch.delenv("AUDIOCHAT_AUDIO_BACKEND", raising=False)
    with tempfile.TemporaryDirectory(prefix="rooms") as folder:  # a socket's path must be short
        made = Rooms(Path(folder))
        monkeypatch.setenv("PULSE_SERVER", made.address)
        made.start()
        yield made
        made.stop()


class Ramp:
    """Mono sound in which every frame tells its own number."""

    channels = 1

    def __init__(self, seconds: float, rate: int = RATE) -> None:
        self.rate, self.frames = rate, round(seconds * rate)

    def read(self, start: int, frames: int) -> Any:
        """Frames as the player fetches them."""
        numbers = np.arange(start, start + frames, dtype=np.float32)
        return (0.1 + 0.8 * numbers / self.frames)[:, None]

    def close(self) -> None:
        """Nothing to give back."""

    def numbers(self, heard: Any, gain: float = 1.0) -> Any:
        """The numbers of the frames that are heard, without the silence around and between them."""
        loud = heard[heard > 0.04 * gain]
        return np.rint((loud / gain - 0.1) / 0.8 * self.frames).astype(int)


@pytest.fixture
def ramp() -> type[Ramp]:
    """Sound whose every frame tells its number."""
    return Ramp
