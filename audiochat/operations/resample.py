"""Change the number of samples per second."""

from __future__ import annotations

from pydantic import Field

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Group, Operation, Outcome, Params, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline
from audiochat.operations._fields import unit
from audiochat.operations._retime import exactly, resampled


class ResampleParams(Params):
    """The new rate."""

    rate: int = Field(
        48_000,
        ge=8_000,
        le=192_000,
        title="Sample rate",
        description="48000 for video, 44100 for music, 16000 for speech recognition.",
        json_schema_extra=unit("Hz"),
    )


def _check(timeline: Timeline, span: Span, params: ResampleParams) -> None:
    if timeline.rate == params.rate:
        raise PlanRefused(f"The recording is at {params.rate} Hz already.")


def _apply(bench: Workbench, span: Span, params: ResampleParams) -> Outcome:
    before = bench.timeline
    frames = max(1, round(before.frames * params.rate / before.rate))
    sound = resampled(bench.blocks(before.whole), before.rate, params.rate, before.channels)
    made = bench.render(exactly(sound, frames, before.channels), params.rate, before.channels)
    return Outcome(
        Timeline(params.rate, before.channels, made), TimeMap.scaled(before.frames, frames)
    )


OPERATION = Operation(
    id="resample",
    title="Change the sample rate",
    summary="Changes the number of samples per second; it sounds the same.",
    sentence="Change the sample rate to {rate}",
    group=Group.FORMAT,
    effect=Effect.CHANGES,
    params=ResampleParams,
    apply=_apply,
    check=_check,
    whole_only=True,
    icon="audio-waveform",
    rank=20,
    says=(
        "resample", "sample rate", "change the sample rate", "convert to 44.1", "convert to 48",
        "downsample", "upsample", "קצב דגימה", "שנה קצב דגימה", "דגום מחדש",
    ),
)  # fmt: skip
