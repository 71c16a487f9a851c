"""Ranges in a sentence: from a place to another."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.times import TimeReader, Where

_PIECES = word_set(
    "chunk piece bit stretch section segment clip snippet part window block slice portion passage"
)

_OBJECTS = ("SIL", "BELOW", "ABOVE", "OVER", "FREQS", "LOWS", "HIGHS", "LONGER", "ADJ")
"""What may stand after "all" and is then what an edit is about, not where."""

Reading = tuple[list[Where], int] | None
"""The parts read at a position, and the position after them."""


class RangeReader(TimeReader):
    """Finds ranges, given by two places or by one and a direction."""

    def range(self, at: int) -> Reading:
        """ "From 1:00 to 2:00", "between 1:00 and 2:00", "from 1:30 on", "from 1:00 for 5 s"."""
        opener = self.kind(at)
        if opener == "BETWEEN":
            return self._pair(at + 1, ("AND", "TO", "UNTIL"))
        first = at + 1 if opener in ("FROM", "STARTING") else at
        first = self.skip(first, "AT") if opener == "STARTING" else first
        if self.kind(first) == "UT" and self.kind(first + 1) in ("FROM", "BETWEEN"):
            return self.range(first + 1)
        pair = self._pair(first, ("TO", "UNTIL", "IN"))
        if pair is not None:
            return pair
        if opener == "CLOCK" and self.kind(at + 1) == "ONWARD":
            return [Where("span", self.tokens[at].value, self.state.duration)], at + 2
        if opener not in ("FROM", "STARTING"):
            return None
        start = self.point(first)
        if start is None:
            return None
        value, after = start
        whole = self.state.duration
        if self.kind(after) == "ONWARD" or self._onward(after):
            return [Where("span", value, whole, value)], after + 1
        if self.kind(after) == "FOR":
            long = self.length(after + 1)
            if long is not None:
                return [Where("span", value, value + long[0], value, long[0])], long[1]
        kind = "span" if opener == "STARTING" else "open"
        return [Where(kind, value, whole, value)], after

    def _onward(self, at: int) -> bool:
        """A closing "on" ("from 1:30 on")."""
        if self.kind(at) != "AT" or self.tokens[at].text != "on":
            return False
        return self.kind(at + 1) in ("", "COMMA", "STOP", "AND", "THEN", "BY", "FILL")

    def _piece(self, at: int) -> int:
        """Step over a name for a length ("a ten second chunk at 1:00")."""
        named = 0 <= at < len(self.tokens) and self.tokens[at].text in _PIECES
        placed = self.kind(at + 1) in ("AT", "FROM", "STARTING", "BEFORE", "AFTER", "AROUND", "OFF")
        return at + 1 if named and placed else at

    def _both_sides(self, value: float, at: int) -> Reading:
        """ "2 seconds either side of 1:30" reaches from before it to after it."""
        place = self.point(self.skip(at, "OF"))
        if place is None or self.kind(at) != "OF":
            return None
        return [Where("span", place[0] - value, place[0] + value)], place[1]

    def _pair(self, first: int, joiners: tuple[str, ...]) -> Reading:
        low = self.point(first, bare=True)
        if low is None or self.kind(low[1]) not in joiners:
            return None
        second = self.skip(low[1] + 1, "FROM")
        carried = any(t.kind in ("MOVE", "COPY") for t in self.tokens[:first])
        high = self.point(second, bare=True, alone=carried)
        if high is None or (high[1] < len(self.tokens) and self.tokens[high[1]].kind == "UA"):
            return None
        if self.kind(low[1]) == "AND" and self.kind(first - 1) != "BETWEEN":
            return None
        if self.kind(first - 1) in ("FIRST", "LAST") and self.kind(high[1] - 1) == "UT":
            return None  # "the last 1-5 seconds" may be any of five lengths, and is no place
        start, end = low[0], high[0]
        low_scale, high_scale = self._plain(first, low[1]), self._plain(second, high[1])
        if low_scale == "bare" and not isinstance(high_scale, str):
            start *= high_scale
        if high_scale == "bare" and not isinstance(low_scale, str):
            end *= low_scale
        if self.kind(second) == "NUM" and self.tokens[second].signed and high_scale == "bare":
            return None
        return [Where("span", start, end)], high[1]

    def _plain(self, first: int, last: int) -> str | float:
        """How an end of a range was given: ``bare`` number, ``clock``, or the scale of its unit."""
        if self.kind(first) == "NUM" and last == first + 1:
            return "bare"
        scale = self.scale_of(first, last)
        return "clock" if scale is None else scale

    def _counts_of(self, at: int) -> bool:
        """Whether "all" is about the things that follow it ("all the long pauses")."""
        while self.kind(at) in ("FILL", "MUCH", "ADJ", "OF", "A", "PRON", "UNK"):
            at += 1
        return self.kind(at) in _OBJECTS
