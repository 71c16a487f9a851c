"""Repeat a part right after itself."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit

LONGEST_SECONDS = 360_000
"""No edit makes a recording longer than 100 hours."""


class DuplicateParams(Params):
    """How often the part is repeated."""

    count: int = Field(
        1,
        ge=1,
        le=100,
        title="Times",
        description="How many copies are put in after the part.",
        json_schema_extra=unit("times"),
    )


def _check(timeline: Timeline, span: Span, params: DuplicateParams) -> None:
    if timeline.frames + params.count * span.frames > LONGEST_SECONDS * timeline.rate:
        raise PlanRefused("The recording would be longer than 100 hours.", "Repeat it fewer times.")


def _apply(bench: Workbench, span: Span, params: DuplicateParams) -> Outcome:
    before = bench.timeline
    after = before.insert(span.end, before.slice(span) * params.count)
    added = (Span(span.end, span.end), span.frames * params.count)
    return Outcome(after, TimeMap.splices(before.frames, [added]))


OPERATION = Operation(
    id="duplicate",
    title="Repeat",
    summary="Repeats a part right after itself.",
    sentence="Repeat {span}, {count} more",
    group=Group.CUT,
    effect=Effect.INSERTS,
    params=DuplicateParams,
    apply=_apply,
    check=_check,
    structural=True,
    shortcut="Ctrl+D",
    icon="copy-plus",
    rank=60,
    says=(
        "duplicate", "repeat", "copy", "loop", "double up", "say again", "play twice",
        "שכפל", "תשכפל", "חזור על", "תחזור על", "הכפל",
    ),
)  # fmt: skip
