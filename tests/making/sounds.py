"""Sounds in which nobody says a word: noise, hum, chords, melodies; 16 kHz mono."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
Samples = NDArray[np.float32]


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def noise(seconds: float, level: float = 0.1) -> Samples:
    made = np.random.default_rng(7).standard_normal(int(seconds * RATE)) * level
    return made.astype(np.float32)


def breaths(seconds: float) -> Samples:
    """Noise that comes and goes like breathing, or waves."""
    time = np.arange(int(seconds * RATE)) / RATE
    return (noise(seconds, 0.06) * np.maximum(0, np.sin(2 * np.pi * 0.6 * time))).astype(np.float32)


def hum(seconds: float) -> Samples:
    time = np.arange(int(seconds * RATE)) / RATE
    tones = sum(0.2 / k * np.sin(2 * np.pi * 50 * k * time) for k in (1, 3, 5))
    return np.asarray(tones, np.float32)


def chords(seconds: float) -> Samples:
    """Four chords of struck strings, over and over."""
    made = np.zeros(int(seconds * RATE))
    step = int(1.6 * RATE)
    time = np.arange(step) / RATE
    for number, start in enumerate(range(0, len(made) - step, step)):
        root = (262, 220, 175, 196)[number % 4]
        for part in (0.5, 1, 1.25, 1.5):
            strings = sum(np.sin(2 * np.pi * root * part * k * time) / k for k in range(1, 6))
            made[start : start + step] += 0.06 * np.exp(-1.5 * time) * strings
    return made.astype(np.float32)


def melody(seconds: float) -> Samples:
    """A fast arpeggio with overtones and vibrato."""
    made = np.zeros(int(seconds * RATE))
    length = int(0.35 * RATE)
    time = np.arange(length) / RATE
    shake = 2 * np.sin(2 * np.pi * 5 * time)
    for number, start in enumerate(range(0, len(made) - length, int(0.2 * RATE))):
        pitch = 220 * 2 ** ((0, 4, 7, 12, 16, 12, 7, 4)[number % 8] / 12)
        tones = sum(np.sin(2 * np.pi * pitch * k * time + shake) / k for k in range(1, 8))
        made[start : start + length] += 0.15 * np.exp(-6 * time) * tones
    return made.astype(np.float32)


def buzz(seconds: float) -> Samples:
    """A sawtooth through two moving bands: of all made sounds the likest to a voice."""
    from scipy.signal import butter, sosfilt

    time = np.arange(int(seconds * RATE)) / RATE
    pitch = 150 + 20 * np.sin(np.pi * time) + 3 * np.sin(10 * np.pi * time)
    saw = 2 * (np.cumsum(pitch) / RATE % 1) - 1
    dark = sosfilt(butter(2, [400, 900], "bandpass", fs=RATE, output="sos"), saw)
    bright = sosfilt(butter(2, [1200, 2200], "bandpass", fs=RATE, output="sos"), saw)
    mix = 0.5 + 0.5 * np.sin(3 * np.pi * time)
    return (0.5 * (dark * mix + bright * (1 - mix))).astype(np.float32)
