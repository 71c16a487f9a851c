"""A workshop whose microphone is something known that is played."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soxr

from audiochat.media.microphone import PlayedMicrophone
from audiochat.services.taking.capture import RATE
from audiochat.services.workshop import Workshop


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as made:
        yield made


@pytest.fixture
def played() -> Callable[..., PlayedMicrophone]:
    """A microphone in front of which samples of some rate are played."""

    def make(samples: Any, rate: int = RATE, pace: float = 4.0) -> PlayedMicrophone:
        sound = np.asarray(samples, np.float32).reshape(-1)
        if rate != RATE:
            sound = soxr.resample(sound, rate, RATE)
        return PlayedMicrophone(sound, RATE, pace, then_silence=False)

    return make
