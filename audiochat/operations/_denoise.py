"""Spectral noise reduction: the noise is learnt from the quietest moments, then held down.

A short-time spectrum (46 ms windows, three quarters overlapping) is weighted by the Wiener gain of an
a-priori signal-to-noise ratio estimated decision-directed (Ephraim and Malah, 1984), which keeps
single bins from twinkling ("musical noise").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from audiochat.domain.operation import Samples, Workbench
from audiochat.domain.timeline import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OVERLAP = 4
_MEMORY = 0.96  # weight of the frame before in the a-priori ratio
_PROFILE_SECONDS = 60.0
"""How much sound is looked at for the noise, spread evenly over the part."""


def window_for(rate: int) -> int:
    """The window in frames: a power of two near 43 ms."""
    size = 64
    while size * 1.5 < 0.043 * rate:
        size *= 2
    return size


def noise_profile(bench: Workbench, span: Span, size: int) -> NDArray[np.float64]:
    """The noise power of each bin and channel, shape (bins, channels), from the quietest moments."""
    import numpy as np

    rate = bench.timeline.rate
    stretch = max(4 * size, rate)
    count = max(1, min(round(_PROFILE_SECONDS * rate / stretch), span.frames // stretch))
    window = np.hanning(size + 1)[:-1, None]
    frames: list[NDArray[np.float64]] = []
    places = np.linspace(span.start, max(span.start, span.end - stretch), count).astype(int)
    for start in places:
        place = Span(int(start), min(span.end, int(start) + stretch))
        sound = np.concatenate(list(bench.blocks(place)))
        for at in range(0, len(sound) - size + 1, size // 2):
            spectrum = np.fft.rfft(sound[at : at + size] * window, axis=0)
            frames.append(np.square(np.abs(spectrum)))
    power = np.stack(frames)
    total = power.sum(axis=(1, 2))
    order = np.argsort(total)
    order = order[total[order] > 1e-12]  # digital silence says nothing of the noise
    if not len(order):
        return np.zeros(power.shape[1:])
    quiet = order[: max(8, len(order) // 10)]
    return np.asarray(power[quiet].mean(axis=0), np.float64)


def denoised(
    blocks: Iterable[Samples], profile: NDArray[np.float64], decibels: float
) -> Iterator[Samples]:
    """``blocks`` with what looks like ``profile`` turned down by up to ``decibels``; as many frames out."""
    import numpy as np

    size = 2 * (len(profile) - 1)
    hop = size // _OVERLAP
    gate = _Gate(profile, decibels)
    channels = profile.shape[1]
    window = np.sqrt(np.hanning(size + 1)[:-1])[:, None]
    lead = size - hop
    held = np.zeros((lead, channels))
    out = np.zeros((size, channels))
    skip, taken, given = lead, 0, 0
    ended = False
    source = iter(blocks)
    while not ended:
        block = next(source, None)
        ended = block is None
        taken += 0 if block is None else len(block)
        fresh = np.zeros((size + hop, channels)) if block is None else block
        held = np.concatenate([held, fresh])
        ready: list[NDArray[np.float64]] = []
        at = 0
        while at + size <= len(held):
            spectrum = np.fft.rfft(held[at : at + size] * window, axis=0)
            out += np.fft.irfft(spectrum * gate.gain(spectrum), size, axis=0) * window
            ready.append(out[:hop] / (_OVERLAP / 2))
            out = np.concatenate([out[hop:], np.zeros((hop, channels))])
            at += hop
        held = held[at:]
        if ready:
            made = np.concatenate(ready)
            made, skip = made[skip:], max(0, skip - len(made))
            made = made[: taken - given]
            given += len(made)
            yield made.astype(np.float32)


class _Gate:
    """The gain of each bin, with its memory of the frame before."""

    def __init__(self, profile: NDArray[np.float64], decibels: float) -> None:
        # The profile was taken with a window of other power (the sum of its squares: 3/8 to 1/2).
        self._noise = profile * (0.5 / 0.375) + 1e-14
        self._floor = 10 ** (-decibels / 20)
        self._clean: NDArray[np.float64] | None = None

    def gain(self, spectrum: NDArray[np.complex128]) -> NDArray[np.float64]:
        """The gain for one spectrum of shape (bins, channels)."""
        import numpy as np

        now = (spectrum.real**2 + spectrum.imag**2) / self._noise
        fresh = np.maximum(now - 1.0, 0.0)
        before = fresh if self._clean is None else self._clean
        ratio = _MEMORY * before + (1 - _MEMORY) * fresh
        gain = ratio / (1 + ratio)
        self._clean = gain * gain * now
        return np.asarray(np.maximum(gain, self._floor), np.float64)
