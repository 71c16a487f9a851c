"""Bring the highest peak to a level."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.loudness import FLOOR_DB
from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Workbench,
    in_place,
)
from audiochat.domain.timeline import Span
from audiochat.operations._fields import unit
from audiochat.operations._scaling import scaled


class NormalizePeakParams(Params):
    """Where the highest peak goes."""

    decibels: float = Field(
        -1.0,
        ge=-60,
        le=0,
        title="Peak",
        description="The level of the highest sample afterwards, in dB below full scale.",
        json_schema_extra=unit("dB"),
    )


def _apply(bench: Workbench, span: Span, params: NormalizePeakParams) -> Outcome:
    import numpy as np

    highest = 0.0
    for block in bench.blocks(span):
        highest = max(highest, float(np.abs(block).max()))
    if highest <= 10 ** (FLOOR_DB / 20):
        raise PlanRefused("There is only silence here, so there is no peak to raise.")
    factor = 10 ** (params.decibels / 20) / highest
    return in_place(bench.timeline, scaled(bench, span, factor))


OPERATION = Operation(
    id="normalize_peak",
    title="Normalize the peak",
    summary="Raises or lowers a part so that its highest peak reaches a level.",
    sentence="Bring the peak of {span} to {decibels}",
    group=Group.LEVEL,
    effect=Effect.LEVEL,
    params=NormalizePeakParams,
    apply=_apply,
    icon="arrow-up-to-line",
    rank=30,
    says=(
        "normalize the peak", "normalize peak", "peak normalize", "normalise the peak",
        "maximize", "as loud as possible", "bring the peak to", "peak to", "נרמל שיא",
        "נרמול שיא", "נרמל פיק", "תנרמל את השיא", "הבא את השיא",
    ),
)  # fmt: skip
