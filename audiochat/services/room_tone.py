"""Room tone under the joins that an edit makes, where the floor would jump."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.timeline import Clip, Span, Timeline, Tone

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
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
        under = _Under(before, after)
        found: dict[int, Tone | None] = {}
        for index in joins:
            left, right = after.clips[index - 1], after.clips[index]
            at = after.ends[index - 1]
            if (left.source in known and right.source in known) or under.covers(at):
                tone = self._tone(left, right, under.at(at), job)
                if tone != right.tone:
                    found[index] = tone
        if not found:
            return after
        clips = list(after.clips)
        for index, tone in found.items():
            clips[index] = replace(clips[index], tone=tone)
        return Timeline(after.rate, after.channels, tuple(clips))

    def bed(self, timeline: Timeline, place: Span, frames: int, job: Job) -> Samples | None:
        """The sound of the room for ``frames`` that are put in the place of a stretch of a timeline.

        None where no pause beside it tells. Raises ``Cancelled``.
        """
        left = timeline.slice(Span(0, place.start))[-1:]
        right = timeline.slice(Span(place.end, timeline.frames))[:1]
        with suppress(MediaError):
            return self._floors.bed(
                left[0] if left else None, right[0] if right else None, frames, job
            )
        return None

    def _tone(self, left: Clip, right: Clip, there: Tone | None, job: Job) -> Tone | None:
        with suppress(MediaError):
            return self._floors.tone(left, right, job, there)
        return None


def _place(left: Clip, right: Clip) -> _Place:
    return left.source, left.end, right.source, right.start


def _same(one: Clip, other: Clip) -> bool:
    return one is other or one == other  # nearly all are the same object, which is quick to see


def _alike(before: Timeline, after: Timeline) -> tuple[int, int]:
    """With how many clips both begin, and with how many both end."""
    old, new = before.clips, after.clips
    most = min(len(old), len(new))
    head = next((n for n in range(most) if not _same(old[n], new[n])), most)
    rest = most - head
    tail = next((n for n in range(rest) if not _same(old[-1 - n], new[-1 - n])), rest)
    return head, tail


def _new(before: Timeline, after: Timeline) -> list[int]:
    """Indexes of the clips of ``after`` in front of which there is a join that was not there before.

    What both begin and end with is passed over, so that a cut among thousands is found at once.
    """
    old, new = before.clips, after.clips
    head, tail = _alike(before, after)
    there = {
        _place(old[n - 1], old[n]): old[n].tone
        for n in range(max(1, head), min(len(old), len(old) - tail + 1))
    }
    return [
        n
        for n in range(max(1, head), min(len(new), len(new) - tail + 1))
        if there.get(_place(new[n - 1], new[n]), 0) != new[n].tone
    ]


def _only_put_in(before: Timeline, after: Timeline) -> bool:
    """Whether all of ``before`` is still there; the clip behind what is new has lost its join."""
    head, tail = _alike(before, after)
    gone = before.clips[head : len(before.clips) - tail]
    behind = after.clips[: len(after.clips) - tail][-1:]
    return not gone or [_sound(clip) for clip in gone] == [_sound(clip) for clip in behind]


def _sound(clip: Clip) -> tuple[str, int, int]:
    return clip.source, clip.start, clip.end


class _Under:
    """What room tone lay under before an edit, at the places of the timeline after it.

    Places keep their distance from the beginning or, behind what became longer or shorter, from the
    end. Where something was only put in between, nothing of that is of use.
    """

    def __init__(self, before: Timeline, after: Timeline) -> None:
        self._tones: dict[int, Tone] = {}
        if not before.toned or _only_put_in(before, after):
            return
        for shift in {0, after.frames - before.frames}:
            for index in before.toned:
                tone = before.clips[index].tone
                if tone is not None:
                    self._tones[before.ends[index - 1] + shift] = tone

    def at(self, place: int) -> Tone | None:
        """The tone of a join at exactly this place."""
        return self._tones.get(place)

    def covers(self, place: int) -> bool:
        """Whether tone lay there, or its join."""
        return any(
            at - tone.frames <= place <= at if tone.rise > 0 else at <= place <= at + tone.frames
            for at, tone in self._tones.items()
        )
