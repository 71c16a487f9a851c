"""Put back what was cut out at a join."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import SILENCE, Clip, Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._smooth import Edge, fade_between, quiet_edge

_OPEN = 2**40
_NEAR = 0.25
"""Seconds from a join within which a moment means that join."""


class BringBackParams(Params):
    """Which part of what was cut out comes back; without times, all of it."""

    first: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="From",
        description="Where in the untouched recording the part begins that comes back.",
        json_schema_extra=unit("s", hidden=True),
    )
    last: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="Up to",
        description="Where in the untouched recording it ends; 0 brings back all that was cut out.",
        json_schema_extra=unit("s", hidden=True),
    )
    side: Literal["either", "before", "after"] = Field(
        "either",
        title="Belongs to",
        description="Whether it was cut from the sound before the join or from that after it.",
        json_schema_extra={"hidden": True},
    )


@dataclass(frozen=True, slots=True)
class _Join:
    """A join in a timeline and the clip that lay between its sides: all that can come back here."""

    at: int
    gap: Clip
    continues: tuple[
        bool, bool
    ]  # whether the gap goes on from the clip before, and into that after


def _gaps(timeline: Timeline, index: int, side: str) -> Iterator[_Join]:
    """What lay before clip ``index`` (after the last clip: behind it) in the sources at either side."""
    left = timeline.clips[index - 1] if index else None
    right = timeline.clips[index] if index < len(timeline.clips) else None
    at = timeline.ends[index - 1] if index else 0
    same = left is not None and right is not None and left.source == right.source != SILENCE
    if same and left and right and left.end < right.start:
        yield _Join(at, Clip(left.source, left.end, right.start), (True, True))
        return
    if right is not None and right.source != SILENCE and side != "before":
        begin = max((c.end for c in timeline.clips if _before(c, right)), default=0)
        if begin < right.start:
            yield _Join(at, Clip(right.source, begin, right.start), (False, True))
    if left is not None and left.source != SILENCE and side != "after":
        stop = min((c.start for c in timeline.clips if _before(left, c)), default=_OPEN)
        if left.end < stop:
            yield _Join(at, Clip(left.source, left.end, stop), (True, False))


def _before(one: Clip, other: Clip) -> bool:
    return one.source == other.source and one.end <= other.start


def _join(timeline: Timeline, span: Span, params: BringBackParams) -> _Join:
    """The join meant by a moment; ``PlanRefused`` where nothing was cut out."""
    near = round(_NEAR * timeline.rate)
    places = sorted((abs(at - span.start), n) for n, at in enumerate((0, *timeline.ends)))
    for _, index in takewhile(lambda place: place[0] <= near, places):
        for found in _gaps(timeline, index, params.side):
            # Behind the last word the source may go on: that comes back only when it is asked for.
            known = params.last > 0 or found.gap.end < _OPEN
            if known and _wanted(timeline, found, params) is not None:
                return found
    raise PlanRefused(
        "Nothing was cut out here that could come back.",
        "Name a moment where words were deleted, or use Undo.",
    )


def _check(timeline: Timeline, span: Span, params: BringBackParams) -> None:
    _join(timeline, span, params)


def _wanted(timeline: Timeline, join: _Join, params: BringBackParams) -> Clip | None:
    """The part of the gap that is to come back, None when it is not in the gap."""
    if not params.last:
        return join.gap
    start = max(join.gap.start, round(params.first * timeline.rate))
    end = min(join.gap.end, round(params.last * timeline.rate))
    return Clip(join.gap.source, start, end) if start < end else None


def _edge(bench: Workbench, join: _Join, at: int, end: bool) -> Edge:
    """The best place for one end of what comes back, an end of the gap where that is near."""
    gap = join.gap
    limit = gap.end if end else gap.start
    timeline, frames = bench.timeline, bench.source_frames(gap.source)
    if at in (0, frames) or (at == limit and join.continues[1 if end else 0]):
        return Edge(at, 0)
    last = min(gap.end, at + timeline.rate, frames)
    source = Timeline(timeline.rate, timeline.channels, (Clip(gap.source, 0, last),))
    return quiet_edge(bench, at, gap.start, last, -1 if end else 1, timeline=source)


def _apply(bench: Workbench, span: Span, params: BringBackParams) -> Outcome:
    before = bench.timeline
    join = _join(before, span, params)
    wanted = _wanted(before, join, params)
    frames = bench.source_frames(join.gap.source)
    if wanted is None or wanted.start >= frames:
        raise PlanRefused("These words were not cut out here.")
    wanted = replace(wanted, end=min(wanted.end, frames))
    start, end = _edge(bench, join, wanted.start, False), _edge(bench, join, wanted.end, True)
    clip = replace(wanted, start=start.at, end=max(end.at, start.at + 1))
    fades = [fade_between(before.rate, edge, edge, clip.frames) for edge in (start, end)]
    after = before.insert(join.at, (replace(clip, fade=fades[0]),), fades[1])
    splice = (Span(join.at, join.at), clip.frames)
    return Outcome(after, TimeMap.splices(before.frames, [splice]))


OPERATION = Operation(
    id="bring_back",
    title="Bring back",
    summary="Puts back what was cut out at a moment, exactly as it was.",
    sentence="Bring back what was cut out at {span}",
    group=Group.WORDS,
    effect=Effect.INSERTS,
    params=BringBackParams,
    apply=_apply,
    check=_check,
    point=True,
    quick=True,
    icon="archive-restore",
    rank=50,
    says=("bring back", "put back", "restore the cut", "החזר", "תחזיר"),
)
