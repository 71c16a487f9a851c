"""Plans checked in full, then run step by step, with every time mapped forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from audiochat.domain.errors import NotFound, PlanRefused
from audiochat.domain.job import Job
from audiochat.domain.notes import UNWRITTEN, Notes
from audiochat.domain.operation import (
    Effect,
    Operation,
    Outcome,
    Params,
    Registry,
    Workbench,
    asked,
)
from audiochat.domain.plan import Plan, Step
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline
from audiochat.services.commander.describe import clock, unit_of

SLACK = 0.02
"""Seconds by which a time may lie past the end and still mean the end (lengths are shown rounded)."""

MOST_STEPS = 5000
FEW_STEPS = 50
"""Up to this many steps each is told apart in what it did to the joins."""

LONGEST_SECONDS = 360_000.0
Selection = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A step that was found possible: ``span`` in frames of the recording before the plan."""

    number: int  # its place in the plan, from 0
    operation: Operation
    params: Params
    span: Span | None  # None: all of the recording as it then is


@dataclass(frozen=True, slots=True)
class Ran:
    """What a plan made. ``parts`` are, per step of the plan, where it acted (None: it did not run)."""

    timeline: Timeline
    time_map: TimeMap
    outcomes: tuple[tuple[Timeline, Span, Outcome] | None, ...]
    notes: Notes = UNWRITTEN


def place(
    plan: Plan, selection: Selection, timeline: Timeline, registry: Registry
) -> tuple[Placed, ...]:
    """The enabled steps with their arguments checked and their spans found; ``PlanRefused`` if not."""
    if not any(step.enabled for step in plan.steps):
        raise PlanRefused("There is no step to run.", "Switch one on, or say what to change.")
    if len(plan.steps) > MOST_STEPS:
        raise PlanRefused(f"A plan has at most {MOST_STEPS} steps.", "Apply it in parts.")
    placed = []
    for number, step in enumerate(plan.steps):
        if not step.enabled:
            continue
        try:
            operation = registry[step.op]
        except NotFound as error:
            raise PlanRefused(error.message) from None
        params = operation.parse(step.params)
        _check_moments(operation, params, timeline)
        span = _span(operation, step, selection, timeline)
        placed.append(Placed(number, operation, params, span))
    _rehearse(tuple(placed), timeline)
    return tuple(placed)


def _check_time(operation: Operation, seconds: float, timeline: Timeline) -> None:
    """Refuse a time outside the recording."""
    if seconds < 0:
        raise PlanRefused(
            f"{operation.title}: {clock(seconds)} is before the recording begins.",
            "Times count from 0:00.",
        )
    if seconds > timeline.seconds + SLACK:
        raise PlanRefused(
            f"{operation.title}: the recording ends at {clock(timeline.seconds)}, "
            f"so there is nothing at {clock(seconds)}."
        )


def _span(
    operation: Operation, step: Step, selection: Selection, timeline: Timeline
) -> Span | None:
    """Where a step acts, None for everything."""
    start, end = step.start, step.end
    if start is None and end is None:
        if operation.whole_only:
            return None
        if selection is None or (selection[1] <= selection[0] and not operation.point):
            _refuse_unnamed(operation)
            return None
        start, end = selection
    start = 0.0 if start is None else start
    end = timeline.seconds if end is None else end
    _check_time(operation, start, timeline)
    if operation.point:
        return timeline.span(start, start)
    _check_time(operation, end, timeline)
    if end < start:
        raise PlanRefused(
            f"{operation.title}: the part ends ({clock(end)}) before it starts ({clock(start)})."
        )
    span = timeline.span(start, end)
    if not span.frames:
        raise PlanRefused(f"{operation.title}: the part at {clock(start)} has no length.")
    if span == timeline.whole and not operation.needs_span:
        return None
    if operation.whole_only:
        raise PlanRefused(
            f"{operation.title} acts on the whole recording, not on a part.", "Leave the times out."
        )
    return span


def _refuse_unnamed(operation: Operation) -> None:
    """A step without times and without a selection acts on everything, where that makes sense."""
    if operation.point:
        raise PlanRefused(f"{operation.title}: where?", "Name the moment, such as 1:30.")
    if operation.needs_span:
        raise PlanRefused(
            f"{operation.title}: which part?", "Select it, or name its times, such as 0:10 to 0:20."
        )


def moments(operation: Operation) -> tuple[str, ...]:
    """The arguments that are moments of the recording."""
    return tuple(
        name
        for name, info in operation.params.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra.get("moment")
    )


def _check_moments(operation: Operation, params: Params, timeline: Timeline) -> None:
    for name in moments(operation):
        _check_time(operation, getattr(params, name), timeline)


