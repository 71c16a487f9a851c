"""Where to listen next: what the person is looking at, then what follows, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import SourceSpan
from audiochat.services.transcripts.intervals import Interval


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch to listen to: from ``start`` on, at most to ``end``; ``low`` is how far one may go back."""

    source_id: str
    start: float
    end: float
    low: float


def next_place(timeline: Timeline, missing: Sequence[SourceSpan], focus: float) -> Place | None:
    """The first unknown stretch at or after ``focus`` seconds, else the first of all; None: none left."""
    unknown: dict[str, list[Interval]] = {}
    for span in missing:
        unknown.setdefault(span.source_id, []).append((span.start, span.end))
    for place in _from(timeline, unknown, focus):
        return place
    return None


def _from(timeline: Timeline, unknown: dict[str, list[Interval]], focus: float) -> Iterator[Place]:
    """Unknown stretches in the order in which they are heard, beginning at ``focus``."""
    for least in (focus, 0.0):
        position = 0
        for clip in timeline.clips:
            at = position / timeline.rate
            position += clip.frames
            known = unknown.get(clip.source)
            if known is None or position / timeline.rate <= least:
                continue
            start, end = clip.start / timeline.rate, clip.end / timeline.rate
            begin = start + max(0.0, least - at)
            for first, last in known:
                if first < end and last > begin:
                    yield Place(clip.source, max(first, begin), last, first)
