"""Sound in frames of 10 ms: how loud each is, and how much it changes there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.recogniser import RATE
from audiochat.speech.voice_activity import Samples

HOP = RATE // 100
"""Samples of a frame."""

BANDS = 24
"""Bands in which sound is heard, from 80 Hz to 7.6 kHz."""

_WINDOW = 400
_REACH = 5  # frames on each side that a change is measured over
_UNIT = 20.0  # decibels
_DEPTH = 60.0  # decibels under the loudest that are heard as silence
_TRANSFORM = 512
_LOWEST = 4  # bins of 31 Hz that are no speech: hum and rumble
_NEARBY, _EVERY = 300, 50  # frames around a place that tell how loud speech and floor are there
_SOFTER = 15.0  # decibels by which speech may be softer there than in the whole

Frames = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SoundFrames:
    """Each array has one value for 10 ms.

    ``level`` in decibels of full scale, from 125 Hz on; ``change`` is how unlike the 50 ms before and
    after are, about 1 at a clear change; ``quiet`` where it is far under the speech and near the floor;
    ``pause`` where that lasts for 120 ms, longer than the closure of a "p" or a "t", or is at an end.
    ``bands`` is how loud ``BANDS`` bands are, 20 dB under the loudest are -1: ``(frames, BANDS)``.
    """

    level: Frames
    change: Frames
    quiet: Flags
    pause: Flags
    bands: Frames


def framed(samples: Samples) -> SoundFrames:
    """Look at 16 kHz mono sound of up to some minutes."""
    count = len(samples) // HOP
    if not count:
        none, never = np.zeros(0), np.zeros(0, bool)
        return SoundFrames(none, none, never, never, np.zeros((0, BANDS)))
    padded = np.pad(np.asarray(samples, np.float64), (_WINDOW // 2, _WINDOW))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::HOP][:count]
    shape = np.hanning(_WINDOW)
    power = np.abs(np.fft.rfft(windows * shape, _TRANSFORM)) ** 2
    # Parseval: both halves of the spectrum, over what the window lets through
    mean = power[:, _LOWEST:].sum(1) * 2 / _TRANSFORM / np.sum(shape**2)
    level = 10 * np.log10(mean + 1e-10)
    quiet = level < _threshold(level)
    pause = np.zeros(count, bool)
    for first, last in runs(quiet):
        if last - first >= 12 or first == 0 or last == count:
            pause[first:last] = True
    bands = 10 * np.log10(power @ _weights().T + 1e-9)
    return SoundFrames(level, _change(bands), quiet, pause, _shown(bands))


def runs(flags: Flags) -> list[tuple[int, int]]:
    """Where flags are set, as ``first`` up to, not including, ``last``."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _threshold(level: Frames) -> Frames:
    """Under which level nobody speaks: over the floor, and far enough under the speech nearby."""
    places = np.arange(0, len(level), _EVERY)
    near = [level[max(0, at - _NEARBY) : at + _NEARBY] for at in places]
    found = np.array([np.percentile(part, (5, 95)) for part in near])
    floor = np.interp(np.arange(len(level)), places, found[:, 0])
    top = np.interp(np.arange(len(level)), places, found[:, 1])
    top = np.maximum(top, np.percentile(level, 95) - _SOFTER)
    limit: Frames = np.minimum(np.maximum(floor + 11, top - 30), top - 12)
    return limit


def _change(bands: Frames) -> Frames:
    bands = np.maximum(bands, np.percentile(bands, 98) - _DEPTH)
    total = np.cumsum(np.vstack((np.zeros((1, BANDS)), bands)), 0)
    at = np.arange(len(bands))
    low, high = np.maximum(0, at - _REACH), np.minimum(len(bands), at + _REACH)
    before = (total[at] - total[low]) / np.maximum(1, at - low)[:, None]
    after = (total[high] - total[at]) / np.maximum(1, high - at)[:, None]
    change = np.sqrt(np.mean((before - after) ** 2, 1))
    change[0] = 0
    scaled: Frames = change / (np.percentile(change, 90) + 1e-6)
    return scaled


def _shown(bands: Frames) -> Frames:
    top = float(np.percentile(bands.max(1), 95))
    shown: Frames = (np.maximum(bands, top - _DEPTH) - top) / _UNIT
    return shown


def _weights() -> Frames:
    """Triangles from 80 Hz to 7.6 kHz, evenly spaced as the ear hears (mel)."""
    mel = _mel(np.linspace(0, RATE / 2, _TRANSFORM // 2 + 1))
    edges = np.linspace(_mel(np.array(80.0)), _mel(np.array(7600.0)), BANDS + 2)
    rise = (mel - edges[:-2, None]) / np.diff(edges)[:-1, None]
    fall = (edges[2:, None] - mel) / np.diff(edges)[1:, None]
    shape: Frames = np.maximum(0, np.minimum(rise, fall))
    return shape


def _mel(hertz: Frames) -> Frames:
    found: Frames = 2595 * np.log10(1 + hertz / 700)
    return found
