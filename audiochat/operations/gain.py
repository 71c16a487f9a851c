"""Make a part louder or quieter."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Workbench,
    in_place,
)
from audiochat.domain.timeline import Span
from audiochat.operations._fields import unit
from audiochat.operations._scaling import scaled


class GainParams(Params):
    """How much louder or quieter."""

    decibels: float = Field(
        3.0,
        ge=-60,
        le=60,
        title="Amount",
        description="Above zero is louder, below is quieter; 6 dB is twice the amplitude.",
        json_schema_extra=unit("dB"),
    )


def _apply(bench: Workbench, span: Span, params: GainParams) -> Outcome:
    return in_place(bench.timeline, scaled(bench, span, 10 ** (params.decibels / 20)))


OPERATION = Operation(
    id="gain",
    title="Change the level",
    summary="Makes a part louder or quieter by a number of decibels.",
    sentence="Change the level of {span} by {decibels}",
    group=Group.LEVEL,
    effect=Effect.LEVEL,
    params=GainParams,
    apply=_apply,
    shortcut="Ctrl+G",
    icon="volume-2",
    rank=10,
    says=(
        "gain", "louder", "quieter", "softer", "volume", "turn up", "turn down", "boost", "amplify",
        "raise", "lower", "attenuate", "increase the volume", "decrease the volume", "הגבר",
        "תגביר", "הנמך", "תנמיך", "החלש", "תחליש", "חזק יותר", "חלש יותר", "עוצמה", "ווליום",
    ),
)  # fmt: skip
