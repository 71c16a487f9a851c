"""How loud sound is: integrated loudness after BS.1770-4 and EBU R 128, true peak, peak and RMS."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.loudness import FLOOR_DB, Loudness
from audiochat.domain.operation import Samples
from audiochat.media.memory import expect_large_blocks

ABSOLUTE_GATE = -70.0  # LUFS
RELATIVE_GATE = -10.0  # LU below the mean of what passed the absolute gate
_HOPS = 4  # a gating block is 400 ms long, a new one starts every 100 ms


def decibels(ratio: float) -> float:
    """An amplitude in dB relative to full scale, at least ``FLOOR_DB``."""
    return max(FLOOR_DB, 20 * math.log10(ratio)) if ratio > 0 else FLOOR_DB


def k_weighting(rate: int) -> NDArray[np.float64]:
    """The two filters of BS.1770 (a high shelf, a high pass) as second-order sections.

    The recommendation gives coefficients for 48 kHz only; these come from the analogue prototypes
    behind them (as in libebur128), so every rate is right.
    """
    shelf = _corner(1681.974450955533, rate)
    gain, q = 3.999843853973347, 0.7071752369554196
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    a0 = 1 + shelf / q + shelf**2
    first = [
        (high + band * shelf / q + shelf**2) / a0,
        2 * (shelf**2 - high) / a0,
        (high - band * shelf / q + shelf**2) / a0,
        1.0,
        2 * (shelf**2 - 1) / a0,
        (1 - shelf / q + shelf**2) / a0,
    ]
    low, q = _corner(38.13547087602444, rate), 0.5003270373238773
    a0 = 1 + low / q + low**2
    second = [1.0, -2.0, 1.0, 1.0, 2 * (low**2 - 1) / a0, (1 - low / q + low**2) / a0]
    return np.array([first, second])


def _corner(hertz: float, rate: int) -> float:
    """The bilinear transform's warped frequency; corners past the band are put near its end."""
    return math.tan(math.pi * min(hertz / rate, 0.49))


def channel_weights(channels: int) -> NDArray[np.float64]:
    """BS.1770's weights: surrounds count 1.41 times, the low-frequency channel not at all."""
    if channels == 5:
        return np.array([1.0, 1.0, 1.0, 1.41, 1.41])
    if channels == 6:
        return np.array([1.0, 1.0, 1.0, 0.0, 1.41, 1.41])
    return np.ones(channels)


class _Meter:
    """Takes blocks as they come; its memory grows by eight bytes for every tenth of a second."""

    def __init__(self, rate: int, channels: int) -> None:
        self._sections = k_weighting(rate)
        self._state = np.zeros((2, channels, 2))
        self._weights = channel_weights(channels)
        self._hop = max(1, round(rate / 10))
        self._hops: list[float] = []  # weighted energy of each 100 ms
        self._open = 0.0  # energy of the hop not yet full
        self._in_open = 0
        self._upsampler = _upsampler(rate, channels)
        self._peak = self._true_peak = self._energy = 0.0
        self.frames = 0
        self._channels = channels

    def add(self, block: Samples) -> None:
        """Measure the next frames."""
        from scipy import signal

        if not len(block):
            return
        rows = np.ascontiguousarray(block.T, np.float64)
        self._peak = max(self._peak, float(np.abs(block).max()))
        # einsum and not a dot product: the threads of BLAS wait for each other on a busy machine
        self._energy += float(np.einsum("cn,cn->", rows, rows))
        if self._upsampler is not None:
            self._over(self._upsampler.resample_chunk(np.ascontiguousarray(block, np.float32)))
        weighted, self._state = signal.sosfilt(self._sections, rows, axis=1, zi=self._state)
        self._count(np.einsum("c,cn,cn->n", self._weights, weighted, weighted))
        self.frames += len(block)

    def _count(self, energy: NDArray[np.float64]) -> None:
        """Sum energies into hops, the first of which may have begun in the block before."""
        starts = np.arange(self._hop - self._in_open, len(energy), self._hop)
        sums = np.add.reduceat(energy, np.concatenate([[0], starts]))
        sums[0] += self._open
        last = int(starts[-1]) if len(starts) else -self._in_open
        self._open, self._in_open = float(sums[-1]), len(energy) - last
        self._hops += sums[:-1].tolist()
        if self._in_open == self._hop:
            self._hops.append(self._open)
            self._open, self._in_open = 0.0, 0

    def _over(self, samples: Samples) -> None:
        if len(samples):
            self._true_peak = max(self._true_peak, float(np.abs(samples).max()))

    def result(self) -> Loudness:
        """The measures of everything added."""
        if self._upsampler is not None:
            tail = np.zeros((0, self._channels), np.float32)
            self._over(self._upsampler.resample_chunk(tail, last=True))
        count = self.frames * self._channels
        rms = math.sqrt(self._energy / count) if count else 0.0
        return Loudness(
            integrated=self._integrated(),
            true_peak=decibels(max(self._peak, self._true_peak)),
            peak=decibels(self._peak),
            rms=decibels(rms),
        )

    def _integrated(self) -> float:
        """The gated loudness; of sound under 400 ms, what there is counts as one block."""
        hops = np.array(self._hops)
        if len(hops) < _HOPS:
            power = np.array([(hops.sum() + self._open) / max(1, self.frames)])
        else:
            total = np.cumsum(np.concatenate([[0.0], hops]))
            power = (total[_HOPS:] - total[:-_HOPS]) / (_HOPS * self._hop)
        power = power[power > _power(ABSOLUTE_GATE)]
        if not len(power):
            return FLOOR_DB
        gate = power.mean() * 10 ** (RELATIVE_GATE / 10)
        return max(FLOOR_DB, _lufs(float(power[power > gate].mean())))


def _lufs(power: float) -> float:
    return -0.691 + 10 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _upsampler(rate: int, channels: int) -> Any:
    """Oversampling for the true peak: four times, less where the rate itself is high."""
    import soxr

    factor = 4 if rate < 96_000 else 2 if rate < 192_000 else 1
    if factor == 1:
        return None
    return soxr.ResampleStream(rate, rate * factor, channels, dtype="float32", quality="HQ")


def measure(
    blocks: Iterable[Samples],
    rate: int,
    channels: int,
    job: Job | None = None,
    frames: int = 0,
) -> Loudness:
    """Loudness, true peak, peak and RMS of blocks of shape (frames, channels), in bounded memory.

    ``frames``, when known, is the whole length, for the progress.
    """
    expect_large_blocks()
    meter = _Meter(rate, channels)
    for block in blocks:
        if job is not None:
            job.check()
            if frames:
                job.progress(min(1.0, meter.frames / frames), "Measuring loudness")
        meter.add(block)
    return meter.result()
