"""Time stretching and pitch shifting of any length through Rubber Band, piece by piece.

Rubber Band takes a whole buffer at once. Pieces of a few seconds are stretched with some overlap;
where two meet, the quietest place of the overlap is sought, the later piece is shifted by up to
12 ms so that the waves line up, and the two are crossfaded over 20 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audiochat.domain.operation import Samples

PIECE = 2.0
"""Seconds stretched at a time: a tenth of a second of work, so that a wish to stop is soon met."""

_OVERLAP = 0.4  # seconds of input shared by two pieces
_SHIFT = 0.012
_FADE = 0.020


def stretched(
    blocks: Iterable[Samples], rate: int, factor: float, semitones: float = 0.0
) -> Iterator[Samples]:
    """``blocks`` played ``factor`` times as fast and ``semitones`` higher; n / factor frames out."""
    joiner = _Joiner(rate, factor)
    for piece, first in _pieces(blocks, rate):
        yield from joiner.add(_rubber_band(piece, rate, factor, semitones), first)
    yield from joiner.rest()


def _pieces(blocks: Iterable[Samples], rate: int) -> Iterator[tuple[Samples, int]]:
    """Input in overlapping pieces, each with the frame at which it begins."""
    import numpy as np

    size, overlap = round(PIECE * rate), round(_OVERLAP * rate)
    kept: list[Samples] = []
    have = first = 0
    for block in blocks:
        kept.append(block)
        have += len(block)
        while have >= size + 2 * overlap:  # so that the last piece is longer than the overlap
            joined = np.concatenate(kept)
            yield joined[: size + overlap], first
            kept, have = [joined[size:]], have - size
            first += size
    if have:
        yield np.concatenate(kept), first


def _rubber_band(piece: Samples, rate: int, factor: float, semitones: float) -> Samples:
    """One piece stretched, with exactly its share of frames."""
    import numpy as np
    from pedalboard import time_stretch

    wanted = max(1, round(len(piece) / factor))
    more = max(round(0.05 * rate), round(0.25 * rate) - len(piece))  # short buffers come back cut
    padded = np.ascontiguousarray(np.pad(piece, ((0, more), (0, 0))).T)
    wave = time_stretch(padded, rate, factor, semitones, use_long_fft_window=False).T
    return np.pad(wave[:wanted], ((0, max(0, wanted - len(wave))), (0, 0)))


class _Joiner:
    """Puts stretched pieces one after another without a seam, at the exact total length."""

    def __init__(self, rate: int, factor: float) -> None:
        self._factor = factor
        self._shift, self._fade = round(_SHIFT * rate), round(_FADE * rate)
        self._pending: Samples | None = None
        self._begins = 0  # output frame at which the pending piece begins

    def add(self, wave: Samples, first: int) -> Iterator[Samples]:
        """Take the next piece, which begins at input frame ``first``; yield what is settled."""
        begins = round(first / self._factor)
        old, offset = self._pending, begins - self._begins
        if old is not None:
            at = self._quietest(old[offset:])
            yield old[: offset + at]
            self._pending = self._joined(old[offset + at :], wave, at)
            self._begins = begins + at
        else:
            self._pending, self._begins = wave, begins

    def rest(self) -> Iterator[Samples]:
        """What is left at the end."""
        if self._pending is not None:
            yield self._pending

    def _joined(self, tail: Samples, wave: Samples, at: int) -> Samples:
        """``wave`` from ``at`` on, lined up with ``tail`` and faded over to; its length is exact."""
        import numpy as np

        tail = tail[: self._fade]
        lag = self._best_lag(tail, wave, at)
        ramp = ((np.arange(self._fade) + 0.5) / self._fade)[:, None]
        mixed = tail * (1 - ramp) + wave[at + lag : at + lag + self._fade] * ramp
        rest = wave[at + lag + self._fade :]
        short = np.zeros((max(0, lag), wave.shape[1]), np.float32)
        whole = np.concatenate([mixed.astype(np.float32), rest, short])
        return whole[: len(wave) - at]

    def _quietest(self, shared: Samples) -> int:
        """Where in the shared stretch a fade disturbs least, leaving room to shift."""
        import numpy as np

        power = np.square(shared, dtype=np.float64).sum(axis=1)
        sums = np.concatenate([[0.0], np.cumsum(power)])
        windows = sums[self._fade :] - sums[: -self._fade]
        return self._shift + int(np.argmin(windows[self._shift : -self._shift]))

    def _best_lag(self, tail: Samples, wave: Samples, at: int) -> int:
        """The shift of the new piece whose wave resembles ``tail`` most."""
        import numpy as np
        from scipy.signal import correlate

        area = wave[at - self._shift : at + self._shift + self._fade].sum(axis=1, dtype=np.float64)
        mono = tail.sum(axis=1, dtype=np.float64)
        likeness = correlate(area, mono, "valid")
        power = np.concatenate([[0.0], np.cumsum(area * area)])
        energy = power[len(mono) :] - power[: -len(mono)]
        return int(np.argmax(likeness / np.sqrt(energy + 1e-12))) - self._shift
