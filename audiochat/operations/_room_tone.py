"""The sound of the room when nobody speaks, taken from the recording's own pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiochat.domain.operation import Workbench
from audiochat.domain.timeline import SILENCE, Clip, Span
from audiochat.operations._levels import FLOOR, HOP_SECONDS, levels

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOK_AROUND = 30.0
"""Seconds at either side of a place in which its room tone is looked for."""

EDGE = 0.03
"""Seconds at both ends of a pause that are left out, for they may still hold a word."""

_LEAST = 0.16  # seconds of a pause that can be used
_FADE = 0.05  # seconds of crossfade between two pieces of tone
_QUIET = 5.0  # dB over the floor that is still the floor
_ALIKE = 2.5  # dB by which the pieces of one stretch of tone may differ
_MOST_PIECES = 4


def room_tone(bench: Workbench, span: Span, fade: int) -> tuple[Clip, ...]:
    """Clips of room tone as long as ``span``, from the pauses around it; the first gets ``fade``.

    The pieces are joined by crossfades and start at varied places, so that no loop is heard. Where
    the surroundings have no pause at all it is silence.
    """
    pieces = _pieces(bench, span)
    if not pieces:
        return (Clip(SILENCE, 0, span.frames, fade),)
    join = round(_FADE * bench.timeline.rate)
    out: list[Clip] = []
    missing, turn = span.frames, 0
    while missing:
        piece = pieces[turn % len(pieces)]
        # The golden ratio visits the places of a piece evenly and never in a rhythm.
        begin = round(piece.frames * 0.3 * ((turn * 0.618) % 1)) if turn else 0
        frames = min(missing, piece.frames - begin)
        start = piece.start + begin
        out.append(Clip(piece.source, start, start + frames, join if out else fade))
        missing, turn = missing - frames, turn + 1
    return tuple(out)


def _pieces(bench: Workbench, span: Span) -> list[Clip]:
    """The best stretches of pause around ``span``, the longest first, alike in level."""
    timeline = bench.timeline
    around = round(LOOK_AROUND * timeline.rate)
    found: list[tuple[float, Clip]] = []
    sides = (
        Span(max(0, span.start - around), span.start),
        Span(span.end, min(timeline.frames, span.end + around)),
    )
    for side in sides:
        if side.frames > _LEAST * timeline.rate:
            level = levels(bench, side)
            found += _in(bench, side, level)
    if not found:
        return []
    found.sort(key=lambda one: -one[1].frames)
    least = min(level for level, _ in found)
    floor = [one for one in found if one[0] <= least + _QUIET]
    alike = [clip for level, clip in floor if abs(level - floor[0][0]) <= _ALIKE]
    return alike[:_MOST_PIECES]


def _in(bench: Workbench, side: Span, level: NDArray[np.float64]) -> list[tuple[float, Clip]]:
    """The pauses in one stretch with their level in dB, their ends left out."""
    import numpy as np

    timeline = bench.timeline
    threshold = max(float(np.percentile(level, 5)), FLOOR) + _QUIET
    quiet = np.concatenate([[False], level <= threshold, [False]])
    edges = np.flatnonzero(np.diff(quiet.astype(np.int8)))
    hop, edge = HOP_SECONDS * timeline.rate, round(EDGE * timeline.rate)
    out: list[tuple[float, Clip]] = []
    for first, last in zip(edges[0::2], edges[1::2], strict=True):
        start = side.start + round(float(first) * hop) + edge
        end = min(side.end, side.start + round(float(last) * hop)) - edge
        if end - start < _LEAST * timeline.rate - 2 * edge:
            continue
        clip = max(timeline.slice(Span(start, end)), key=lambda c: c.frames)
        if clip.source != SILENCE:
            out.append((float(np.mean(level[first:last])), clip))
    return out
