"""Where times of the recording go when an edit has run: plans speak of the time before it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from audiochat.domain.timeline import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Old frames ``[old.start, old.end)`` lie at ``[new.start, new.end)`` after the edit, in proportion."""

    old: Span
    new: Span

    def carry(self, frame: int) -> int:
        """The new place of an old frame inside (or at an end of) ``old``."""
        if self.old.frames == 0:
            return self.new.start
        return self.new.start + round((frame - self.old.start) * self.new.frames / self.old.frames)


@dataclass(frozen=True)
class TimeMap:
    """A piecewise linear map from the frames before an edit to the frames after it.

    The old spans of ``stretches`` are in order, without gaps, and cover the whole old timeline. A
    deleted span maps to an empty new span at its join; a moved span maps to where it went.
    """

    stretches: tuple[Stretch, ...]

    @staticmethod
    def identity(frames: int) -> TimeMap:
        """Nothing moves."""
        return TimeMap((Stretch(Span(0, frames), Span(0, frames)),))

    @staticmethod
    def splices(frames: int, replaced: Iterable[tuple[Span, int]]) -> TimeMap:
        """Old spans (in order, apart from each other) each replaced by a new length in frames."""
        out: list[Stretch] = []
        old = new = 0
        for span, length in replaced:
            kept = span.start - old
            out.append(Stretch(Span(old, span.start), Span(new, new + kept)))
            new += kept
            out.append(Stretch(span, Span(new, new + length)))
            old, new = span.end, new + length
        out.append(Stretch(Span(old, frames), Span(new, new + frames - old)))
        return TimeMap(tuple(out))

    @staticmethod
    def scaled(old_frames: int, new_frames: int) -> TimeMap:
        """Everything is squeezed or drawn out evenly (a change of rate, or of speed of the whole)."""
        return TimeMap((Stretch(Span(0, old_frames), Span(0, new_frames)),))

    def span(self, span: Span) -> Span:
        """The smallest new span that holds what is left of an old span.

        An old span at whose very start something was inserted does not grow to hold the insertion.
        """
        images: list[Span] = []
        for index in range(bisect_right(self._ends, span.start), len(self.stretches)):
            stretch = self.stretches[index]
            first, last = max(span.start, stretch.old.start), min(span.end, stretch.old.end)
            if stretch.old.start >= span.end:
                break
            if first < last:
                images.append(Span(stretch.carry(first), stretch.carry(last)))
        kept = [image for image in images if image.frames] or images
        if not kept:
            at = self.point(span.start)
            return Span(at, at)
        return Span(min(i.start for i in kept), max(i.end for i in kept))

    def point(self, frame: int) -> int:
        """The new place of one old frame; one that was deleted goes to the join.

        The end of the old recording goes to the end of the new one.
        """
        index = bisect_right(self._ends, frame)
        if index < len(self.stretches):
            return self.stretches[index].carry(frame)
        return self.new_frames

    def first_left(self, span: Span) -> int | None:
        """The new place of the first frame of an old span that is still there; None when none is."""
        for index in range(bisect_right(self._ends, span.start), len(self.stretches)):
            stretch = self.stretches[index]
            if stretch.old.start >= span.end:
                break
            if stretch.new.frames:
                return stretch.carry(max(span.start, stretch.old.start))
        return None

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        """Where each old stretch ends, never falling."""
        return tuple(stretch.old.end for stretch in self.stretches)

    @property
    def old_frames(self) -> int:
        """Length before the edit."""
        return self._ends[-1] if self.stretches else 0

    @cached_property
    def new_frames(self) -> int:
        """Length after the edit."""
        return max((s.new.end for s in self.stretches), default=0)

    @property
    def _still(self) -> int:
        """How many frames at the beginning stay where they are."""
        first = self.stretches[0] if self.stretches else None
        return first.old.end if first is not None and first.old == first.new else 0

    def then(self, following: TimeMap) -> TimeMap:
        """The map of this edit and then ``following``, as one map from the oldest frames."""
        out: list[Stretch] = []
        still = following._still
        for stretch in self.stretches:
            if stretch.new.end < still:  # most of a long plan: what was cut lies further on
                out.append(stretch)
                continue
            if stretch.new.frames == 0 or stretch.old.frames == 0:
                at = following.span(stretch.new) if stretch.new.frames else None
                point = following.point(stretch.new.start)
                out.append(Stretch(stretch.old, at or Span(point, point)))
                continue
            out.extend(_through(stretch, following))
        return TimeMap(tuple(out))


def _through(stretch: Stretch, following: TimeMap) -> list[Stretch]:
    """One stretch cut where ``following`` bends, each piece carried on to its final place."""
    out: list[Stretch] = []
    back = Stretch(stretch.new, stretch.old)
    for later in following.stretches:
        first = max(stretch.new.start, later.old.start)
        last = min(stretch.new.end, later.old.end)
        if first < last:
            old = Span(back.carry(first), back.carry(last))
            out.append(Stretch(old, Span(later.carry(first), later.carry(last))))
    return out
