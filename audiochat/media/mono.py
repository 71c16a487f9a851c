"""Any source as recognisers take it: 16 kHz, one channel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.operation import Samples

Mono = NDArray[np.float32]

RATE = 16_000
_BLOCK_SECONDS = 5.0
_MARGIN = 0.05
"""Seconds read beyond both ends, in which the converter settles."""


_CANCELLED = 0.1
"""Where less than this of the power is left of all channels together, one is the other upside down."""


class Reads(Protocol):
    """Samples at random (``media.sources.SourceReader``)."""

    @property
    def rate(self) -> int:
        """Frames per second."""

    def read(self, start: int, frames: int) -> Samples:
        """Exactly ``frames`` frames from ``start``, zeros outside."""


def read_mono(
    reader: Reads, start: float, end: float, job: Job | None = None, lift: float = 1.0
) -> Mono:
    """Seconds ``start..end`` of a source at 16 kHz, its channels made one; shape (samples,).

    Raised by ``lift`` (``media.lifting``), or by as much less as keeps it within full scale. Read in
    blocks of 5 s, so that memory holds little more than the result.
    """
    job = job or Job()
    wanted = max(0, round((end - start) * RATE))
    first = round((start - _MARGIN) * reader.rate)
    last = round((end + _MARGIN) * reader.rate)
    size = round(_BLOCK_SECONDS * reader.rate)
    parts: list[Mono] = []
    convert = _converter(reader.rate)
    for at in range(first, last, size):
        job.check()
        count = min(size, last - at)
        parts.append(convert(_mixed(reader.read(at, count)), at + count >= last))
    skip = round((start - first / reader.rate) * RATE)
    whole = np.concatenate(parts)[skip : skip + wanted] if parts else np.zeros(0, np.float32)
    return np.pad(_raised(whole, lift), (0, wanted - len(whole)))


def _raised(mono: Mono, lift: float) -> Mono:
    """Raised, but no further than to full scale."""
    peak = float(np.abs(mono).max(initial=0.0)) if lift > 1.0 else 0.0
    return mono * np.float32(max(1.0, min(lift, 1.0 / peak))) if peak else mono


def _mixed(sound: Samples) -> Mono:
    """The channels as one: their average, or the loudest where they cancel each other out.

    What goes beyond full scale is cut off as it is when it is played: one broken sample of a float
    file, or a file scaled to 32768, would make everything beside it silence to a recogniser.
    """
    sound = np.clip(sound, -1.0, 1.0)
    mono: Mono = sound.mean(axis=1, dtype=np.float32)
    channels = sound.shape[1]
    if channels > 1:
        powers = np.einsum("fc,fc->c", sound, sound)
        together = float(mono @ mono) * channels**2  # as much as the powers if they are unlike
        if together < _CANCELLED * float(powers.sum()):
            return np.ascontiguousarray(sound[:, int(np.argmax(powers))])
    return mono


def _converter(rate: int) -> Callable[[Mono, bool], Mono]:
    """What turns blocks of a rate into 16 kHz, told which one is the last."""
    import soxr

    if rate == RATE:
        return lambda mono, last: mono
    stream = soxr.ResampleStream(rate, RATE, 1, dtype="float32", quality="HQ")
    return lambda mono, last: np.asarray(stream.resample_chunk(mono, last=last))