class _Rehearsal:
    """A workbench for structural steps only, which need the timeline and nothing else."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.job = Job()

    def _none(self, *_: Any, **__: Any) -> Any:
        raise TypeError("a structural operation reads no samples")

    blocks = source_frames = render = process = speak = loudness = _none


def _rehearse(placed: tuple[Placed, ...], timeline: Timeline) -> None:
    """Run what needs no sound, so that a plan that must fail is refused before anything is rendered.

    Effects that keep the length are passed over; after one that does not, the rest is found out when
    it runs.
    """
    current, mapped, before = timeline, TimeMap.identity(timeline.frames), timeline
    for one in placed:
        span, params = _now(one, before, current, mapped)
        if one.operation.check is not None:
            one.operation.check(current, span, params)
        if one.operation.structural:
            bench: Workbench = _Rehearsal(current)
            outcome = one.operation.apply(bench, span, params)
            current, mapped = outcome.timeline, mapped.then(outcome.time_map)
            _check_length(one, current)
        elif one.operation.effect not in (Effect.LEVEL, Effect.FADE):
            return


def _check_length(one: Placed, timeline: Timeline) -> None:
    if not timeline.frames:
        raise PlanRefused("Nothing would be left of the recording.", "Name a smaller part.")
    if timeline.seconds > LONGEST_SECONDS:
        raise PlanRefused(f"{one.operation.title}: the recording would be longer than 100 hours.")


def _now(one: Placed, before: Timeline, current: Timeline, mapped: TimeMap) -> tuple[Span, Params]:
    """A step's span and arguments, carried from the recording before the plan to where they are now."""
    if one.span is None:
        span = current.whole
    elif one.operation.point:
        at = mapped.point(one.span.start)
        span = Span(at, at)
    else:
        span = mapped.span(one.span)
        if not span.frames:
            start, end = one.span.start / before.rate, one.span.end / before.rate
            raise PlanRefused(
                f"Step {one.number + 1} ({one.operation.title}): nothing is left of {clock(start)} "
                f"to {clock(end)} after the steps before it."
            )
    carried = {
        name: mapped.point(round(getattr(one.params, name) * before.rate)) / current.rate
        for name in moments(one.operation)
    }
    return span, one.params.model_copy(update=carried) if carried else one.params


Settle = Callable[[Timeline, Timeline, Job], Timeline]


def _unsettled(before: Timeline, after: Timeline, job: Job) -> Timeline:
    """Leaves joins as they are."""
    return after


def _settles(placed: tuple[Placed, ...], number: int) -> bool:
    """Whether joins are put right after a step: of many cuts in a row only once, before what is next."""
    following = placed[number + 1 : number + 2]
    few = len(placed) <= FEW_STEPS
    return few or not following or following[0].operation.effect is not Effect.REMOVES


def run(
    plan: Plan,
    placed: tuple[Placed, ...],
    timeline: Timeline,
    bench_for: Callable[[Timeline, Job], Workbench],
    job: Job,
    notes: Notes = UNWRITTEN,
    settle: Settle = _unsettled,
    written: tuple[Timeline, TimeMap] | None = None,
) -> Ran:
    """Run placed steps in order; ``notes`` are carried along.

    ``written``: the timeline that the plan speaks of and where its times are on ``timeline``, where
    that is another.

    ``settle`` is given a timeline and what cuts made of it, and puts its joins right. Raises
    ``PlanRefused`` or ``Cancelled`` with nothing journalled.
    """
    spoken_of, mapped = written or (timeline, TimeMap.identity(timeline.frames))
    current = settled = timeline
    outcomes: list[tuple[Timeline, Span, Outcome] | None] = [None] * len(plan.steps)
    for done, one in enumerate(placed):
        job.check()
        span, params = _now(one, spoken_of, current, mapped)
        if one.operation.check is not None:
            one.operation.check(current, span, params)
        share = Share(job, done / len(placed), 1 / len(placed), one.operation.title)
        outcome = one.operation.apply(bench_for(current, share), span, params)
        _check_length(one, outcome.timeline)
        if _settles(placed, done):
            settled = settle(settled, outcome.timeline, job)
            outcome = replace(outcome, timeline=settled)
        outcomes[one.number] = (current, span, outcome)
        notes = notes.carried(outcome.time_map, current.rate, outcome.timeline.rate)
        if one.operation.notes is not None:
            notes = one.operation.notes(notes, current, span, params)
        current, mapped = outcome.timeline, mapped.then(outcome.time_map)
    job.check()
    return Ran(current, mapped, tuple(outcomes), notes)


class Share(Job):
    """One step's share of a job: its progress is a part of the whole's, its cancellation the whole's."""

    def __init__(self, whole: Job, begins: float, share: float, text: str) -> None:
        super().__init__()
        self._whole, self._begins, self._part, self._text = whole, begins, share, text

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._whole.cancelled

    def check(self) -> None:
        """Raise ``Cancelled`` when the person asked to stop."""
        self._whole.check()

    @contextmanager
    def when_cancelled(self, wish: Callable[[], None]) -> Iterator[None]:
        """Within this block, call ``wish`` when the whole is cancelled."""
        with self._whole.when_cancelled(wish):
            yield

    def progress(self, fraction: float, text: str = "") -> None:
        """Report how far the step is."""
        self._whole.progress(self._begins + self._part * fraction, text or self._text)

    def emit(self, partial: Any) -> None:
        """Hand out a partial result."""
        self._whole.emit(partial)


def main_argument(operation: Operation) -> str | None:
    """The argument that says most about a step: the first with a unit, else the first."""
    fields = asked(operation.params)
    united = [name for name, info in fields.items() if unit_of(info)]
    names = united or list(fields)
    return names[0] if names else None
