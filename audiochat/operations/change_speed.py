"""Faster or slower like a tape: the pitch follows."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.timeline import Span
from audiochat.operations._fields import unit
from audiochat.operations._retime import resampled, retimed


class ChangeSpeedParams(Params):
    """How much faster."""

    factor: float = Field(
        1.25,
        ge=0.25,
        le=4,
        title="Speed",
        description="2 is twice as fast and an octave higher; 0.5 is half as fast and lower.",
        json_schema_extra=unit("factor"),
    )


def _apply(bench: Workbench, span: Span, params: ChangeSpeedParams) -> Outcome:
    rate, channels = bench.timeline.rate, bench.timeline.channels
    return retimed(
        bench, span, params.factor, lambda b: resampled(b, rate * params.factor, rate, channels)
    )


OPERATION = Operation(
    id="change_speed",
    title="Change the speed",
    summary="Plays a part faster or slower like a tape, so that the pitch follows.",
    sentence="Play {span} at {factor} speed, pitch and all",
    group=Group.TIME,
    effect=Effect.CHANGES,
    params=ChangeSpeedParams,
    apply=_apply,
    icon="fast-forward",
    rank=30,
    says=(
        "change the speed", "speed", "like a tape", "tape speed", "chipmunk", "varispeed",
        "speed and pitch", "pitch follows", "שנה מהירות", "מהירות עם גובה צליל", "כמו קלטת",
    ),
)  # fmt: skip
