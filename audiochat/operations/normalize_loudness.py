"""Bring the loudness to a target, as podcasts and broadcasters ask for it."""

from __future__ import annotations

from functools import partial

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Workbench,
    in_place,
)
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._limiter import gain_curve, hop_levels, level_after, shaped
from audiochat.operations._scaling import scaled

QUIETEST = -70.0
"""LUFS; the absolute gate of ITU-R BS.1770-4, below which nothing counts as sound."""

TOLERANCE = 0.05
"""LU; closer than this needs no further pass."""

_PASSES = 4
_MOST_LIMITING = 20.0
"""dB the limiter may be driven by beyond the plain gain; past that, speech turns to mush."""

_MARGIN = 0.02
"""dB under the ceiling that the limiter aims at, for what its measuring misses."""


class NormalizeLoudnessParams(Params):
    """How loud, and how high the peaks may go."""

    lufs: float = Field(
        -16.0,
        ge=-60,
        le=-5,
        title="Loudness",
        description="Integrated loudness: -16 for podcasts, -14 for streaming, -23 for broadcast.",
        json_schema_extra=unit("LUFS"),
    )
    true_peak: float = Field(
        -1.0,
        ge=-20,
        le=0,
        title="Highest true peak",
        description="Peaks are held under this level by a limiter where the target needs it.",
        json_schema_extra=unit("dBTP"),
    )


def _limited(
    bench: Workbench, span: Span, params: NormalizeLoudnessParams, decibels: float
) -> Timeline:
    """Raise by ``decibels`` into the limiter, again until loudness and ceiling are met."""
    import numpy as np

    rate = bench.timeline.rate
    peaks, power = hop_levels(bench.blocks(span))
    ceiling = params.true_peak - _MARGIN
    wanted = level_after(power, np.ones(1), rate) + decibels
    best: tuple[float, Timeline] | None = None
    for _ in range(_PASSES):
        low, high = decibels - 12.0, decibels + _MOST_LIMITING
        while high - low > 0.005:  # where between them the limiter leaves the wanted level
            bench.job.check()
            middle = (low + high) / 2
            curve = gain_curve(peaks, middle, ceiling, rate)
            short = level_after(power, curve, rate) < wanted
            low, high = (middle, high) if short else (low, middle)
        after = bench.process(span, partial(shaped, curve=curve))
        result = bench.loudness(span, after)
        over = result.true_peak - params.true_peak
        missed = params.lufs - result.integrated
        if over > 0:
            ceiling -= over + _MARGIN
        elif best is None or abs(missed) < best[0]:
            best = (abs(missed), after)
        if over <= 0 and abs(missed) <= TOLERANCE:
            break
        wanted += missed
    if best is None:
        raise PlanRefused(
            "The peaks could not be held under the ceiling.", "Choose a lower loudness."
        )
    return best[1]


def _apply(bench: Workbench, span: Span, params: NormalizeLoudnessParams) -> Outcome:
    before = bench.timeline
    found = bench.loudness(span)
    if found.integrated <= QUIETEST:
        raise PlanRefused(
            "This part is too quiet or too short for its loudness to be measured.",
            "Choose a longer part (half a second at least), or change the level by decibels.",
        )
    decibels = params.lufs - found.integrated
    if found.true_peak + decibels <= params.true_peak:
        return in_place(before, scaled(bench, span, 10 ** (decibels / 20)))
    return in_place(before, _limited(bench, span, params, decibels))


OPERATION = Operation(
    id="normalize_loudness",
    title="Normalize the loudness",
    summary="Brings a part to a loudness in LUFS without letting its peaks go over a ceiling.",
    sentence="Bring the loudness of {span} to {lufs}, with peaks under {true_peak}",
    group=Group.LEVEL,
    effect=Effect.LEVEL,
    params=NormalizeLoudnessParams,
    apply=_apply,
    shortcut="Ctrl+Shift+L",
    icon="gauge",
    rank=20,
    says=(
        "normalize", "normalise", "normalize the loudness", "loudness", "lufs", "bring it to",
        "make it podcast loud", "level it", "even loudness", "standard loudness", "master",
        "נרמל", "תנרמל", "נרמול", "עוצמת קול אחידה", "הבא לעוצמה", "עוצמת שידור",
    ),
)  # fmt: skip
