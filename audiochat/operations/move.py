"""Take a part out and put it in elsewhere."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import Stretch, TimeMap
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit


class MoveParams(Params):
    """Where the part goes."""

    to: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="To",
        description="The moment of the recording, as it is now, before which the part is put.",
        json_schema_extra=unit("s", moment=True),
    )


def _check(timeline: Timeline, span: Span, params: MoveParams) -> None:
    to = round(params.to * timeline.rate)
    if to > timeline.frames:
        raise PlanRefused(
            f"{params.to:g} s is after the end of the recording ({timeline.seconds:.2f} s).",
            "Name a moment inside it.",
        )
    if span.start <= to <= span.end:
        raise PlanRefused(
            "A part cannot be moved to where it already is.", "Name a moment outside the part."
        )


def _apply(bench: Workbench, span: Span, params: MoveParams) -> Outcome:
    before = bench.timeline
    _check(before, span, params)
    to, length = round(params.to * before.rate), span.frames
    place = to if to < span.start else to - length
    after = before.delete(span).insert(place, before.slice(span))
    if to < span.start:
        passed, goes = Span(to, span.start), Span(to + length, span.end)
        middle = (Stretch(passed, goes), Stretch(span, Span(to, to + length)))
        head, tail = Span(0, to), Span(span.end, before.frames)
    else:
        passed, goes = Span(span.end, to), Span(span.start, to - length)
        middle = (Stretch(span, Span(to - length, to)), Stretch(passed, goes))
        head, tail = Span(0, span.start), Span(to, before.frames)
    return Outcome(after, TimeMap((Stretch(head, head), *middle, Stretch(tail, tail))))


OPERATION = Operation(
    id="move",
    title="Move",
    summary="Takes a part out and puts it in at another moment.",
    sentence="Move {span} to {to}",
    group=Group.CUT,
    effect=Effect.CHANGES,
    params=MoveParams,
    apply=_apply,
    check=_check,
    needs_span=True,
    structural=True,
    icon="move-horizontal",
    rank=50,
    says=(
        "move", "shift", "relocate", "put before", "put after", "bring to the start",
        "העבר", "תעביר", "הזז", "תזיז", "להעביר",
    ),
)  # fmt: skip
