"""Play a part backwards."""

from __future__ import annotations

from collections.abc import Iterator

from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Samples,
    Workbench,
    in_place,
)
from audiochat.domain.timeline import CROSSFADE_SECONDS, Clip, Span

_BLOCK = 65_536


class ReverseParams(Params):
    """Nothing to choose."""


def _backwards(bench: Workbench, span: Span) -> Iterator[Samples]:
    for end in range(span.end, span.start, -_BLOCK):
        for block in bench.blocks(Span(max(span.start, end - _BLOCK), end), _BLOCK):
            yield block[::-1]


def _apply(bench: Workbench, span: Span, params: ReverseParams) -> Outcome:
    before = bench.timeline
    more = round(CROSSFADE_SECONDS * before.rate)
    wide = Span(max(0, span.start - more), min(before.frames, span.end + more))
    (made,) = bench.render(_backwards(bench, wide), before.rate, before.channels)
    lead = wide.end - span.end
    return in_place(before, before.replace(span, (Clip(made.source, lead, lead + span.frames),)))


OPERATION = Operation(
    id="reverse",
    title="Reverse",
    summary="Plays a part backwards.",
    sentence="Reverse {span}",
    group=Group.TIME,
    effect=Effect.CHANGES,
    params=ReverseParams,
    apply=_apply,
    keeps_words=False,
    icon="rewind",
    rank=40,
    says=(
        "reverse", "backwards", "backward", "play backwards", "flip in time",
        "הפוך", "תהפוך", "אחורה", "לאחור", "נגן אחורה",
    ),
)  # fmt: skip
