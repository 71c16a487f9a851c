"""Cut a part out and close the gap."""

from __future__ import annotations

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline


class DeleteParams(Params):
    """Nothing to choose: the part says it all."""


def _check(timeline: Timeline, span: Span, params: DeleteParams) -> None:
    if span == timeline.whole:
        raise PlanRefused(
            "That would delete the whole recording.", "Name or select the part to delete."
        )


def _apply(bench: Workbench, span: Span, params: DeleteParams) -> Outcome:
    before = bench.timeline
    return Outcome(before.delete(span), TimeMap.splices(before.frames, [(span, 0)]))


OPERATION = Operation(
    id="delete",
    title="Delete",
    summary="Cuts a part out and closes the gap.",
    sentence="Delete {span}",
    group=Group.CUT,
    effect=Effect.REMOVES,
    params=DeleteParams,
    apply=_apply,
    check=_check,
    needs_span=True,
    structural=True,
    shortcut="Del",
    icon="scissors",
    rank=10,
    says=(
        "delete", "remove", "cut", "cut out", "cut off", "erase", "drop", "take out", "get rid of",
        "lose", "chop", "snip", "מחק", "תמחק", "הסר", "תסיר", "חתוך", "תחתוך", "גזור", "תוציא",
    ),
)  # fmt: skip
