"""Whether the times of a plan still mean the sound that they were named for, after other edits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Registry
from audiochat.domain.plan import Plan, Step
from audiochat.domain.timeline import SILENCE, Timeline
from audiochat.domain.transcript import Link
from audiochat.services.plan_runner import SLACK, Selection, moments

NEAR = 0.01
"""Seconds by which a sound may have moved and still be at the same time."""

_BACK = "bring_back"  # finds by itself where it belongs
_DEEPEST = 200

Links = Callable[[Collection[str]], Sequence[Link]]


def hold(
    plan: Plan,
    selection: Selection,
    before: Timeline,
    now: Timeline,
    registry: Registry,
    links: Links,
) -> bool:
    """Whether every time that a plan for ``before`` names is the same sound's time on ``now``.

    Sound that was rendered since (louder, without its noise) is the same sound; ``links`` says what it
    was made from. A plan that names no time holds whatever was done.
    """
    named = list(_named(plan, selection, registry))
    if not named or before == now:
        return True
    if max(seconds for seconds, _ in named) > now.seconds + SLACK:
        return False
    made_from: dict[str, list[Link]] = {}
    for link in links(before.sources() | now.sources()):
        made_from.setdefault(link.source_id, []).append(link)
    old, new = _Heard(before, made_from), _Heard(now, made_from)
    return all(_same(old.at(*place), new.at(*place)) for place in named)


def _named(plan: Plan, selection: Selection, registry: Registry) -> Iterator[tuple[float, bool]]:
    """The times that a plan names, each with whether a part ends there."""
    for step in plan.steps:
        if step.enabled and step.op in registry and step.op != _BACK:
            yield from _of_step(step, selection, registry)


def _of_step(step: Step, selection: Selection, registry: Registry) -> Iterator[tuple[float, bool]]:
    operation = registry[step.op]
    start, end = step.start, step.end
    if start is None and end is None and selection is not None and not operation.whole_only:
        start, end = selection
    if start is not None:
        yield start, False
    if end is not None and not operation.point:
        yield end, True
    try:
        params = operation.parse(step.params)
    except PlanRefused:
        return  # that is said of it anyway
    for name in moments(operation):
        yield getattr(params, name), False


class _Heard:
    """What is heard at a time of a timeline: a source as it was opened or recorded, and its second."""

    def __init__(self, timeline: Timeline, made_from: dict[str, list[Link]]) -> None:
        self._timeline, self._made_from = timeline, made_from
        self._starts = [0, *accumulate(clip.frames for clip in timeline.clips)]

    def at(self, seconds: float, ends: bool) -> tuple[str, float]:
        """The sound that begins at a time, or that ends there."""
        timeline = self._timeline
        frame = min(round(seconds * timeline.rate), timeline.frames) - (1 if ends else 0)
        if frame >= timeline.frames:
            return "", 0.0  # the very end
        number = bisect_right(self._starts, max(0, frame)) - 1
        clip = timeline.clips[number]
        if clip.source == SILENCE:
            return SILENCE, 0.0
        source, at = clip.source, (clip.start + frame - self._starts[number]) / timeline.rate
        for _ in range(_DEEPEST):
            link = next((one for one in self._made_from.get(source, ()) if _holds(one, at)), None)
            if link is None:
                break
            pace = (link.from_end - link.from_start) / (link.end - link.start)
            source, at = link.from_id, link.from_start + (at - link.start) * pace
        return source, at


def _holds(link: Link, at: float) -> bool:
    return link.start <= at < link.end


def _same(one: tuple[str, float], other: tuple[str, float]) -> bool:
    return one[0] == other[0] and abs(one[1] - other[1]) <= NEAR
