"""Put silence in."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import SILENCE, Clip, Span
from audiochat.operations._fields import unit


class InsertSilenceParams(Params):
    """How long the silence is."""

    duration: float = Field(
        1.0,
        ge=0.001,
        le=3600,
        title="Length",
        description="How much silence is put in; what follows moves later by as much.",
        json_schema_extra=unit("s"),
    )


def _apply(bench: Workbench, span: Span, params: InsertSilenceParams) -> Outcome:
    before = bench.timeline
    frames = max(1, round(params.duration * before.rate))
    at = Span(span.start, span.start)
    after = before.insert(span.start, (Clip(SILENCE, 0, frames),))
    return Outcome(after, TimeMap.splices(before.frames, [(at, frames)]))


def _touches(bench: Workbench, span: Span, params: InsertSilenceParams) -> tuple[Span, ...]:
    return (Span(span.start, span.start),)


OPERATION = Operation(
    id="insert_silence",
    title="Insert silence",
    summary="Puts silence in at a moment; what follows moves later.",
    sentence="Insert {duration} of silence at {span}",
    group=Group.CUT,
    effect=Effect.INSERTS,
    params=InsertSilenceParams,
    apply=_apply,
    touches=_touches,
    point=True,
    structural=True,
    icon="between-vertical-start",
    rank=40,
    says=(
        "insert silence", "add silence", "add a pause", "insert a pause", "put a pause",
        "put silence", "insert a gap", "add a gap", "leave a gap", "הוסף שקט", "תוסיף שקט",
        "הכנס שקט", "תכניס שקט", "הוסף הפסקה", "תוסיף הפסקה", "הוסף שתיקה",
    ),
)  # fmt: skip
