"""Put back what was cut out at a join, or replaced by something of its length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Workbench,
    in_place,
)
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import SILENCE, Clip, Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._smooth import Edge, fade_between, quiet_edge

_OPEN = 2**40
_FAR = 400_000.0  # seconds that no recording has
_NEAR = 0.25
"""Seconds from a join within which a moment means that join."""

_PIECES = 40
"""Clips that may stand in the place of muted words: room tone is put together from short pauses."""


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
    earliest: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="Not before",
        description="Where in the untouched recording the word before has its middle.",
        json_schema_extra=unit("s", hidden=True),
    )
    latest: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="Not after",
        description="Where the word behind has its middle, so that it does not come too; 0 for none.",
        json_schema_extra=unit("s", hidden=True),
    )
    source: str = Field(
        "",
        max_length=200,
        title="Of",
        description="The sound that it was cut out of; empty for whatever lies at the join.",
        json_schema_extra={"hidden": True},
    )
    middle: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="Around",
        description="A moment in the untouched recording that lies in what comes back.",
        json_schema_extra=unit("s", hidden=True),
    )
    instead: bool = Field(
        False,
        title="In its place",
        description="Only what something as long stands in the place of, such as a tone.",
        json_schema_extra={"hidden": True},
    )
    side: Literal["either", "before", "after"] = Field(
        "either",
        title="Belongs to",
        description="Whether it was cut from the sound before the join or from that after it.",
        json_schema_extra={"hidden": True},
    )


@dataclass(frozen=True, slots=True)
class _Join:
    """A join in a timeline and the clip that lay between its sides: all that can come back here.

    ``continues`` says whether the gap goes on from the clip before, and into that after. ``replaced``
    is true where as many frames from the join on stand in the place of the gap.
    """

    at: int
    gap: Clip
    continues: tuple[bool, bool]
    replaced: bool = False


def _gaps(timeline: Timeline, index: int, side: str) -> Iterator[_Join]:
    """What lay before clip ``index`` (after the last clip: behind it) in the sources at either side."""
    left = timeline.clips[index - 1] if index else None
    right = timeline.clips[index] if index < len(timeline.clips) else None
    at = timeline.ends[index - 1] if index else 0
    same = left is not None and right is not None and left.source == right.source != SILENCE
    if same and left and right and left.end < right.start:
        gap = Clip(left.source, left.end, right.start)
        if not any(_overlap(clip, gap) for clip in timeline.clips):
            yield _Join(at, gap, (True, True))
            return
    if right is not None and right.source != SILENCE and side != "before":
        ends = (c.end for c in timeline.clips if _is_of(right, c) and c.start < right.start)
        begin = max(ends, default=0)  # behind the start when that is heard in another clip too
        if begin < right.start:
            yield _Join(at, Clip(right.source, begin, right.start), (False, True))
    if left is not None and left.source != SILENCE and side != "after":
        starts = (c.start for c in timeline.clips if _is_of(left, c) and c.end > left.end)
        stop = min(starts, default=_OPEN)
        if left.end < stop:
            yield _Join(at, Clip(left.source, left.end, stop), (True, False))


def _is_of(one: Clip, other: Clip) -> bool:
    return one is not other and one.source == other.source


def _overlap(one: Clip, other: Clip) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _in_place(timeline: Timeline, index: int) -> _Join | None:
    """What the clips around join ``index`` replace, as room tone does that of muted words.

    They are exactly as long as what is missing between the clips at both their sides, and it is not
    among them, as it would be where words were moved.
    """
    clips, starts = timeline.clips, (0, *timeline.ends)
    for before in range(index - 1, max(-2, index - 2 - _PIECES), -1):
        left = clips[before] if before >= 0 else None
        begin, at = left.end if left else 0, starts[before + 1]
        for after in range(max(index, before + 2), min(len(clips), index + _PIECES + 1)):
            right = clips[after]
            if right.source == SILENCE or (left and left.source != right.source):
                continue
            if right.start - begin != starts[after] - at:
                continue
            gap = Clip(right.source, begin, right.start)
            if not any(_overlap(clip, gap) for clip in clips):
                return _Join(at, gap, (left is not None, True), replaced=True)
    return None


def _is_tone(timeline: Timeline, join: _Join) -> bool:
    """Whether silence or the recording's own sound stands in the place of a gap, nothing rendered."""
    put = timeline.slice(Span(join.at, join.at + join.gap.frames))
    return all(clip.source in (SILENCE, join.gap.source) for clip in put)


