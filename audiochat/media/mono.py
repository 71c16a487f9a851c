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


class Reads(Protocol):
    """Samples at random (``media.sources.SourceReader``)."""

    @property
    def rate(self) -> int:
        """Frames per second."""

    def read(self, start: int, frames: int) -> Samples:
        """Exactly ``frames`` frames from ``start``, zeros outside."""


def read_mono(reader: Reads, start: float, end: float, job: Job | None = None) -> Mono:
    """Seconds ``start..end`` of a source at 16 kHz, its channels averaged; shape (samples,).

    Read in blocks of 5 s, so that memory holds little more than the result.
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
        mono = reader.read(at, count).mean(axis=1, dtype=np.float32)
        parts.append(convert(mono, at + count >= last))
    skip = round((start - first / reader.rate) * RATE)
    whole = np.concatenate(parts)[skip : skip + wanted] if parts else np.zeros(0, np.float32)
    return np.pad(whole, (0, wanted - len(whole)))


def _converter(rate: int) -> Callable[[Mono, bool], Mono]:
    """What turns blocks of a rate into 16 kHz, told which one is the last."""
    import soxr

    if rate == RATE:
        return lambda mono, last: mono
    stream = soxr.ResampleStream(rate, RATE, 1, dtype="float32", quality="HQ")
    return lambda mono, last: np.asarray(stream.resample_chunk(mono, last=last))
