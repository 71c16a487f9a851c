"""Take a part out and put it in elsewhere."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._moving import moved, refuse_move


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
    refuse_move(timeline, span, params.to)


def _apply(bench: Workbench, span: Span, params: MoveParams) -> Outcome:
    before = bench.timeline
    return moved(before, span, refuse_move(before, span, params.to))


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
