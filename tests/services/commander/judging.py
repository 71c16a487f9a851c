"""Whether an answer of the commander is what a line of the corpus expects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from audiochat.domain.operation import Effect, Operation, Registry
from audiochat.domain.plan import RecordingState, Step, Understanding

CORPUS = Path(__file__).resolve().parents[2] / "data" / "commands.jsonl"
NEAR = 0.0101
"""Seconds by which times may differ."""


def corpus(part: str = "") -> list[dict[str, Any]]:
    """The lines of the corpus, or of one part: ``seen``, ``unseen``, or ``open``.

    Open lines were looked at and are not understood yet.
    """
    rows = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    return [row for row in rows if part in ("", row["part"])]


def state_of(row: dict[str, Any]) -> RecordingState:
    """The recording a line speaks of."""
    return RecordingState.model_validate(row["state"])


def _reach(step: Step, op: Operation, state: RecordingState) -> tuple[float, float, dict[str, Any]]:
    """What a step acts on and how, with everything left out filled in."""
    params = op.parse(step.params).model_dump()
    start, end = step.start, step.start if op.point else step.end
    if op.whole_only:
        return 0.0, state.duration, params
    if start is None or end is None:
        start, end = state.selection or (0.0, state.duration)
        named = state.selection is not None
    else:
        named = True
    if op.point:
        return start, start, params
    if op.effect is Effect.FADE:  # a named part fades over all of it
        length = end - start if named else params["duration"]
        length = params["duration"] if "duration" in step.params and named is False else length
        params.pop("duration")
        return (
            (start, start + length, params) if op.id == "fade_in" else (end - length, end, params)
        )
    return start, end, params


def _equal(wanted: Any, given: Any) -> bool:
    if isinstance(wanted, int | float) and isinstance(given, int | float):
        return abs(wanted - given) <= max(NEAR, 1e-3 * abs(wanted))
    return bool(wanted == given)


def same_step(wanted: Step, given: Step, registry: Registry, state: RecordingState) -> bool:
    """Whether two steps do the same to the recording (times within 10 ms)."""
    if wanted.op != given.op:
        return False
    first = _reach(wanted, registry[wanted.op], state)
    second = _reach(given, registry[given.op], state)
    near = abs(first[0] - second[0]) <= NEAR and abs(first[1] - second[1]) <= NEAR
    return near and all(_equal(first[2][key], second[2][key]) for key in first[2])


def right(row: dict[str, Any], answer: Understanding, registry: Registry) -> bool:
    """Whether the answer has the expected status and, for a plan, the expected steps."""
    if answer.status.value != row["status"]:
        return False
    wanted = [Step.model_validate(step) for step in row["steps"]]
    if answer.status.value != "plan":
        return True
    state = state_of(row)
    return len(wanted) == len(answer.steps) and all(
        same_step(w, g, registry, state) for w, g in zip(wanted, answer.steps, strict=True)
    )


def destroys(answer: Understanding, registry: Registry) -> bool:
    """Whether a plan takes sound away."""
    return any(
        registry[s.op].effect is Effect.REMOVES or registry[s.op].needs_span for s in answer.steps
    )
