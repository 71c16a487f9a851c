"""A look-ahead true-peak limiter: turns down ahead of a peak, and lets go slowly after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from audiochat.domain.operation import Samples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOK_AHEAD = 0.005
"""Seconds in which the gain comes down before a peak."""

RELEASE_DB_PER_SECOND = 120.0
"""How fast the gain comes back: 6 dB in a twentieth of a second, too slow to distort a bass note."""

_HOP = 64  # frames that share one measured peak: 22 MB of peaks for an hour at 48 kHz
_REACH = 6  # frames the oversampling filter looks to either side


def hop_levels(blocks: Iterable[Samples]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The true peak and the power of every 64 frames, over all channels.

    Peaks are four times oversampled, as in BS.1770-4 annex 2. ``blocks`` must be multiples of 64
    frames long, but for the last.
    """
    import numpy as np
    from scipy.signal import firwin, upfirdn

    taps = (firwin(8 * _REACH + 1, 0.25, window=("kaiser", 7.0)) * 4).astype(np.float32)
    peaks: list[NDArray[np.float64]] = []
    power: list[NDArray[np.float64]] = []
    tail: Samples | None = None
    for block in blocks:
        before = np.zeros((2 * _REACH, block.shape[1]), np.float32) if tail is None else tail
        joined = np.concatenate([before, block])
        fine = np.abs(upfirdn(taps, joined, up=4, axis=0))
        # The filter's answer for a frame comes _REACH frames late; so does its hop, by a tenth.
        fine = fine[8 * _REACH : 8 * _REACH + 4 * len(block)].max(axis=1)
        plain = np.abs(block).max(axis=1)
        short = -len(block) % _HOP
        fine = np.pad(fine, (0, 4 * short)).reshape(-1, 4 * _HOP).max(axis=1)
        plain = np.pad(plain, (0, short)).reshape(-1, _HOP).max(axis=1)
        peaks.append(np.maximum(fine, plain).astype(np.float64))
        squares = np.square(block, dtype=np.float64).sum(axis=1)
        power.append(np.pad(squares, (0, short)).reshape(-1, _HOP).mean(axis=1))
        tail = joined[-2 * _REACH :]
    return np.concatenate(peaks), np.concatenate(power)


def gain_curve(
    peaks: NDArray[np.float64], decibels: float, ceiling: float, rate: int
) -> NDArray[np.float64]:
    """The gain of every hop that raises by ``decibels`` and keeps its peak under ``ceiling`` (dBTP).

    A running minimum over ``LOOK_AHEAD`` on both sides, then the slow release, then a running mean
    no wider than the minimum, so that the mean can never be above what a peak needs.
    """
    import numpy as np
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    if not len(peaks):
        return np.ones(1)
    level = 20 * np.log10(np.maximum(peaks, 1e-9)) + decibels
    need = np.minimum(0.0, ceiling - level)
    reach = max(1, round(LOOK_AHEAD * rate / _HOP))
    lowest = minimum_filter1d(need, 2 * (reach + 2) + 1, mode="nearest")
    slope = np.arange(len(lowest)) * (RELEASE_DB_PER_SECOND * _HOP / rate)
    released = np.minimum(0.0, np.minimum.accumulate(lowest - slope) + slope)
    smooth = uniform_filter1d(released, 2 * reach + 1, mode="nearest")
    return np.asarray(10 ** ((np.minimum(smooth, 0.0) + decibels) / 20), np.float64)


def level_after(power: NDArray[np.float64], curve: NDArray[np.float64], rate: int) -> float:
    """Roughly the loudness in dB once hops of ``power`` went through ``curve``.

    Gated like BS.1770 but not weighted by frequency: good for telling how much a limiter takes away.
    """
    import numpy as np

    block = max(1, round(0.4 * rate / _HOP))
    made = power * curve**2
    made = np.pad(made, (0, -len(made) % block)).reshape(-1, block).mean(axis=1)
    made = made[made > 1e-9]
    if not len(made):
        return -90.0
    return float(10 * np.log10(made[made > made.mean() / 10].mean()))


def shaped(blocks: Iterable[Samples], lead: int, curve: NDArray[np.float64]) -> Iterator[Samples]:
    """``blocks`` times ``curve``, whose first hop begins ``lead`` frames into them."""
    import numpy as np

    centres = np.arange(len(curve)) * _HOP + _HOP / 2
    at = -lead
    for block in blocks:
        gain = np.interp(np.arange(at, at + len(block)), centres, curve)
        yield (block * gain[:, None]).astype(np.float32)
        at += len(block)
