"""The peaks of one source: a pyramid of minimum, maximum and RMS, grown in blocks and kept on disk."""

from __future__ import annotations

import itertools
import os
import struct
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Source
from audiochat.media.memory import expect_large_blocks
from audiochat.media.sources import SourceReader

BASE = 256
"""Frames in one bin of the finest level."""

FACTOR = 4
"""How many bins of a level make one of the next."""

BLOCK = BASE * FACTOR**4 * 2
"""Frames measured at a time: 131,072, which is 1 MB of stereo; whole bins on the coarse levels too."""

_MAGIC = b"ACPEAKS1"
_REPORT_SECONDS = 0.1
_LOUDEST = 1e4  # beyond this a sample is broken, and its square would not fit

Level = NDArray[np.float16]
"""One level, shape (3, channels, bins): minimum, maximum, root mean square."""


def level_lengths(frames: int) -> list[int]:
    """How many bins each level of a source of ``frames`` frames has, finest first."""
    out = [max(1, -(-frames // BASE))]
    while out[-1] > 64:
        out.append(-(-out[-1] // FACTOR))
    return out


class SourcePeaks:
    """The pyramid of one source, drawable while it grows. One thread fills it, any may read it."""

    def __init__(self, source: Source, levels: list[Level] | None = None) -> None:
        self.source = source
        self.levels = levels or [
            np.zeros((3, source.channels, bins), np.float16)
            for bins in level_lengths(source.frames)
        ]
        self.filled = source.frames if levels else 0  # frames measured so far
        self.growing = threading.Lock()  # held by the thread that fills it

    @property
    def complete(self) -> float:
        """The share that is measured, from 0 to 1."""
        return min(1.0, self.filled / max(1, self.source.frames))

    def add(self, block: Samples) -> None:
        """Measure the next frames; every block but the last is ``BLOCK`` frames long."""
        whole = len(block) // BASE * BASE
        parts = [measured(block[:whole], BASE)] if whole else []
        if whole < len(block):
            parts.append(measured(block[whole:], len(block) - whole))
        fine = parts[0] if len(parts) == 1 else np.concatenate(parts, axis=2)
        first = self.filled // BASE
        last = first + fine.shape[2]
        self.levels[0][:, :, first:last] = fine
        for finer, level in itertools.pairwise(self.levels):
            first, last = first // FACTOR, -(-last // FACTOR)
            level[:, :, first:last] = _coarser(finer[:, :, first * FACTOR : last * FACTOR])
        self.filled += len(block)


def measured(block: Samples, size: int) -> NDArray[np.float32]:
    """Minimum, maximum and RMS of bins of ``size`` frames, shape (3, channels, bins)."""
    channels = block.shape[1]
    rows = np.ascontiguousarray(block.T).reshape(channels, -1, size)
    low, high = rows.min(axis=2), rows.max(axis=2)
    if not (
        low.min() >= -_LOUDEST and high.max() <= _LOUDEST
    ):  # also when something is not a number
        rows = np.clip(np.nan_to_num(rows), -_LOUDEST, _LOUDEST)
        low, high = rows.min(axis=2), rows.max(axis=2)
    power = np.einsum("cbn,cbn->cb", rows, rows) / np.float32(size)
    return np.stack([low, high, np.sqrt(power)])


def _coarser(level: Level) -> NDArray[np.float32]:
    """The next level of a stretch; a last group that is not full repeats its last bin."""
    fine = level.astype(np.float32)
    short = -fine.shape[2] % FACTOR
    if short:
        fine = np.concatenate([fine, np.repeat(fine[:, :, -1:], short, axis=2)], axis=2)
    rows = fine.reshape(3, fine.shape[1], -1, FACTOR)
    power = np.sqrt(np.mean(np.square(rows[2]), axis=2))
    return np.stack([rows[0].min(axis=2), rows[1].max(axis=2), power])


class PeakCache:
    """Pyramids by source id, kept in ``folder`` so that a source is measured only once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._met: dict[str, SourcePeaks] = {}

    def get(self, source: Source) -> SourcePeaks:
        """The pyramid as far as it is known: complete from the cache, or empty and ready to grow."""
        with self._lock:
            found = self._met.get(source.id)
            if found is None:
                found = self._met[source.id] = SourcePeaks(source, load(self._path(source), source))
            return found

    def build(
        self, reader: SourceReader, job: Job, on_growth: Callable[[], None] = lambda: None
    ) -> SourcePeaks:
        """Measure what is missing of a source, calling ``on_growth`` ten times a second.

        A cancelled build goes on later where it stopped. A cache that cannot be written is no error.
        """
        peaks = self.get(reader.source)
        expect_large_blocks()
        with peaks.growing:
            told = 0.0
            missing = peaks.filled < reader.frames
            while peaks.filled < reader.frames:
                job.check()
                peaks.add(reader.read(peaks.filled, min(BLOCK, reader.frames - peaks.filled)))
                if time.monotonic() - told > _REPORT_SECONDS:
                    told = time.monotonic()
                    on_growth()
            if missing:
                self._keep(peaks)
        return peaks

    def forget(self, source_id: str) -> None:
        """Drop a pyramid and its file."""
        with self._lock:
            self._met.pop(source_id, None)
        (self._folder / f"{source_id}.peaks").unlink(missing_ok=True)

    def _keep(self, peaks: SourcePeaks) -> None:
        """Put a complete pyramid on disk and use it from there, so that it takes no memory."""
        path = self._path(peaks.source)
        if save(path, peaks):
            peaks.levels = load(path, peaks.source) or peaks.levels

    def _path(self, source: Source) -> Path:
        return self._folder / f"{source.id}.peaks"


def save(path: Path, peaks: SourcePeaks) -> bool:
    """Write a complete pyramid beside ``path`` and rename it; False when the disk does not let us."""
    source = peaks.source
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(
                _MAGIC + struct.pack("<QIIQ", source.frames, source.rate, source.channels, BASE)
            )
            for level in peaks.levels:
                file.write(np.ascontiguousarray(level, "<f2").data)
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)
        return False
    return True


def load(path: Path, source: Source) -> list[Level] | None:
    """The pyramid in a file, read where it is needed; None unless it is whole and of this source."""
    head = _MAGIC + struct.pack("<QIIQ", source.frames, source.rate, source.channels, BASE)
    lengths = level_lengths(source.frames)
    try:
        with path.open("rb") as file:
            found = file.read(len(head))
            size = os.fstat(file.fileno()).st_size
    except OSError:
        return None
    if found != head or size != len(head) + sum(lengths) * 6 * source.channels:
        return None
    out: list[Level] = []
    at = len(head)
    for bins in lengths:
        shape = (3, source.channels, bins)
        out.append(cast(Level, np.memmap(path, "<f2", "r", offset=at, shape=shape)))
        at += bins * 6 * source.channels
    return out
