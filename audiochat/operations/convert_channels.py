"""Mono, stereo, one side, or sides swapped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

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
)
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import Span, Timeline

Choice = Literal["mono", "stereo", "left", "right", "swap"]
_SURROUND_LEFT = (1.0, 0.0, 0.7071, 0.0, 0.7071, 0.0)
_SURROUND_RIGHT = (0.0, 1.0, 0.7071, 0.0, 0.0, 0.7071)


class ConvertChannelsParams(Params):
    """Which channels there are afterwards."""

    channels: Choice = Field(
        "mono",
        title="Channels",
        description=(
            "mono: both sides mixed; stereo: two channels; left or right: that side alone, as mono; "
            "swap: the sides exchanged."
        ),
    )


def _check(timeline: Timeline, span: Span, params: ConvertChannelsParams) -> None:
    count, choice = timeline.channels, params.channels
    if (choice == "mono" and count == 1) or (choice == "stereo" and count == 2):
        raise PlanRefused(f"The recording is {choice} already.")
    if choice in ("left", "right", "swap") and count < 2:
        raise PlanRefused("The recording is mono, so it has no left and right.")


def _two(block: Samples) -> Samples:
    """Left and right of any number of channels: 5.1 after ITU-R BS.775, others by turns."""
    import numpy as np

    count = block.shape[1]
    if count == 1:
        return np.concatenate([block, block], axis=1)
    if count == 2:
        return block
    if count == 6:
        mix = np.array([_SURROUND_LEFT, _SURROUND_RIGHT], np.float32).T / np.float32(2.4142)
        return np.asarray(block @ mix, np.float32)
    sides = [block[:, side::2].mean(axis=1) for side in (0, 1)]
    return np.asarray(np.stack(sides, axis=1), np.float32)


def _converted(block: Samples, choice: Choice) -> Samples:
    two = _two(block)
    if choice == "mono":
        return (two[:, :1] + two[:, 1:]) * two.dtype.type(0.5)
    if choice == "left":
        return two[:, :1]
    if choice == "right":
        return two[:, 1:]
    return two[:, ::-1] if choice == "swap" else two


def _apply(bench: Workbench, span: Span, params: ConvertChannelsParams) -> Outcome:
    before = bench.timeline
    count = 2 if params.channels in ("stereo", "swap") else 1

    def sound() -> Iterator[Samples]:
        for block in bench.blocks(before.whole):
            yield _converted(block, params.channels)

    after = Timeline(before.rate, count, bench.render(sound(), before.rate, count))
    return Outcome(after, TimeMap.identity(before.frames))


OPERATION = Operation(
    id="convert_channels",
    title="Convert channels",
    summary="Makes the recording mono or stereo, keeps one side, or swaps the sides.",
    sentence="Convert the channels to {channels}",
    group=Group.FORMAT,
    effect=Effect.CHANGES,
    params=ConvertChannelsParams,
    apply=_apply,
    check=_check,
    whole_only=True,
    icon="split",
    rank=10,
    says=(
        "mono", "stereo", "make it mono", "make it stereo", "convert to mono", "convert to stereo",
        "left channel", "right channel", "only the left", "only the right", "swap channels",
        "מונו", "סטריאו", "ערוץ שמאלי", "ערוץ ימני", "החלף ערוצים", "המר למונו",
    ),
)  # fmt: skip
