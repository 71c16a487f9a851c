"""Spans told by their order: the first and last of something, the third minute, and what lies in those."""

from __future__ import annotations

from audiochat.services.commander.ranges import RangeReader, Reading
from audiochat.services.commander.times import Found, Where

ORDER = ("FIRST", "LAST", "MIDDLE", "NEXT", "PREV")


class OrderReader(RangeReader):
    """Finds the parts that a sentence counts from an end, from here or from the start."""

    def _in_order(self, kind: str, long: float) -> Where:
        whole, here = self.state.duration, self.state.playhead
        if kind == "FIRST":
            return Where("span", 0, long, 0, long)
        if kind == "LAST":
            return Where("span", whole - long, whole, whole, long)
        if kind == "NEXT":
            return Where("span", here, here + long, here, long)
        if kind == "PREV":
            return Where("span", here - long, here, here, long)
        return Where("span", (whole - long) / 2, (whole + long) / 2, whole / 2, long)

    def _first_and_last(self, at: int) -> Reading:
        """ "the first and last 5 seconds", and Hebrew's order of the same."""
        if (self.kind(at), self.kind(at + 1), self.kind(at + 2)) == ("FIRST", "AND", "LAST"):
            long = self.extent(at + 3)
            if long is not None:
                return [self._in_order("FIRST", long[0]), self._in_order("LAST", long[0])], long[1]
        return self._first_n_and_last(at)

    def _first_n_and_last(self, at: int) -> Reading:
        """ "the first 3 and last 5 seconds": the unit is said once."""
        kinds = [self.kind(at + i) for i in range(4)]
        long = self.length(at + 4) if kinds == ["FIRST", "NUM", "AND", "LAST"] else None
        if long is None or self.kind(long[1] - 1) != "UT":
            return None
        first = self.tokens[at + 1].value * self.tokens[long[1] - 1].value
        return [self._in_order("FIRST", first), self._in_order("LAST", long[0])], long[1]

    def extent(self, at: int) -> Found:
        """A length, a share of the recording, or a length written as a clock time ("the first 1:45")."""
        ordered = self.kind(at - 1) in ("FIRST", "LAST", "NEXT", "PREV")
        named = self.kind(at + 1) in ("FIRST", "LAST") and self.tokens[at + 1].hebrew
        if self.kind(at) == "CLOCK" and (ordered or named):
            joined = self.kind(at + 1) in ("TO", "UNTIL")
            return None if joined else (self.tokens[at].value, at + 1)
        return super().extent(at)

    def _ordered(self, at: int) -> Reading:
        kind = self.kind(at)
        if kind in ORDER:
            long = self.extent(at + 1)
            if long is None:
                return None
            beside = self._beside(kind, long)
            if beside is not None:
                return beside
            return self._inside(self._in_order(kind, long[0]), long[1])
        if kind == "ORD" and self.kind(at + 1) == "AND" and self.kind(at + 2) == "ORD":
            return self._two(at)
        if kind == "ORD":
            return self._nth(int(self.tokens[at].value), at + 1)
        if kind == "NUM" and self.kind(at + 1) in ("FIRST", "LAST") and self.kind(at + 2) == "UT":
            long_s = self.tokens[at].value * self.tokens[at + 2].value
            return self._inside(self._in_order(self.kind(at + 1), long_s), at + 3)
        long = self.extent(at)
        if long is None:
            return None
        value, after = long
        if self.kind(after) in ("FIRST", "LAST", "MIDDLE", "NEXT") and self.tokens[after].hebrew:
            return self._inside(self._in_order(self.kind(after), value), after + 1)
        if self.kind(after) == "ORD":
            place = self.tokens[after].value
            return [Where("span", (place - 1) * value, place * value)], after + 1
        return None

    def _two(self, at: int) -> Reading:
        """ "The third and fourth minutes"."""
        second = self._nth(int(self.tokens[at + 2].value), at + 3)
        first = self._nth(int(self.tokens[at].value), at + 3)
        return None if first is None or second is None else ([*first[0], *second[0]], second[1])

    def _beside(self, kind: str, long: tuple[float, int]) -> Reading:
        """ "The last 5 seconds before 2:00", "the first minute after here"."""
        value, after = long
        side = self.kind(after)
        carried = any(t.kind in ("MOVE", "COPY", "SET", "SETHE", "INSERT") for t in self.tokens)
        place = None if carried or side not in ("BEFORE", "AFTER") else self.point(after + 1)
        if place is None:
            return None
        if (kind, side) not in (("LAST", "BEFORE"), ("FIRST", "AFTER"), ("NEXT", "AFTER")):
            return [Where("edge", place[0], place[0], place[0])], place[1]  # could be either: asked
        low = place[0] - (value if side == "BEFORE" else 0.0)
        return [Where("span", low, low + value, place[0], value, side)], place[1]

    def _nth(self, place: int, at: int) -> Reading:
        long = self.extent(at)
        if long is None:
            return None
        return self._inside(Where("span", (place - 1) * long[0], place * long[0]), long[1])

    def _inside(self, where: Where, at: int) -> Reading:
        """ "... of the selection" makes the span relative to it; "of the recording" says nothing."""
        if self.kind(at) in ("SEL", "FIRST", "LAST", "ORD") and self.tokens[at - 1].text.endswith(
            " of"
        ):
            at -= 1  # "half of" is one word to the lexer
        prep = "OF" if self.tokens[at : at + 1] and self._ends_in_of(at) else self.kind(at)
        if prep not in ("OF", "AT", "WITHIN", "FROM"):
            return [where], at
        inner = self.kind(at + 1)
        chosen = self.state.selection
        if inner in ("FIRST", "LAST", "ORD"):
            nested = self._ordered(at + 1)
            if nested is not None:
                return self._within(where, at + int(self._ends_in_of(at)), nested)
        if inner == "SEL" and chosen is not None:
            low, high = chosen
            long = where.length or 0.0
            if self._is_share(at if not self._ends_in_of(at) else at + 1):
                long *= (high - low) / max(0.001, self.state.duration)
            if where.anchor == 0:
                return [Where("span", low, low + long)], at + 2
            if where.anchor == self.state.duration:
                return [Where("span", high - long, high)], at + 2
            return None
        if inner in ("THING", "PRON") and prep != "FROM":
            return [where], at + 2
        if inner == "ALL" and prep == "OF":
            return [where], at + 2
        return [where], at

    def _within(self, where: Where, at: int, outer: tuple[list[Where], int]) -> Reading:
        """ "The first 10 seconds of the last minute"; ``at`` is where the inner part's words end."""
        low, high = outer[0][0].start, outer[0][0].end
        long = where.length
        if long is None:
            inner = Where("span", low + where.start, low + where.end)
        else:
            long *= (high - low) / max(0.001, self.state.duration) if self._is_share(at) else 1.0
            starts = {0.0: low, self.state.duration: high - long}
            if where.anchor not in starts:
                return None
            inner = Where("span", starts[where.anchor], starts[where.anchor] + long)
        fits = inner.start >= low - 0.001 and inner.end <= high + 0.001
        return ([inner], outer[1]) if fits else None

    def _ends_in_of(self, at: int) -> bool:
        return self.tokens[at].text.endswith(" of")

    def _is_share(self, at: int) -> bool:
        """Whether the extent that ends before ``at`` is a share of a whole ("half", "10 percent")."""
        last = self.tokens[at - 1]
        return last.kind in ("HALF", "FRACTION") or last.unit == "percent"
