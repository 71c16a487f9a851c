"""Turn steady noise down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from audiochat.domain.errors import PlanRefused
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
from audiochat.domain.timeline import Span
from audiochat.operations._denoise import denoised, noise_profile, window_for
from audiochat.operations._fields import unit


class ReduceNoiseParams(Params):
    """How far the noise goes down."""

    decibels: float = Field(
        12.0,
        ge=1,
        le=40,
        title="Reduction",
        description="How far the noise is turned down; over 20 dB may be heard in the voice.",
        json_schema_extra=unit("dB"),
    )


def _apply(bench: Workbench, span: Span, params: ReduceNoiseParams) -> Outcome:
    before = bench.timeline
    size = window_for(before.rate)
    if span.frames < 4 * size:
        raise PlanRefused(
            "This part is too short to tell noise from sound.", "Choose a second or more."
        )
    profile = noise_profile(bench, span, size)

    def effect(blocks: Iterator[Samples], lead: int) -> Iterable[Samples]:
        return denoised(blocks, profile, params.decibels)

    return in_place(before, bench.process(span, effect, context=0.1))


OPERATION = Operation(
    id="reduce_noise",
    title="Reduce noise",
    summary="Turns steady noise such as hiss or a fan down, learnt from the quietest moments.",
    sentence="Reduce the noise in {span} by {decibels}",
    group=Group.CLEAN,
    effect=Effect.CHANGES,
    params=ReduceNoiseParams,
    apply=_apply,
    icon="audio-lines",
    rank=20,
    says=(
        "reduce noise", "reduce the noise", "remove noise", "remove the noise", "denoise", "noise",
        "background noise", "hiss", "clean up", "clean it up", "fan noise", "הפחת רעש", "הסר רעש",
        "נקה רעש", "תנקה רעשים", "רעש רקע", "רעשים", "ניקוי רעש",
    ),
)  # fmt: skip
