"""Keep one part and drop the rest."""

from __future__ import annotations

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline


class TrimParams(Params):
    """Nothing to choose: the part says it all."""


def _outside(timeline: Timeline, span: Span) -> tuple[Span, ...]:
    sides = (Span(0, span.start), Span(span.end, timeline.frames))
    return tuple(side for side in sides if side.frames)


def _check(timeline: Timeline, span: Span, params: TrimParams) -> None:
    if span == timeline.whole:
        raise PlanRefused(
            "Keeping the whole recording changes nothing.", "Name or select the part to keep."
        )


def _apply(bench: Workbench, span: Span, params: TrimParams) -> Outcome:
    before = bench.timeline
    after = Timeline(before.rate, before.channels, before.slice(span))
    gone = [(side, 0) for side in _outside(before, span)]
    return Outcome(after, TimeMap.splices(before.frames, gone))


def _touches(bench: Workbench, span: Span, params: TrimParams) -> tuple[Span, ...]:
    return _outside(bench.timeline, span)


OPERATION = Operation(
    id="trim",
    title="Keep only this",
    summary="Keeps one part and drops everything before and after it.",
    sentence="Keep only {span}",
    group=Group.CUT,
    effect=Effect.REMOVES,
    params=TrimParams,
    apply=_apply,
    check=_check,
    touches=_touches,
    needs_span=True,
    structural=True,
    shortcut="Ctrl+T",
    icon="crop",
    rank=20,
    says=(
        "trim", "trim to", "keep", "keep only", "crop", "crop to", "leave only", "only keep",
        "השאר", "תשאיר", "השאר רק", "תשאיר רק", "שמור רק", "קצץ ל",
    ),
)  # fmt: skip
