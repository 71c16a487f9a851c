"""The shapes of fades and the way both fades use them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from audiochat.domain.operation import Outcome, Params, Samples, Workbench, in_place
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Curve = Literal["linear", "smooth", "equal_power", "exponential"]


class FadeParams(Params):
    """How long the fade takes and how it bends."""

    duration: float = Field(
        3.0,
        gt=0,
        le=600,
        title="Length",
        description=(
            "How long the fade takes when no part is named; a named part fades over all of it."
        ),
        json_schema_extra=unit("s"),
    )
    curve: Curve = Field(
        "smooth",
        title="Curve",
        description=(
            "linear: even; smooth: soft at both ends; equal_power: stays full for longer; "
            "exponential: even in decibels, over 60 dB."
        ),
    )


def shape(position: NDArray[np.float64], curve: Curve) -> NDArray[np.float64]:
    """The gain of a fade-in at ``position`` from 0 to 1; rises from 0 to 1 without ever falling."""
    import numpy as np

    if curve == "smooth":
        return (1 - np.cos(np.pi * position)) / 2
    if curve == "equal_power":
        return np.sin(np.pi / 2 * position)
    if curve == "exponential":
        return (10 ** (3 * (position - 1)) - 1e-3) / (1 - 1e-3)
    return position


def part(timeline: Timeline, span: Span, params: FadeParams, at_end: bool) -> Span:
    """What is faded: the span; of the whole recording only the first or last ``duration``."""
    if span != timeline.whole:
        return span
    frames = max(1, min(round(params.duration * timeline.rate), timeline.frames))
    return Span(timeline.frames - frames, timeline.frames) if at_end else Span(0, frames)


def fade(bench: Workbench, span: Span, params: FadeParams, at_end: bool) -> Outcome:
    """Fade ``span`` in (or out, with ``at_end``)."""
    import numpy as np

    faded = part(bench.timeline, span, params, at_end)

    def effect(blocks: Iterator[Samples], lead: int) -> Iterable[Samples]:
        at = -lead
        for block in blocks:
            frames = np.arange(at, at + len(block), dtype=np.float64)
            position = np.clip(frames / max(1, faded.frames - 1), 0.0, 1.0)
            gain = shape(1 - position if at_end else position, params.curve)
            yield (block * gain[:, None]).astype(np.float32)
            at += len(block)

    return in_place(bench.timeline, bench.process(faded, effect))
