"""What the network hears: 80 logarithmic bands, a hundred times a second."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE = 16_000
LENGTH, STEP, SIZE, BANDS = 400, 160, 512, 80
LOWEST = 20.0
FULL_SCALE = 32_768.0
EMPHASIS = 0.97


def bands(samples: NDArray[np.float32]) -> NDArray[np.float32]:
    """Log energies of shape (frames, 80) of 16 kHz mono sound, as Kaldi makes them (without dither).

    Frames of 25 ms every 10 ms, only whole ones: mean taken off, emphasis of 0.97, Povey's window,
    power spectrum, triangles evenly spaced on the mel scale from 20 Hz to 8 kHz.
    """
    import numpy as np

    if len(samples) < LENGTH:
        return np.zeros((0, BANDS), np.float32)
    pieces = np.lib.stride_tricks.sliding_window_view(samples * FULL_SCALE, LENGTH)[::STEP]
    pieces = pieces - pieces.mean(axis=1, keepdims=True)
    before = np.concatenate([pieces[:, :1], pieces[:, :-1]], axis=1)
    window, triangles = _tables()
    spectrum = np.fft.rfft((pieces - EMPHASIS * before) * window, SIZE)
    power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
    floor = np.finfo(np.float32).eps
    heard: NDArray[np.float32] = np.log(np.maximum(power @ triangles, floor)).astype(np.float32)
    return heard


@lru_cache(maxsize=1)
def _tables() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The window, and the weight of each bin of the spectrum in each band, (257, 80)."""
    import numpy as np

    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(LENGTH) / (LENGTH - 1))
    edges = np.linspace(_mel(LOWEST), _mel(RATE / 2), BANDS + 2)
    bins = _mel(np.arange(SIZE // 2 + 1) * RATE / SIZE)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    return (hann**0.85).astype(np.float32), triangles.astype(np.float32)


def _mel(hertz: float | NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    return np.asarray(1127.0 * np.log1p(np.asarray(hertz, np.float64) / 700.0))
