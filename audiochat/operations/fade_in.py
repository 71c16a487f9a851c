"""Rise from silence."""

from __future__ import annotations

from audiochat.domain.operation import Effect, Group, Operation, Outcome, Workbench
from audiochat.domain.timeline import Span
from audiochat.operations._fades import FadeParams, fade, part


class FadeInParams(FadeParams):
    """How long the sound takes to rise and how."""


def _apply(bench: Workbench, span: Span, params: FadeInParams) -> Outcome:
    return fade(bench, span, params, at_end=False)


def _touches(bench: Workbench, span: Span, params: FadeInParams) -> tuple[Span, ...]:
    return (part(bench.timeline, span, params, at_end=False),)


OPERATION = Operation(
    id="fade_in",
    title="Fade in",
    summary="Lets a part, or the first seconds of the recording, rise from silence.",
    sentence="Fade in {span} over {duration}",
    group=Group.FADE,
    effect=Effect.FADE,
    params=FadeInParams,
    apply=_apply,
    touches=_touches,
    icon="trending-up",
    rank=10,
    says=(
        "fade in", "fade-in", "fadein", "fade the start", "fade the beginning", "ramp up",
        "ease in", "פייד אין", "עמעום פנימה", "כניסה הדרגתית", "התחלה הדרגתית",
    ),
)  # fmt: skip
