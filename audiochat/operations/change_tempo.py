"""Faster or slower with the same voice: the pitch stays."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.timeline import Span
from audiochat.operations._fields import unit
from audiochat.operations._retime import retimed
from audiochat.operations._stretch import stretched


class ChangeTempoParams(Params):
    """How much faster."""

    factor: float = Field(
        1.25,
        ge=0.25,
        le=4,
        title="Tempo",
        description="2 is twice as fast, 0.5 half as fast; the pitch stays.",
        json_schema_extra=unit("factor"),
    )


def _apply(bench: Workbench, span: Span, params: ChangeTempoParams) -> Outcome:
    rate = bench.timeline.rate
    return retimed(bench, span, params.factor, lambda b: stretched(b, rate, params.factor))


OPERATION = Operation(
    id="change_tempo",
    title="Change the tempo",
    summary="Plays a part faster or slower and keeps its pitch.",
    sentence="Play {span} at {factor} tempo, same pitch",
    group=Group.TIME,
    effect=Effect.CHANGES,
    params=ChangeTempoParams,
    apply=_apply,
    icon="timer",
    rank=10,
    says=(
        "change the tempo", "tempo", "faster", "slower", "speed up", "slow down", "stretch",
        "time stretch", "keep the pitch", "without changing the pitch", "האץ", "תאיץ", "מהר יותר",
        "האט", "תאט", "לאט יותר", "קצב", "טמפו",
    ),
)  # fmt: skip
