"""Impossible requests are refused with the reason, before anything runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Operation, Registry
from audiochat.domain.plan import RecordingState, Step
from audiochat.domain.timeline import SILENCE, Clip, Timeline
from audiochat.services.commander.describe import clock, length

SLACK = 0.01
"""Seconds by which a time may miss the recording's end and still mean it."""


def checked(steps: Sequence[Step], registry: Registry, state: RecordingState) -> tuple[Step, ...]:
    """The steps with times held to the recording and all arguments filled in.

    Raises ``PlanRefused`` for a part outside the recording, an end before its start, a part without
    length, arguments outside their limits, or a plan that leaves nothing.
    """
    done = tuple(_checked(step, registry[step.op], state) for step in steps)
    removed = sorted(
        (s.start or 0.0, state.duration if s.end is None else s.end)
        for s in done
        if s.op in ("delete", "cut_words")
    )
    reach = 0.0
    for start, end in removed:
        if start > reach + SLACK:
            break
        reach = max(reach, end)
    if removed and reach >= state.duration - SLACK:
        raise PlanRefused("That would delete the whole recording.", "Name the part to delete.")
    return done


def _checked(step: Step, operation: Operation, state: RecordingState) -> Step:
    start, end = step.start, step.end
    if operation.whole_only:
        start = end = None
    if start is not None and end is not None:
        start, end = _held(start, end, operation.point, state.duration)
    params = operation.parse(step.params)
    _lengths(operation, params, start, end, state)
    if operation.check is not None and state.duration > 0:
        frames = max(1, round(state.duration * state.rate))
        timeline = Timeline(state.rate, state.channels, (Clip(SILENCE, 0, frames),))
        span = timeline.whole if start is None or end is None else timeline.span(start, end)
        operation.check(timeline, span, params)
    changes = {"start": start, "end": end, "params": params.model_dump(mode="json")}
    return step.model_copy(update=changes)


def _held(start: float, end: float, point: bool, whole: float) -> tuple[float, float]:
    if end < 0 <= start:
        raise PlanRefused("A length cannot be negative.")
    if start > end:
        raise PlanRefused(f"The end ({clock(end)}) comes before the start ({clock(start)}).")
    if start < -SLACK:
        raise PlanRefused(f"That part would begin {length(-start)} before the recording does.")
    if max(start, end) > whole + SLACK:
        missing = clock(start if start > whole + SLACK else end)
        raise PlanRefused(f"The recording ends at {clock(whole)}, so there is no {missing}.")
    if not point and end - start < 0.0005:
        raise PlanRefused(
            f"From {clock(start)} to {clock(end)} there is nothing: the part has no length."
        )
    return round(max(start, 0.0), 6), round(min(end, whole), 6)


def _lengths(
    operation: Operation, params: Any, start: float | None, end: float | None, state: RecordingState
) -> None:
    fields = type(params).model_fields
    room = state.duration if start is None or end is None else end - start
    if operation.effect is Effect.FADE and "duration" in fields and params.duration > room + SLACK:
        raise PlanRefused(
            f"{operation.title}: {length(params.duration)} is longer than the {length(room)} there are."
        )
    if "to" in fields and isinstance(params.to, int | float) and params.to > state.duration + SLACK:
        raise PlanRefused(
            f"The recording ends at {clock(state.duration)}, so there is no {clock(params.to)}."
        )
