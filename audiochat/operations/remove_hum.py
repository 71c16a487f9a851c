"""Take the hum of the mains out."""

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
from audiochat.operations._fields import unit
from audiochat.operations._hum import Hum, find_hum, notched

_SETTLE = 1.0
"""Seconds read ahead of the span, in which the narrow notches settle."""


class RemoveHumParams(Params):
    """The frequency of the mains."""

    frequency: float = Field(
        0.0,
        ge=0,
        le=400,
        title="Mains frequency",
        description="50 in most of the world, 60 in the Americas; 0 finds it.",
        json_schema_extra=unit("Hz", least="automatic"),
    )


def _apply(bench: Workbench, span: Span, params: RemoveHumParams) -> Outcome:
    if 0 < params.frequency < 20:
        raise PlanRefused("No mains hum lies below 20 Hz.", "Choose 50 or 60 Hz, or 0 to find it.")
    hum = find_hum(bench, span, params.frequency)
    if hum is None:
        raise PlanRefused(
            "No mains hum was found here.",
            "If you hear one, give its frequency: 50 Hz in most of the world, 60 Hz in the Americas.",
        )
    found: Hum = hum

    def effect(blocks: Iterator[Samples], lead: int) -> Iterable[Samples]:
        return notched(blocks, bench.timeline.rate, found)

    return in_place(bench.timeline, bench.process(span, effect, context=_SETTLE))


OPERATION = Operation(
    id="remove_hum",
    title="Remove hum",
    summary="Takes the hum of the mains and its harmonics out.",
    sentence="Remove the hum from {span}",
    group=Group.CLEAN,
    effect=Effect.CHANGES,
    params=RemoveHumParams,
    apply=_apply,
    icon="plug-zap",
    rank=10,
    says=(
        "remove the hum", "remove hum", "hum", "dehum", "de-hum", "buzz", "mains", "ground loop",
        "50 hz hum", "60 hz hum", "הסר זמזום", "תוריד את הזמזום", "זמזום", "זמזום חשמל",
    ),
)  # fmt: skip
