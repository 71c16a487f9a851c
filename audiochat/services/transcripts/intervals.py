"""Stretches of time that do not overlap, in order: joined, cut out, and what lies between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

Interval = tuple[float, float]

SLACK = 0.002
"""Seconds by which stretches may miss each other and still touch: times are rounded to frames."""


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same stretches in order, those that touch or overlap made one."""
    out: list[Interval] = []
    for start, end in sorted(intervals):
        if out and start <= out[-1][1] + SLACK:
            if end > out[-1][1]:
                out[-1] = (out[-1][0], end)
        elif end > start:
            out.append((start, end))
    return out


def insert(intervals: list[Interval], start: float, end: float) -> None:
    """Add a stretch to merged ones, where they are."""
    first = bisect_left(intervals, start - SLACK, key=lambda pair: pair[1])
    last = bisect_right(intervals, end + SLACK, key=lambda pair: pair[0])
    if first < last:
        start, end = min(start, intervals[first][0]), max(end, intervals[last - 1][1])
    if end > start:
        intervals[first:last] = [(start, end)]


def within(intervals: Sequence[Interval], start: float, end: float) -> Iterator[Interval]:
    """The parts of merged stretches that lie in ``start..end``."""
    at = max(0, bisect_right(intervals, (start, float("inf"))) - 1)
    for first, last in intervals[at : bisect_left(intervals, (end, 0.0))]:
        if last > start:
            yield max(first, start), min(last, end)


def holes(intervals: Sequence[Interval], start: float, end: float) -> Iterator[Interval]:
    """What of ``start..end`` no merged stretch covers, leaving out slivers."""
    at = start
    for first, last in within(intervals, start, end):
        if first - at > SLACK:
            yield at, first
        at = last
    if end - at > SLACK:
        yield at, end