def _join(timeline: Timeline, span: Span, params: BringBackParams) -> _Join:
    """The join meant by a moment; ``PlanRefused`` where nothing was cut out."""
    near = round(_NEAR * timeline.rate)
    places = sorted((abs(at - span.start), n) for n, at in enumerate((0, *timeline.ends)))
    for _, index in takewhile(lambda place: place[0] <= near, places):
        put = _in_place(timeline, index)
        if put is not None and not _other(put, params):
            # An effect replaces sound too; of that only words come back that are known to be gone.
            known = params.last > 0 or _is_tone(timeline, put)
            if known and _wanted(timeline, put, params) is not None:
                return put
            continue
        if params.instead:
            continue
        for found in _gaps(timeline, index, params.side):
            # Behind the last word the source may go on: that comes back only when it is asked for.
            known = params.last > 0 or found.gap.end < _OPEN
            if known and not _other(found, params) and _wanted(timeline, found, params) is not None:
                return found
    if params.source and params.source not in timeline.sources():
        raise PlanRefused(
            "These words were cut out before the sound around them was changed.",
            "In the history, go back to before that change, and bring them back there.",
        )
    if params.instead:
        raise PlanRefused(
            "What is under the tone cannot be told from what was cut out beside it.",
            "Bring that back first, or use Undo.",
        )
    raise PlanRefused(
        "Nothing was cut out here that could come back.",
        "Name a moment where words were deleted, or use Undo.",
    )


def _other(join: _Join, params: BringBackParams) -> bool:
    """Whether what lies at a join is not of the sound that is asked for."""
    return params.source not in ("", join.gap.source)


def _check(timeline: Timeline, span: Span, params: BringBackParams) -> None:
    _join(timeline, span, params)


def _wanted(timeline: Timeline, join: _Join, params: BringBackParams) -> Clip | None:
    """The part of the gap that is to come back, None when it is not in the gap."""
    if not params.last:
        return join.gap
    start = max(join.gap.start, round(params.first * timeline.rate))
    end = min(join.gap.end, round(params.last * timeline.rate))
    return Clip(join.gap.source, start, end) if start < end else None


def _edge(bench: Workbench, join: _Join, at: int, end: bool, params: BringBackParams) -> Edge:
    """The best place for one end of what comes back, an end of the gap where that is near.

    It never reaches the middle of the word beside it, which would be heard again with that.
    """
    gap, rate = join.gap, bench.timeline.rate
    limit = gap.end if end else gap.start
    timeline, frames = bench.timeline, bench.source_frames(gap.source)
    if at in (0, frames) or (at == limit and join.continues[1 if end else 0]):
        return Edge(at, 0)
    last = min(gap.end, at + rate, frames, round((params.latest or _FAR) * rate))
    source = Timeline(rate, timeline.channels, (Clip(gap.source, 0, max(at, last)),))
    low = max(gap.start, min(at, round(params.earliest * rate)))
    return quiet_edge(bench, at, low, max(at, last), -1 if end else 1, timeline=source)


def _apply(bench: Workbench, span: Span, params: BringBackParams) -> Outcome:
    before = bench.timeline
    join = _join(before, span, params)
    wanted = _wanted(before, join, params)
    frames = bench.source_frames(join.gap.source)
    if wanted is None or wanted.start >= frames:
        raise PlanRefused("These words were not cut out here.")
    wanted = replace(wanted, end=min(wanted.end, frames))
    start = _edge(bench, join, wanted.start, False, params)
    end = _edge(bench, join, wanted.end, True, params)
    clip = replace(wanted, start=start.at, end=max(end.at, start.at + 1))
    fades = [fade_between(before.rate, edge, edge, clip.frames) for edge in (start, end)]
    if join.replaced:
        first = join.at + clip.start - join.gap.start
        place = Span(first, first + clip.frames)
        return in_place(before, before.replace(place, (replace(clip, fade=fades[0]),), fades[1]))
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
