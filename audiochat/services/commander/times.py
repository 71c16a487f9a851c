"""Times in a sentence: lengths, places and spans, as seconds of the recording the person sees."""

from __future__ import annotations

from dataclasses import dataclass

from audiochat.domain.plan import RecordingState
from audiochat.services.commander.tokens import Token


@dataclass(slots=True)
class Where:
    """A part or a place of the recording, in seconds.

    ``kind``: ``span``; ``open`` ("from 1:30", no end said); ``point``; ``edge`` (its start or end);
    ``all``; ``selection``; ``rest`` (what no clause has named);
    ``onward`` (what comes after the part named last); ``tail`` (the last ``length``);
    ``pronoun``; ``thing`` ("the recording"); ``except`` (all but the span).
    ``anchor`` and ``length`` keep how a span was said ("5 s after 1:30": anchor 90, length 5).
    ``prep``: the word before it (``TO``, ``AT`` ...).
    """

    kind: str
    start: float = 0.0
    end: float = 0.0
    anchor: float | None = None
    length: float | None = None
    prep: str = ""


Found = tuple[float, int] | None

_AFTER_SMALLER = ("", "TO", "UNTIL", "STOP", "COMMA", "THEN", "AND", "FILL", "MARK", "ASK", "FOR")
"""What may follow "4 minutes 20", so that the 20 are seconds."""


