"""Cut words out with a join that cannot be heard."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._smooth import smooth_cut
from audiochat.operations._words import WordParams, refuse_all


class CutWordsParams(WordParams):
    """How the ends are found."""

    exact: bool = Field(
        False,
        title="Exactly here",
        description="Cuts at the given times instead of the quietest places near them.",
        json_schema_extra={"hidden": True},
    )


def _check(timeline: Timeline, span: Span, params: CutWordsParams) -> None:
    refuse_all(timeline, span)


def _found(bench: Workbench, span: Span, params: CutWordsParams) -> tuple[Span, int]:
    """What is cut out, and the crossfade at the join (0: the usual one)."""
    if params.exact:
        return span, 0
    cut = smooth_cut(bench, span, params)
    return cut.span, cut.fade


def _apply(bench: Workbench, span: Span, params: CutWordsParams) -> Outcome:
    before = bench.timeline
    refuse_all(before, span)
    cut, fade = _found(bench, span, params)
    refuse_all(before, cut)
    return Outcome(before.delete(cut, fade), TimeMap.splices(before.frames, [(cut, 0)]))


def _touches(bench: Workbench, span: Span, params: CutWordsParams) -> tuple[Span, ...]:
    return (_found(bench, span, params)[0],)


OPERATION = Operation(
    id="cut_words",
    title="Cut words",
    summary="Cuts words out where nobody hears it: between the words, with a soft join.",
    sentence="Cut the words at {span}",
    group=Group.WORDS,
    effect=Effect.REMOVES,
    params=CutWordsParams,
    apply=_apply,
    check=_check,
    touches=_touches,
    needs_span=True,
    quick=True,
    icon="scissors",
    rank=10,
    says=("cut words", "cut the words", "smooth cut", "חתוך מילים", "חיתוך חלק"),
)
