"""Higher or lower at the same speed."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.timeline import Span
from audiochat.operations._fields import unit
from audiochat.operations._retime import retimed
from audiochat.operations._stretch import stretched


class ChangePitchParams(Params):
    """How much higher or lower."""

    semitones: float = Field(
        2.0,
        ge=-24,
        le=24,
        title="Pitch",
        description="12 semitones are an octave; above zero is higher. The length stays.",
        json_schema_extra=unit("semitones"),
    )


def _apply(bench: Workbench, span: Span, params: ChangePitchParams) -> Outcome:
    rate = bench.timeline.rate
    return retimed(bench, span, 1.0, lambda b: stretched(b, rate, 1.0, params.semitones))


OPERATION = Operation(
    id="change_pitch",
    title="Change the pitch",
    summary="Makes a part higher or lower and keeps its length and the colour of the voice.",
    sentence="Change the pitch of {span} by {semitones}",
    group=Group.TIME,
    effect=Effect.CHANGES,
    params=ChangePitchParams,
    apply=_apply,
    icon="music",
    rank=20,
    says=(
        "change the pitch", "pitch", "pitch up", "pitch down", "higher", "deeper", "semitones",
        "an octave", "transpose", "tune", "גובה צליל", "שנה גובה", "גבוה יותר", "נמוך יותר",
        "חצאי טונים", "אוקטבה", "טונים",
    ),
)  # fmt: skip
