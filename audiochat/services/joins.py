"""Where in a timeline something was cut out that is to come back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from audiochat.domain.plan import Step
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Link
from audiochat.services.transcripts import gone

_TIMES = ("first", "last", "earliest", "latest", "middle")
_FAR = 100_000.0
"""Seconds that no recording has: such a time stands for the end."""


def moved(step: Step, timeline: Timeline, links: Sequence[Link]) -> Step | None:
    """A step that brings something back, at the join of ``timeline`` where that was cut out.

    What the timeline plays may have been rendered from the source the step names: ``links`` say where.
    None when nothing of it is there, or when the join lies within what was rendered.
    """
    source, middle = step.params["source"], float(step.params.get("middle", 0.0))
    there = gone.parts(timeline)
    for link in links:
        holds = link.from_start <= middle < link.from_end
        if link.from_id == source and link.source_id in there and holds:
            return moved(_carried(step, link), timeline, ())
    direct = there.get(source, [])
    if not direct:
        return None
    joins = gone.joins(gone.through(there, links)[source])
    before = bisect_right(joins.ends, middle)
    if joins.parts[before] not in direct:
        return None
    return step.model_copy(update={"start": joins.at[before]})


def _carried(step: Step, link: Link) -> Step:
    """The step in the times of sound that was rendered from what it names."""
    pace = (link.end - link.start) / (link.from_end - link.from_start)
    params = dict(step.params, source=link.source_id)
    for name in _TIMES:
        value = float(params.get(name, 0.0))
        if 0 < value < _FAR:
            value = link.start + (value - link.from_start) * pace
            params[name] = min(max(value, link.start), link.end)
    return step.model_copy(update={"params": params})
