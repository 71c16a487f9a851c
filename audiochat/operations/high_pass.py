"""Turn down what lies below a frequency."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._filters import butterworth, check_frequency


class HighPassParams(Params):
    """Where the filter begins."""

    frequency: float = Field(
        80.0,
        ge=20,
        le=20_000,
        title="Frequency",
        description="What lies below is turned down, by 24 dB for each octave; 80 suits speech.",
        json_schema_extra=unit("Hz"),
    )


def _check(timeline: Timeline, span: Span, params: HighPassParams) -> None:
    check_frequency(timeline, params.frequency)


def _apply(bench: Workbench, span: Span, params: HighPassParams) -> Outcome:
    return butterworth(bench, span, params.frequency, "highpass")


OPERATION = Operation(
    id="high_pass",
    title="High-pass filter",
    summary="Turns down what lies below a frequency, such as rumble.",
    sentence="Cut everything below {frequency} in {span}",
    group=Group.CLEAN,
    effect=Effect.CHANGES,
    params=HighPassParams,
    apply=_apply,
    check=_check,
    icon="chart-no-axes-column-increasing",
    rank=30,
    says=(
        "high pass", "high-pass", "highpass", "low cut", "cut the lows", "remove rumble", "rumble",
        "roll off the bass", "מסנן מעביר גבוהים", "היי פס", "הסר רעש נמוך", "חתוך נמוכים",
    ),
)  # fmt: skip
