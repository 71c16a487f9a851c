"""Recordings of a made voice in rooms whose floor is known, and how that floor runs."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
Sound = NDArray[np.float64]


def level(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def room(seconds: float, decibels: float, seed: int = 1, rate: int = RATE) -> Sound:
    """The steady noise of a room."""
    return np.random.default_rng(seed).standard_normal(round(seconds * rate)) * level(decibels)


@lru_cache(8)
def voice(seconds: float, pause: float = 0.5, rate: int = RATE) -> Sound:
    """A buzz of 120 Hz in syllables, 1.5 s of them and then a pause (0: none)."""
    t = np.arange(round(seconds * rate)) / rate
    buzz = sum(np.sin(2 * np.pi * 120 * k * t) / k for k in range(1, 20))
    syllables = 0.15 + 0.85 * np.sin(np.pi * 3 * t) ** 2
    spoken = 1.0 if not pause else np.clip((1.5 - (t + 0.8) % (1.5 + pause)) * 50, 0, 1)
    return np.asarray(0.1 * buzz * syllables * spoken, np.float64)


def floors(sound: Sound, seconds: float = 0.05, rate: int = RATE) -> Sound:
    """The level of each ``seconds`` in dB, at least -80."""
    size = round(seconds * rate)
    frames = sound[: len(sound) // size * size].reshape(-1, size)
    return np.asarray(np.maximum(10 * np.log10(np.square(frames).mean(axis=1) + 1e-12), -80.0))


def steepest(sound: Sound, rate: int = RATE) -> float:
    """By how many dB the level changes within 100 ms at most."""
    found = floors(sound, 0.05, rate)
    return float(np.abs(found[2:] - found[:-2]).max())
