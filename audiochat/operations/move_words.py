"""Move words to between two others, with joins that cannot be heard."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Workbench
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import known_moment, unit
from audiochat.operations._moving import moved, refuse_move
from audiochat.operations._smooth import REACH, fade_between, quiet_edge, smooth_cut
from audiochat.operations._words import WordParams


class MoveWordsParams(WordParams):
    """Where the words go."""

    to: float = Field(
        0.0,
        ge=0,
        le=360_000,
        title="To",
        description="The moment of the recording, as it is now, before which the words are put.",
        json_schema_extra=unit("s", moment=True),
    )
    to_after: float = known_moment(
        "Word there ends", "The end of the word after which they are put; 0 when none is known."
    )


def _check(timeline: Timeline, span: Span, params: MoveWordsParams) -> None:
    refuse_move(timeline, span, params.to)


def _apply(bench: Workbench, span: Span, params: MoveWordsParams) -> Outcome:
    before, rate = bench.timeline, bench.timeline.rate
    to = refuse_move(before, span, params.to)
    cut = smooth_cut(bench, span, params)
    reach = round(REACH * rate)
    # Where the words before the place are known, the place is anywhere in the gap after them.
    known = 0 < params.to_after <= params.to
    low = round(params.to_after * rate) if known else max(0, to - reach)
    high = to if known else min(before.frames, to + reach)
    if to > span.start:
        low, high = max(low, cut.span.end), max(high, cut.span.end)
    else:
        low, high = min(low, cut.span.start), min(high, cut.span.start)
    place = quiet_edge(bench, to, low, high)
    refuse_move(before, cut.span, place.at / rate)
    fades = (
        cut.fade,
        fade_between(rate, place, cut.start, cut.span.frames),
        fade_between(rate, cut.end, place, cut.span.frames),
    )
    return moved(before, cut.span, place.at, fades)


OPERATION = Operation(
    id="move_words",
    title="Move words",
    summary="Moves words to between two others, with soft joins.",
    sentence="Move the words at {span} to {to}",
    group=Group.WORDS,
    effect=Effect.CHANGES,
    params=MoveWordsParams,
    apply=_apply,
    check=_check,
    needs_span=True,
    quick=True,
    icon="move-horizontal",
    rank=40,
    says=("move words", "move the words", "העבר מילים", "הזז מילים"),
)
