"""Times before and after an edit: A and B heard at one place, selection and playhead carried along. No Qt."""

from __future__ import annotations

from audiochat.domain.time_map import TimeMap


def forth(time_map: TimeMap, frame: int) -> int:
    """The frame of the edited sound for a frame of the original."""
    return time_map.point(frame)


def back(time_map: TimeMap, frame: int) -> int:
    """The frame of the original for one of the edited sound; what was inserted goes to where it was put."""
    for stretch in time_map.stretches:
        old, new = stretch.old, stretch.new
        if new.start <= frame < new.end:
            if old.frames == 0:
                return old.start
            return old.start + round((frame - new.start) * old.frames / new.frames)
    return time_map.old_frames


def carry(time_map: TimeMap, seconds: float, old_rate: float, rate: int) -> float:
    """Where a time in seconds goes by an edit that may have changed the rate."""
    return time_map.point(round(seconds * old_rate)) / rate


def carry_span(
    time_map: TimeMap, span: tuple[float, float] | None, old_rate: float, rate: int
) -> tuple[float, float] | None:
    """Where a stretch in seconds goes; None for one whose sound is gone."""
    if span is None:
        return None
    start, end = (carry(time_map, seconds, old_rate, rate) for seconds in span)
    return (start, end) if end > start else None
