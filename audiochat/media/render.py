"""A timeline as sound: clips read one after another, their joins smoothed as they are read.

Nothing is stored: the same timeline gives the same samples to the bit, however it is cut into reads.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from typing import Protocol

import numpy as np

from audiochat.domain.operation import Samples
from audiochat.domain.timeline import CROSSFADE_SECONDS, SILENCE, Clip, Timeline
from audiochat.media.crossfade import crossfade, dip
from audiochat.media.room_tone import Beds

STEP = 0.003
"""A join without material to crossfade is left hard below this jump (-50 dBFS), and dipped above."""

_KEPT_JOINS = 256


class ReadsFrames(Protocol):
    """Samples that can be read at random, with zeros outside."""

    @property
    def frames(self) -> int:
        """Length in frames."""

    def read(self, start: int, frames: int) -> Samples:
        """Exactly ``frames`` frames from ``start``."""


class GivesReaders(Protocol):
    """Where the samples of a source come from (``media.sources.SourcePool``)."""

    def reader(self, source_id: str) -> ReadsFrames:
        """The samples of a source."""


class TimelineReader:
    """Reads a timeline at random; for one thread at a time (make one for each thread).

    Two clips that do not go on from each other in their source get a crossfade of
    ``CROSSFADE_SECONDS`` (or of the second's own ``fade``) around their join, made of what lies
    beyond the ends of the clips in their sources. Its gains are ``cos θ`` and ``sin θ`` over
    ``sqrt(1 + r sin 2θ)`` with ``r`` the correlation of the two sounds (0 when negative): equal power
    for unrelated sounds, and no bump where the same sound goes on at another level. Where a source
    has nothing beyond its end the crossfade lies wholly on the other side of the join (a ``fade`` of
    its own never does, it becomes shorter); where neither has, the join is left as it is, or dipped
    to zero for a moment if it would click. Room tone (``Clip.tone``) is added to that.
    """

    def __init__(self, timeline: Timeline, pool: GivesReaders) -> None:
        self.timeline = timeline
        self._pool = pool
        self._clips = timeline.clips
        self._ends = timeline.ends
        self._joins: OrderedDict[int, tuple[int, Samples]] = OrderedDict()
        self._beds = Beds(timeline, self._raw, self._around) if timeline.toned else None

    @property
    def rate(self) -> int:
        """Frames per second."""
        return self.timeline.rate

    @property
    def channels(self) -> int:
        """Number of channels."""
        return self.timeline.channels

    @property
    def frames(self) -> int:
        """Length in frames."""
        return self.timeline.frames

    def read(self, start: int, frames: int) -> Samples:
        """The frames ``[start, start + frames)`` as (frames, channels); zeros outside the recording."""
        out = np.zeros((max(0, frames), self.channels), np.float32)
        first, last = max(0, start), min(self.frames, start + frames)
        if first >= last:
            return out
        index = bisect_right(self._ends, first)
        at = first
        while at < last:
            clip, end = self._clips[index], self._ends[index]
            stop = min(end, last)
            offset = clip.start + at - (end - clip.frames)
            out[at - start : stop - start] = self._raw(clip, offset, stop - at)
            self._overlay(out, start, first, last, index)
            at, index = stop, index + 1
        self._overlay(out, start, first, last, index)
        if self._beds is not None:
            self._beds.lay(out[first - start : last - start], first)
        return out

    def close(self) -> None:
        """Let go of what was kept; the sources belong to the pool."""
        self._joins.clear()

    def _raw(self, clip: Clip, start: int, frames: int) -> Samples:
        if clip.source == SILENCE:
            return np.zeros((frames, self.channels), np.float32)
        return self._pool.reader(clip.source).read(start, frames)

    def _overlay(self, out: Samples, start: int, first: int, last: int, index: int) -> None:
        """Put the smoothed join in front of clip ``index`` where it lies within ``[first, last)``."""
        if not 0 < index < len(self._clips):
            return
        at, window = self._join(index)
        low, high = max(first, at), min(last, at + len(window))
        if low < high:
            out[low - start : high - start] = window[low - at : high - at]

    def _join(self, index: int) -> tuple[int, Samples]:
        """Where the smoothed stretch around the join before clip ``index`` starts, and its samples."""
        kept = self._joins.get(index)
        if kept is None:
            kept = self._smoothed(index)
            self._joins[index] = kept
            if len(self._joins) > _KEPT_JOINS:
                self._joins.popitem(last=False)
        return kept

    def _smoothed(self, index: int) -> tuple[int, Samples]:
        left, right = self._clips[index - 1], self._clips[index]
        join = self._ends[index - 1]
        before, after = self._reach(left, right)
        if before + after:
            tail = self._raw(left, left.end - before, before + after)
            head = self._raw(right, right.start - before, before + after)
            return join - before, crossfade(tail, head)
        half = max(1, round(CROSSFADE_SECONDS * self.rate / 2))
        before, after = min(half, left.frames // 2), min(half, right.frames // 2)
        tail = self._raw(left, left.end - before, before)
        head = self._raw(right, right.start, after)
        if not (before and after) or np.abs(tail[-1] - head[0]).max() < STEP:
            return join, np.zeros((0, self.channels), np.float32)
        return join - before, dip(tail, head)

    def _around(self, index: int) -> tuple[int, int]:
        """How far the crossfade in front of clip ``index`` reaches before and after the join."""
        return self._reach(self._clips[index - 1], self._clips[index])

    def _reach(self, left: Clip, right: Clip) -> tuple[int, int]:
        """How far the crossfade reaches before and after the join, as far as there is material."""
        length = right.fade or round(CROSSFADE_SECONDS * self.rate)
        behind = right.start if right.source != SILENCE else length
        ahead = length
        if left.source != SILENCE:
            ahead = max(0, self._pool.reader(left.source).frames - left.end)
        most_before = min(behind, left.frames // 2, length)
        most_after = min(ahead, right.frames // 2, length)
        if right.fade:
            return min(most_before, length // 2), min(most_after, length - length // 2)
        before = min(most_before, length - min(most_after, length // 2))
        return before, min(most_after, length - before)