class TimeReader:
    """Reads times at a position of a token list; every method gives the value and the next position."""

    def __init__(self, tokens: list[Token], state: RecordingState) -> None:
        self.tokens = tokens
        self.state = state

    def kind(self, at: int) -> str:
        """The kind of the token at ``at``, empty past the end."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def skip(self, at: int, *kinds: str) -> int:
        """Step over one token if it is one of ``kinds``."""
        return at + 1 if self.kind(at) in kinds else at

    # lengths

    def length(self, at: int, bare: bool = False) -> Found:
        """A length of time: ``3 s``, ``half a minute``, ``a minute and a half``, ``1m5s``.

        ``bare``: a unit alone counts as one ("the first minute"); Hebrew units always do.
        """
        value: float
        start = at
        if self.kind(at) == "A" and self.kind(at + 1) == "NUM":
            at = start = at + 1  # "a ten second chunk"
        kind = self.kind(at)
        if kind in ("NUM", "A"):
            value = self.tokens[at].value if kind == "NUM" else 1.0
            at += 1
            if kind == "A" and self.kind(at) in ("HALF", "FRACTION", "COUPLE"):
                return self.length(at)
            if self.kind(at) in ("HALF", "FRACTION") and self.kind(at) != "HALF":
                value *= self.tokens[at].value
                at = self.skip(self.skip(at + 1, "OF"), "A")
            elif self.kind(at) == "AND" and self.kind(self.skip(at + 1, "A")) == "HALF":
                after = self.skip(at + 1, "A") + 1
                if self.kind(after) == "UT":
                    value, at = value + 0.5, after
        elif kind in ("HALF", "FRACTION"):
            value = 0.5 if kind == "HALF" else self.tokens[at].value
            at = self.skip(self.skip(at + 1, "OF"), "A")
        elif kind == "COUPLE":
            value, at = 2.0, self.skip(at + 1, "OF")
        elif kind == "UT" and (bare or self.tokens[at].hebrew):
            value = 1.0
        else:
            return None
        if self.kind(at) != "UT" or (at == start and kind != "UT"):
            return None
        return self._rest_of_length(value, at)

    def _rest_of_length(self, value: float, at: int) -> Found:
        """After a number, at its unit: "and a half", and smaller units ("1 minute and 5 seconds")."""
        scale = self.tokens[at].value
        total = value * scale
        at += 1
        half = self.skip(at + 1, "A") if self.kind(at) == "AND" else -1
        if half > 0 and self.kind(half) == "HALF" and not self._counts(half + 1):
            return total + 0.5 * scale, half + 1
        if (
            self.tokens[at - 1].hebrew
            and self.kind(at) == "NUM"
            and self.tokens[at].text in ("אחת", "אחד")
        ):
            return total, at + 1
        minutes = self._minutes_of_hour(at, scale)
        if minutes is not None:
            return total + 60 * minutes, at + 2
        seconds = self._bare_smaller(at, scale)
        if seconds is not None:
            return total + seconds, at + 1
        small = self.skip(at, "AND")
        counted = self.kind(small) in ("NUM", "A") and self.kind(small + 1) == "UT"
        if counted and self.tokens[small + 1].value < scale:
            more = self.length(small)
            if more is not None:
                return total + more[0], more[1]
        return total, at

    def _minutes_of_hour(self, at: int, scale: float) -> float | None:
        """ "An hour and ten": minutes without their unit, where nothing else can be meant."""
        after = self.kind(at + 2)
        bare = (
            self.kind(at) == "AND" and self.kind(at + 1) == "NUM" and self.tokens[at + 1].value < 60
        )
        closed = after in ("", "TO", "UNTIL", "STOP", "COMMA", "THEN", "FILL")
        paired = any(self.kind(i) == "BETWEEN" for i in range(max(0, at - 4), at))
        return (
            self.tokens[at + 1].value if scale == 3600 and bare and closed and not paired else None
        )

    def _bare_smaller(self, at: int, scale: float) -> float | None:
        """ "4 minutes 20", "1 hour 10": a bare number right after counts the next smaller unit."""
        if self.kind(at) != "NUM" or scale < 60 or self.tokens[at - 1].hebrew:
            return None
        number = self.tokens[at]
        plain = number.value == int(number.value) and 0 < number.value < 60 and not number.signed
        after = self.kind(at + 1)
        closed = after in _AFTER_SMALLER
        single = after == "AND" and not any(self.kind(i) == "BETWEEN" for i in range(at))
        more = after == "AND" and single and self.kind(at + 2) in ("NUM", "NUMW", "HALF", "A")
        return number.value * scale / 60 if plain and closed and not more else None

    def _counts(self, at: int) -> bool:
        """Whether a half goes with the unit that follows ("and half a minute"), not the one before."""
        return self.kind(self.skip(self.skip(at, "OF"), "A")) == "UT"

    def share(self, at: int) -> Found:
        """A part of a whole from 0 to 1: ``a quarter``, ``two thirds``, ``10 percent``."""
        at = self.skip(at, "A")
        kind = self.kind(at)
        if kind == "HALF":
            return 0.5, at + 1
        if kind == "FRACTION":
            return self.tokens[at].value, at + 1
        if kind == "NUM":
            after = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            if after is not None and after.kind == "FRACTION":
                return self.tokens[at].value * after.value, at + 2
            if after is not None and after.unit == "percent":
                return self.tokens[at].value / 100, at + 2
        return None

    def extent(self, at: int) -> Found:
        """A length in seconds, given as a time or as a share of the recording."""
        found = self.length(at, bare=True)
        if found is not None:
            return found
        part = self.share(at)
        if part is None or self.kind(part[1]) == "UT":
            return None
        return part[0] * self.state.duration, part[1]

    # places

    def edge(self, at: int) -> Found:
        """The start, middle or end of the recording, or the playhead."""
        places = {
            "START": 0.0,
            "END": self.state.duration,
            "HERE": self.state.playhead,
            "MIDDLE": self.state.duration / 2,
        }
        place = places.get(self.kind(at))
        if place is None:
            return None
        after = at + 1
        if self.kind(after) == "OF" and self.kind(after + 1) in ("THING", "PRON", "ALL"):
            after += 2
        return place, after

    def point(self, at: int, bare: bool = False, alone: bool = False) -> Found:
        """A place in seconds: ``1:30``, ``minute 2``, ``10 seconds before the end``, ``the start``.

        ``bare``: a plain number counts as seconds. ``alone``: "10 seconds" is not "... after 1:00".
        """
        kind = self.kind(at)
        if kind == "CLOCK":
            return self.tokens[at].value, self._mark(at + 1)
        numbered = kind == "UT" and self.kind(at + 1) == "NUM" and not self._is_one(at + 1)
        if numbered and self.kind(at + 2) != "UT":
            more = self._smaller(at)
            if more is not None:
                return more
            return self.tokens[at + 1].value * self.tokens[at].value, at + 2
        edge = self.edge(at)
        if edge is not None:
            return edge
        if kind == "ORD" and self.kind(at + 1) == "UT":
            return self.tokens[at].value * self.tokens[at + 1].value, at + 2
        if kind == "ORD" and bare:
            return self.tokens[at].value, at + 1
        long = self.length(at, bare=kind == "UT" and self.tokens[at].hebrew)
        if long is not None:
            value, after = long
            prep = self.kind(after)
            if prep in ("BEFORE", "AFTER", "FROM") and not alone:
                base = self.point(after + 1)
                if base is not None and not (prep == "FROM" and self.kind(after + 1) != "END"):
                    sign = -1 if prep in ("BEFORE", "FROM") else 1
                    return base[0] + sign * value, base[1]
            return value, self._mark(after)
        if bare and kind == "NUM" and not self.tokens[at].unit and self.kind(at + 1) != "UA":
            return self.tokens[at].value, at + 1
        return None

    def _smaller(self, at: int) -> Found:
        """ "Minute 3 and 25 seconds", "minute 3 and 40" in Hebrew: the rest of a numbered place."""
        scale, place = self.tokens[at].value, self.tokens[at + 1].value * self.tokens[at].value
        low = self.skip(at + 2, "AND")
        if scale < 60 or self.kind(low) != "NUM":
            return None
        value = self.tokens[low].value
        units = self.kind(low + 1) == "UT" and self.tokens[low + 1].value < scale
        if units and self.kind(low + 2) not in (
            "AT",
            "FROM",
            "OFF",
            "BEFORE",
            "AFTER",
            "OF",
            "SIL",
        ):
            return place + value * self.tokens[low + 1].value, low + 2
        bare = self.tokens[at].hebrew and low == at + 3 and 0 < value < 60
        closed = self.kind(low + 1) in _AFTER_SMALLER
        paired = any(self.kind(i) == "BETWEEN" for i in range(max(0, at - 2), at))
        return (place + value * scale / 60, low + 1) if bare and closed and not paired else None

    def _is_one(self, at: int) -> bool:
        return self.tokens[at].text in ("אחת", "אחד")

    def _mark(self, at: int) -> int:
        """Step over "mark" ("the 3 minute mark") and a closing "in" ("10 seconds in")."""
        after = self.kind(at + 1)
        closed = after in (
            "",
            "TO",
            "UNTIL",
            "AND",
            "COMMA",
            "STOP",
            "THEN",
            "FILL",
            "ONWARD",
            "ASK",
        )
        if self.kind(at) == "AT" and self.tokens[at].text == "in" and closed:
            return at + 1
        return self.skip(at, "MARK")

    def scale_of(self, first: int, last: int) -> float | None:
        """The unit in the tokens ``first..last`` (None: none, or a clock time)."""
        scales = [t.value for t in self.tokens[first:last] if t.kind == "UT"]
        return scales[-1] if scales else None
