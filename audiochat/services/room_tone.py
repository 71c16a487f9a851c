"""Room tone under the joins that an edit makes, where the floor would jump."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.timeline import Clip, Timeline, Tone

if TYPE_CHECKING:
    from audiochat.media.floors import Floors
    from audiochat.media.pyramid import PeakCache
    from audiochat.media.sources import SourcePool

_Place = tuple[str, int, str, int]


class RoomTone:
    """Lays room tone for one editor; for one thread at a time."""

    def __init__(self, pool: SourcePool, peaks: PeakCache) -> None:
        self._pool, self._peaks = pool, peaks

    @cached_property
    def _floors(self) -> Floors:
        from audiochat.media.floors import Floors

        return Floors(self._pool, self._peaks)

    def lay(self, before: Timeline, after: Timeline, job: Job) -> Timeline:
        """``after`` with room tone under those of its joins that ``before`` does not have.

        Only joins of what was there before are looked at: sound that an effect made is as it was asked
        for. Where an effect that keeps times took the place of something room tone lay under, its
        ends are looked at too, and what lay there stays where no pause tells more. A source that
        cannot be read gets none. Raises ``Cancelled``.
        """
        joins = _new(before, after) if before.rate == after.rate else []
        if not joins:
            return after
        known = before.sources()
        under = _under(before) if before.frames == after.frames else []
        there = {at: tone for at, tone, _, _ in under}
        found: dict[int, Tone | None] = {}
        for index in joins:
            left, right = after.clips[index - 1], after.clips[index]
            at = after.ends[index - 1]
            own = left.source in known and right.source in known
            if own or any(low <= at <= high for _, _, low, high in under):
                tone = self._tone(left, right, there.get(at), job)
                if tone != right.tone:
                    found[index] = tone
        if not found:
            return after
        clips = list(after.clips)
        for index, tone in found.items():
            clips[index] = replace(clips[index], tone=tone)
        return Timeline(after.rate, after.channels, tuple(clips))

    def _tone(self, left: Clip, right: Clip, there: Tone | None, job: Job) -> Tone | None:
        with suppress(MediaError):
            return self._floors.tone(left, right, job, there)
        return None


def _place(left: Clip, right: Clip) -> _Place:
    return left.source, left.end, right.source, right.start


def _same(one: Clip, other: Clip) -> bool:
    return one is other or one == other  # nearly all are the same object, which is quick to see


def _new(before: Timeline, after: Timeline) -> list[int]:
    """Indexes of the clips of ``after`` in front of which there is a join that was not there before.

    What both begin and end with is passed over, so that a cut among thousands is found at once.
    """
    old, new = before.clips, after.clips
    most = min(len(old), len(new))
    head = next((n for n in range(most) if not _same(old[n], new[n])), most)
    rest = most - head
    tail = next((n for n in range(rest) if not _same(old[-1 - n], new[-1 - n])), rest)
    first, last = max(1, head), len(new) - tail
    there = {
        _place(old[n - 1], old[n]): old[n].tone
        for n in range(max(1, head), min(len(old), len(old) - tail + 1))
    }
    return [
        n
        for n in range(first, min(len(new), last + 1))
        if there.get(_place(new[n - 1], new[n]), 0) != new[n].tone
    ]


def _under(timeline: Timeline) -> list[tuple[int, Tone, int, int]]:
    """The joins with room tone: where they are, the tone, and from where to where it lies."""
    out = []
    for index in timeline.toned:
        at, tone = timeline.ends[index - 1], timeline.clips[index].tone
        if tone is not None:
            low, high = (at - tone.frames, at) if tone.rise > 0 else (at, at + tone.frames)
            out.append((at, tone, low, high))
    return out
