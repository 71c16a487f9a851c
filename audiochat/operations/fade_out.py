"""Sink into silence."""

from __future__ import annotations

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Workbench
from audiochat.domain.timeline import Span
from audiochat.operations._fades import FadeParams, fade, part


class FadeOutParams(FadeParams):
    """How long the sound takes to sink and how."""


def _apply(bench: Workbench, span: Span, params: FadeOutParams) -> Outcome:
    return fade(bench, span, params, at_end=True)


def _touches(bench: Workbench, span: Span, params: FadeOutParams) -> tuple[Span, ...]:
    return (part(bench.timeline, span, params, at_end=True),)


OPERATION = Operation(
    id="fade_out",
    title="Fade out",
    summary="Lets a part, or the last seconds of the recording, sink into silence.",
    sentence="Fade out {span} over {duration}",
    group=Group.FADE,
    effect=Effect.FADE,
    params=FadeOutParams,
    apply=_apply,
    touches=_touches,
    icon="trending-down",
    rank=20,
    says=(
        "fade out", "fade-out", "fadeout", "fade the end", "fade the ending", "ramp down",
        "ease out", "פייד אאוט", "עמעום החוצה", "יציאה הדרגתית", "סיום הדרגתי",
    ),
)  # fmt: skip
