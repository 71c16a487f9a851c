"""The picture of a waveform as an array, made on a worker: no Qt, no widget, no disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

_MOST = 32.0
"""How many times taller than it is quiet sound is drawn where it is fitted."""

Grid = NDArray[np.uint32]
"""A picture of shape (height, width): 0xAARRGGBB, premultiplied."""


class Columns(Protocol):
    """Minimum, maximum and RMS per column, each of shape (channels, columns), full scale at +-1."""

    @property
    def minimum(self) -> NDArray[np.float32]:
        """Lowest sample."""

    @property
    def maximum(self) -> NDArray[np.float32]:
        """Highest sample."""

    @property
    def rms(self) -> NDArray[np.float32]:
        """Root mean square."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours as 0xRRGGBB: the outline from minimum to maximum, and the RMS inside it."""

    wave: int
    rms: int


def _coverage(
    top: NDArray[np.float32], bottom: NDArray[np.float32], height: int
) -> NDArray[np.float32]:
    """How much of each pixel of ``height`` rows lies between ``top`` and ``bottom``, from 0 to 1."""
    rows = np.arange(height, dtype=np.float32)[:, None]
    cover = np.minimum(rows + 1, bottom[None, :]) - np.maximum(rows, top[None, :])
    return np.clip(cover, 0.0, 1.0, out=cover)


def _blend(alpha: NDArray[np.float32], inner: NDArray[np.float32], ink: Ink) -> Grid:
    """The RMS colour inside the wave colour (``inner`` is never over ``alpha``), premultiplied."""
    out = np.zeros(alpha.shape, dtype=np.uint32)
    for shift in (16, 8, 0):
        wave, rms = (ink.wave >> shift) & 255, (ink.rms >> shift) & 255
        tone = (alpha - inner) * wave + inner * rms
        out |= np.minimum(tone + 0.5, 255).astype(np.uint32) << shift
    out |= (alpha * 255 + 0.5).astype(np.uint32) << 24
    return out


def _lanes(columns: Columns, merged: bool) -> tuple[NDArray[np.float32], ...]:
    """Lowest, highest and RMS of each lane: one per channel, or all channels in one."""
    low, high, rms = columns.minimum, columns.maximum, columns.rms
    if not merged or len(low) < 2:
        return low, high, rms
    return low.min(0, keepdims=True), high.max(0, keepdims=True), rms.max(0, keepdims=True)


def picture(
    columns: Columns,
    height: int,
    ink: Ink,
    *,
    gap: int = 8,
    gain: float = 1.0,
    merged: bool = False,
    fit: bool = False,
) -> Grid:
    """Draw every channel in a lane of its own, one above the other, ``gap`` pixels apart.

    ``merged``: all channels in one lane. ``gain``: how much taller than it is (loud parts are cut off);
    ``fit``: as tall as the loudest of it allows, up to 32 times.

    Sound below half a pixel still shows as a thin line, so that silence and a missing file differ.
    The result has one pixel per column and ``height`` rows.
    """
    lowest, highest, power = _lanes(columns, merged)
    channels, width = lowest.shape
    if fit and width:
        peak = max(float(-lowest.min()), float(highest.max()), 1 / _MOST)
        gain = 1 / peak
    out: Grid = np.zeros((height, width), dtype=np.uint32)
    if not channels or not width:
        return out
    lane = max(2, (height - gap * (channels - 1)) // channels)
    middle = lane // 2 + 0.5  # on a row of pixels, so that silence is one crisp line
    reach = lane - middle
    for channel in range(channels):
        y = channel * (lane + gap)
        room = min(lane, height - y)
        if room <= 0:
            break
        high = np.clip(highest[channel] * gain, -1, 1) * reach
        low = np.clip(lowest[channel] * gain, -1, 1) * reach
        rms = np.clip(power[channel] * gain, 0, 1) * reach
        top = np.minimum(middle - high, middle - 0.5).astype(np.float32)
        bottom = np.maximum(middle - low, middle + 0.5).astype(np.float32)
        inner_top = np.maximum(middle - rms, top).astype(np.float32)
        inner_bottom = np.minimum(middle + rms, bottom).astype(np.float32)
        outer = _coverage(top, bottom, room)
        out[y : y + room] = _blend(outer, _coverage(inner_top, inner_bottom, room), ink)
    return out
