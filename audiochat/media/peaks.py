"""What the waveform draws: columns of minimum, maximum and RMS along a timeline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.timeline import SILENCE, Timeline
from audiochat.media.pyramid import BASE, FACTOR, PeakCache, SourcePeaks
from audiochat.media.sources import SourcePool, SourceReader

_FAR = 2**62  # a frame no recording reaches

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PeakColumns:
    """Three arrays of shape (channels, count), full scale at +-1."""

    minimum: Floats
    maximum: Floats
    rms: Floats


@dataclass(frozen=True, slots=True)
class _Segments:
    """Stretches that lie in one column and one clip each; ``source`` is -1 for silence."""

    column_starts: Ints  # index of the first segment of each column
    frames: Ints
    source: Ints
    start: Ints  # frame in the source


class TimelinePeaks:
    """The peaks of a timeline, composed from those of its sources as they are at the moment.

    It stays valid while the sources' peaks still grow: ask again to see more. Any thread may ask.
    """

    def __init__(
        self,
        timeline: Timeline,
        peaks: Callable[[str], SourcePeaks],
        reader: Callable[[str], SourceReader],
    ) -> None:
        self.timeline = timeline
        self._reader = reader
        names = sorted(timeline.sources())
        number = {name: place for place, name in enumerate(names)}
        self._names = names
        self._peaks = [peaks(name) for name in names]
        lengths = [clip.frames for clip in timeline.clips]
        # silence without end lies before and after the recording
        self._at = np.concatenate([[-_FAR, 0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)
        of = [number.get(clip.source, -1) for clip in timeline.clips]
        self._of = np.array([-1, *of, -1], np.int64)
        self._from = np.array([0, *[clip.start for clip in timeline.clips], 0], np.int64)

    @property
    def complete(self) -> float:
        """The share of the sources that is measured, from 0 to 1."""
        frames = sum(p.source.frames for p in self._peaks)
        return sum(p.filled for p in self._peaks) / frames if frames else 1.0

    def columns(self, start: float, end: float, count: int) -> PeakColumns:
        """``count`` columns of the frames ``start..end``; silence outside the recording.

        Up to 256 frames a column they are exact, from the samples themselves; beyond that they come
        from the pyramid, whose bins at a column's edges may reach into its neighbours by half a column.
        """
        if count <= 0 or not end > start:
            empty = np.zeros((self.timeline.channels, max(0, count)), np.float32)
            return PeakColumns(empty, empty, empty)
        edges = np.floor(np.linspace(start, end, count + 1)).astype(np.int64)
        if (end - start) / count <= BASE:
            try:
                return self._exact(edges)
            except MediaError:
                if (end - start) / count < 1:  # too few frames for the pyramid, and no samples
                    empty = np.zeros((self.timeline.channels, count), np.float32)
                    return PeakColumns(empty, empty, empty)
        return self._pyramid(edges)

    def _segments(self, edges: Ints) -> _Segments:
        """Cut the columns at the clips' ends."""
        inner = self._at[np.searchsorted(self._at, edges[0], "right") :]
        inner = inner[: np.searchsorted(inner, edges[-1])]
        bounds = np.union1d(edges, inner)
        starts, frames = bounds[:-1], np.diff(bounds)
        clip = np.searchsorted(self._at, starts, "right") - 1
        source = self._of[clip]
        begin = self._from[clip] + np.where(source >= 0, starts - self._at[clip], 0)
        return _Segments(np.searchsorted(bounds, edges[:-1]), frames, source, begin)

    def _pyramid(self, edges: Ints) -> PeakColumns:
        """Columns wider than a bin."""
        parts = self._segments(edges)
        channels = self.timeline.channels
        found = np.zeros((3, channels, len(parts.frames)), np.float32)
        width = int(edges[-1] - edges[0]) // (len(edges) - 1)
        for number, peaks in enumerate(self._peaks):
            mine = np.flatnonzero(parts.source == number)
            if len(mine):
                begin = parts.start[mine]
                found[:, :, mine] = _bins(peaks, begin, begin + parts.frames[mine], width, channels)
        return _columns(found[0], found[1], np.square(found[2]), parts.frames, parts.column_starts)

    def _exact(self, edges: Ints) -> PeakColumns:
        """Columns from samples; one narrower than a frame shows the frame it lies in."""
        first, last = int(edges[0]), max(int(edges[-1]), int(edges[0]) + 1)
        parts = self._segments(np.array([first, last], np.int64))
        sound = np.zeros((self.timeline.channels, last - first + 1), np.float32)
        at = 0
        for source, start, frames in zip(parts.source, parts.start, parts.frames, strict=True):
            if source >= 0:
                block = self._reader(self._names[int(source)]).read(int(start), int(frames))
                sound[:, at : at + int(frames)] = _fitted(block.T, self.timeline.channels)
            at += int(frames)
        begin = np.minimum(edges[:-1], last - 1) - first
        ends = np.maximum(edges[1:] - first, begin + 1)
        pairs = np.stack([begin, ends], axis=1).reshape(-1)
        low = np.minimum.reduceat(sound, pairs, axis=1)[:, ::2]
        high = np.maximum.reduceat(sound, pairs, axis=1)[:, ::2]
        power = np.add.reduceat(np.square(sound), pairs, axis=1)[:, ::2] / (ends - begin)
        return PeakColumns(low, high, np.sqrt(power).astype(np.float32))


