"""Effects that make a part longer or shorter, or keep its length, through a streaming converter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from audiochat.domain.operation import Outcome, Samples, Workbench
from audiochat.domain.time_map import TimeMap
from audiochat.domain.timeline import CROSSFADE_SECONDS, Clip, Span

Converter = Callable[[Iterator[Samples]], Iterable[Samples]]


def exactly(blocks: Iterable[Samples], frames: int, channels: int) -> Iterator[Samples]:
    """``blocks`` cut, or filled up with silence, to ``frames``."""
    import numpy as np

    left = frames
    for block in blocks:
        if left > 0:
            yield block[:left]
        left -= len(block)
    while left > 0:
        yield np.zeros((min(left, 65_536), channels), np.float32)
        left -= 65_536


def retimed(bench: Workbench, span: Span, factor: float, convert: Converter) -> Outcome:
    """Replace ``span`` by its conversion, ``factor`` times as fast.

    A little more than the span is converted where there is more, for the crossfades at its ends.
    """
    before = bench.timeline
    more = round(4 * CROSSFADE_SECONDS * before.rate * max(1.0, factor))
    wide = Span(max(0, span.start - more), min(before.frames, span.end + more))
    length = max(1, round(span.frames / factor))
    lead = round((span.start - wide.start) / factor)
    tail = round((wide.end - span.end) / factor)
    sound = exactly(convert(bench.blocks(wide)), lead + length + tail, before.channels)
    (made,) = bench.render(sound, before.rate, before.channels)
    after = before.replace(span, (Clip(made.source, lead, lead + length),))
    return Outcome(after, TimeMap.splices(before.frames, [(span, length)]))


def resampled(
    blocks: Iterable[Samples], old: float, new: float, channels: int
) -> Iterator[Samples]:
    """``blocks`` from the rate ``old`` to ``new`` (Hz), in soxr's very high quality."""
    import numpy as np
    import soxr

    stream = soxr.ResampleStream(old, new, channels, dtype="float32", quality="VHQ")
    for block in blocks:
        out = stream.resample_chunk(np.ascontiguousarray(block))
        if len(out):
            yield out.reshape(-1, channels)
    out = stream.resample_chunk(np.zeros((0, channels), np.float32), last=True)
    if len(out):
        yield out.reshape(-1, channels)
