"""Taking a part out and putting it in elsewhere: the new timeline and where times went."""

from __future__ import annotations

from dataclasses import replace

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Outcome
from audiochat.domain.time_map import Stretch, TimeMap
from audiochat.domain.timeline import Span, Timeline


def refuse_move(timeline: Timeline, span: Span, to_seconds: float) -> int:
    """The frame a part is to be moved to; ``PlanRefused`` when it cannot be."""
    to = round(to_seconds * timeline.rate)
    if to > timeline.frames:
        raise PlanRefused(
            f"{to_seconds:g} s is after the end of the recording ({timeline.seconds:.2f} s).",
            "Name a moment inside it.",
        )
    if span.start <= to <= span.end:
        raise PlanRefused(
            "A part cannot be moved to where it already is.", "Name a moment outside the part."
        )
    return to


def moved(
    before: Timeline, span: Span, to: int, fades: tuple[int, int, int] = (0, 0, 0)
) -> Outcome:
    """Move ``span`` to frame ``to``, which lies outside it.

    ``fades`` are the crossfades, in frames, where the part was, at its head and after it in its new
    place (0: the usual one).
    """
    length = span.frames
    place = to if to < span.start else to - length
    part = before.slice(span)
    part = (replace(part[0], fade=fades[1]), *part[1:])
    after = before.delete(span, fades[0]).insert(place, part, fades[2])
    if to < span.start:
        passed, goes = Span(to, span.start), Span(to + length, span.end)
        middle = (Stretch(passed, goes), Stretch(span, Span(to, to + length)))
        head, tail = Span(0, to), Span(span.end, before.frames)
    else:
        passed, goes = Span(span.end, to), Span(span.start, to - length)
        middle = (Stretch(span, Span(to - length, to)), Stretch(passed, goes))
        head, tail = Span(0, span.start), Span(to, before.frames)
    return Outcome(after, TimeMap((Stretch(head, head), *middle, Stretch(tail, tail))))