def _bins(peaks: SourcePeaks, begin: Ints, end: Ints, width: int, channels: int) -> Floats:
    """Minimum, maximum and RMS of source frames ``begin..end``, shape (3, channels, segments)."""
    levels = peaks.levels
    number = 0
    while number + 1 < len(levels) and BASE * FACTOR ** (number + 1) * 2 <= width:
        number += 1
    size = BASE * FACTOR**number
    first = begin // size
    last = np.maximum(-(-end // size), first + 1)
    low, high = int(first.min()), int(last.max())
    # one more bin, so that an end may point just past the last
    part = np.zeros((3, levels[number].shape[1], high - low + 1), np.float32)
    part[:, :, :-1] = levels[number][:, :, low:high]
    pairs = np.stack([first - low, last - low], axis=1).reshape(-1)
    out = np.empty((3, part.shape[1], len(begin)), np.float32)
    out[0] = np.minimum.reduceat(part[0], pairs, axis=1)[:, ::2]
    out[1] = np.maximum.reduceat(part[1], pairs, axis=1)[:, ::2]
    power = np.add.reduceat(np.square(part[2]), pairs, axis=1)[:, ::2]
    out[2] = np.sqrt(power / (last - first))
    return _fitted(out, channels)


def _fitted(sound: Floats, channels: int) -> Floats:
    """Channels (the last axis but one) repeated or left out to be ``channels``."""
    there = sound.shape[-2]
    if there == channels:
        return sound
    return sound[..., np.minimum(np.arange(channels), there - 1), :]


def _columns(low: Floats, high: Floats, power: Floats, frames: Ints, starts: Ints) -> PeakColumns:
    """Segments joined to columns, power weighted by length."""
    weight = np.add.reduceat(frames, starts)
    total = np.add.reduceat(power * frames, starts, axis=1)
    return PeakColumns(
        np.minimum.reduceat(low, starts, axis=1),
        np.maximum.reduceat(high, starts, axis=1),
        np.sqrt(total / weight).astype(np.float32),
    )


def timeline_peaks(
    timeline: Timeline, pool: SourcePool, cache: PeakCache, job: Job
) -> TimelinePeaks:
    """Measure what is not yet known of a timeline's sources and return its peaks, complete.

    They are emitted (the same object) as soon as the first block is measured and as they grow, so
    that a waveform can be drawn at once. Raises ``MediaError`` when a source cannot be read.
    """

    def get(name: str) -> SourcePeaks:
        return cache.get(pool.reader(name).source)

    peaks = TimelinePeaks(timeline, get, pool.reader)

    def grown() -> None:
        job.progress(peaks.complete, "Drawing")
        job.emit(peaks)

    for name in sorted(timeline.sources() - {SILENCE}):
        cache.build(pool.reader(name), job, grown)
    job.progress(1.0, "Drawing")
    return peaks
