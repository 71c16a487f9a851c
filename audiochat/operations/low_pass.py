"""Turn down what lies above a frequency."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._filters import butterworth, check_frequency


class LowPassParams(Params):
    """Where the filter begins."""

    frequency: float = Field(
        3500.0,
        ge=20,
        le=20_000,
        title="Frequency",
        description="What lies above is turned down, by 24 dB for each octave; 3500 is a telephone.",
        json_schema_extra=unit("Hz"),
    )


def _check(timeline: Timeline, span: Span, params: LowPassParams) -> None:
    check_frequency(timeline, params.frequency)


def _apply(bench: Workbench, span: Span, params: LowPassParams) -> Outcome:
    return butterworth(bench, span, params.frequency, "lowpass")


OPERATION = Operation(
    id="low_pass",
    title="Low-pass filter",
    summary="Turns down what lies above a frequency, such as hiss.",
    sentence="Cut everything above {frequency} in {span}",
    group=Group.CLEAN,
    effect=Effect.CHANGES,
    params=LowPassParams,
    apply=_apply,
    check=_check,
    icon="chart-no-axes-column-decreasing",
    rank=40,
    says=(
        "low pass", "low-pass", "lowpass", "high cut", "cut the highs", "muffle", "cut the treble",
        "roll off the treble", "מסנן מעביר נמוכים", "לואו פס", "חתוך גבוהים",
    ),
)  # fmt: skip
