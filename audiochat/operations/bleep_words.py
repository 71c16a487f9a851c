"""Cover words with a tone."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Samples,
    Workbench,
    in_place,
)
from audiochat.domain.timeline import Clip, Span
from audiochat.operations._fields import unit
from audiochat.operations._smooth import smooth_cut, whole_words
from audiochat.operations._words import WordParams

_RAMP = 0.004  # seconds in which the tone comes and goes
_BLOCK = 65_536


class BleepWordsParams(WordParams):
    """How the tone sounds."""

    level: float = Field(
        -20.0,
        ge=-60,
        le=0,
        title="Level",
        description="The level of the tone (RMS below full scale).",
        json_schema_extra=unit("dB"),
    )
    pitch: float = Field(
        1000.0,
        ge=100,
        le=4000,
        title="Tone",
        description="The frequency of the tone.",
        json_schema_extra=unit("Hz"),
    )


def _tone(bench: Workbench, frames: int, params: BleepWordsParams) -> Iterator[Samples]:
    """``frames`` of the tone, rising and falling softly."""
    import numpy as np

    rate, channels = bench.timeline.rate, bench.timeline.channels
    ramp = max(1, min(round(_RAMP * rate), frames // 2))
    peak = min(1.0, np.sqrt(2) * 10 ** (params.level / 20))
    hertz = min(params.pitch, rate * 0.45)
    for first in range(0, frames, _BLOCK):
        places = np.arange(first, min(frames, first + _BLOCK))
        edge = np.clip(np.minimum(places + 0.5, frames - places - 0.5) / ramp, 0, 1)
        wave = peak * np.sin(2 * np.pi * hertz / rate * places) * np.sin(np.pi / 2 * edge) ** 2
        yield np.repeat(wave[:, None], channels, axis=1).astype(np.float32)


def _apply(bench: Workbench, span: Span, params: BleepWordsParams) -> Outcome:
    before = bench.timeline
    cut = smooth_cut(bench, span, params, all_of_it=True)
    made = bench.render(_tone(bench, cut.span.frames, params), before.rate, before.channels)
    fade = min(cut.fade, round(2 * _RAMP * before.rate))
    clips = tuple(Clip(clip.source, clip.start, clip.end, fade) for clip in made)
    return in_place(before, before.replace(cut.span, clips, fade))


OPERATION = Operation(
    id="bleep_words",
    title="Bleep words",
    summary="Covers words with a tone; nothing of them stays.",
    sentence="Bleep the words at {span} with a tone of {level}",
    group=Group.WORDS,
    effect=Effect.CHANGES,
    params=BleepWordsParams,
    apply=_apply,
    keeps_words=False,
    says_nothing=True,
    touches=whole_words,
    needs_span=True,
    quick=True,
    icon="radio",
    rank=30,
    says=(
        "bleep",
        "bleep words",
        "beep over",
        "צפצף",
        "תצפצף",
        "תצפצפי",
        "לצפצף",
        "צפצף על",
        "תצפצף על",
        "תצפצפי על",
        "לצפצף על",
        "כסה בצפצוף",
        "תכסה בצפצוף",
    ),
)
