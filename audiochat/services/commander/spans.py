"""Spans in a sentence: named things, before and after, all but, and what else tells of a part."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.services.commander.orders import ORDER, OrderReader
from audiochat.services.commander.ranges import Reading
from audiochat.services.commander.times import Where

_PARTS = ("ORD", "SEL", "FROM", "BETWEEN", "ALLBUT", "HALF", "FRACTION")


class SpanReader(OrderReader):
    """Finds the parts of the recording that a sentence names."""

    def where(self, at: int) -> Reading:
        """The part or place named at ``at`` (mostly one) and the next position, or None."""
        prep = ""
        last = self.kind(at + 1) == "UT" and self.kind(at + 2) in ("FIRST", "LAST")
        ranged = self.kind(at) == "OF" and (
            self._pair(at + 1, ("TO", "UNTIL")) or self._length_at_place(at + 1)
        )
        if self.kind(at) in ("TO", "FOR", "OF") and (
            last or ranged or self.kind(at + 1) not in ("NUM", "A", "UT")
        ):
            prep, at = self.kind(at), at + 1
        elif self._leads(at):
            prep, at = ("OFF" if self.kind(at) == "OFF" else "AT"), at + 1
        if self.kind(at) == "FOR":
            found = self._length_at_place(at + 1)
            if found is not None:
                return found
        if not prep and self.kind(at) in ("AT", "OVER", "WITHIN") and self.kind(at + 1) == "CLOCK":
            pair = self.range(at + 1)
            if pair is not None and pair[0][0].kind == "span":
                return pair
        for reader in self._readers():
            found = reader(at)
            if found is not None:
                for where in found[0]:
                    where.prep = where.prep or prep
                return found[0], self._of_all(found[1], found[0][-1].kind)
        return None

    def _of_all(self, at: int, kind: str) -> int:
        """After a closing "from the recording", which says nothing of the part before it."""
        closed = self.kind(at + 2) in ("", "AND", "THEN", "COMMA", "STOP", "FILL", "BY")
        if kind != "span" or self.kind(at) != "FROM" or not closed:
            return at
        whole = self.kind(at + 1) == "THING" and not self.points(at + 1)
        return at + 2 if whole or self.kind(at + 1) == "ALL" else at

    def _leads(self, at: int) -> bool:
        """Whether a preposition only leads to the part after it ("in the first minute")."""
        kind, after = self.kind(at), self.kind(at + 1)
        if kind in ("OVER", "FOR") and after == "ALL":
            return True
        if after == "MIDDLE" and self.extent(at + 2) is None:
            return False
        if after in ORDER:
            return kind in ("WITHIN", "AT", "FROM", "OFF", "OVER")
        if kind in ("AT", "FROM") and self.tokens[at].hebrew:
            found = self._ordered(at + 1)
            if found is not None and self.kind(found[1]) not in ("TO", "UNTIL"):
                return True
        return kind in ("WITHIN", "AT") and after in _PARTS

    def _readers(self) -> tuple[Callable[[int], Reading], ...]:
        return (
            self._all_but,
            self._first_and_last,
            self._ordered,
            self.range,
            self._length_at_place,
            self._side,
            self._named,
            self._lone_point,
        )

    # whole things

    def _named(self, at: int) -> Reading:
        kind = self.kind(at)
        whole = self.state.duration
        if kind == "THERE":
            return [Where("onward")], at + 1
        if kind in ("SEL", "REST"):
            return [Where("selection" if kind == "SEL" else "rest")], at + 1
        if kind == "PRON":
            if self.kind(at + 1) == "THING":
                return [Where("selection" if self.points(at + 1) else "pronoun")], at + 2
            return [Where("pronoun")], at + 1
        if kind == "ALL" and self._counts_of(at + 1):
            return [Where("thing")], at + 1  # "everything below 100 Hz", "all pauses"
        if kind == "ALL":
            after = self.skip(at + 1, "OF")
            inner = self.where(after) if self.kind(after) not in ("", "ALL", "THING") else None
            if inner is not None and inner[0][0].kind in ("span", "selection", "open"):
                if inner[0][0].kind == "open":
                    inner[0][0].kind = "span"
                if inner[0][0].prep in ("AFTER", "BEFORE", "UNTIL"):
                    inner[0][0].length = inner[0][0].end - inner[0][0].start
                return inner
            return [Where("all", 0, whole)], self.skip(
                self.skip(at + 1, "OF"), "THING", "PRON", "ALL"
            )
        if kind == "THING":
            inner = self.where(at + 1)
            if inner is not None and inner[0][0].kind == "span" and self.kind(at + 1) in (
                "FROM", "BETWEEN", "BEFORE", "AFTER", "UNTIL", "CLOCK",
            ):  # fmt: skip
                return inner
            return [Where("thing")], at + 1
        return None

    def points(self, at: int) -> bool:
        """Whether the thing at ``at`` is a part ("this bit") and not the recording."""
        return self.tokens[at].text in (
            "part",
            "bit",
            "section",
            "segment",
            "piece",
            "passage",
            "portion",
        )

    def _all_but(self, at: int) -> Reading:
        if self.kind(at) == "ALL" and self.kind(at + 1) in ("EXCEPT", "ALLBUT"):
            at += 1
        elif self.kind(at) not in ("ALLBUT", "EXCEPT"):
            return None
        inner = self.where(at + 1)
        if inner is not None and inner[0][0].kind == "pronoun" and self.state.selection:
            inner[0][0].kind = "selection"
        if inner is None or inner[0][0].kind not in ("span", "selection"):
            return None
        for where in inner[0]:
            where.kind = "except" if where.kind == "span" else "except selection"
        return inner

    # lengths at a place, and sides of a place

    def _length_at_place(self, at: int) -> Reading:
        """ "5 seconds after 1:30", "3 seconds off the end", "10 seconds before here"."""
        long = self.length(at)
        if long is None:
            return None
        value, after = long[0], self._piece(long[1])
        if self.kind(self.skip(after, "AT")) == "BOTH":
            return self._both_sides(value, self.skip(after, "AT") + 1)
        prep = self.kind(after)
        chosen = self.skip(after, "FROM", "OFF", "AT", "OF")
        edge = self.kind(chosen)
        if prep in ("FROM", "OFF", "AT") and edge == "BOTH":
            parts = [self._in_order("FIRST", value), self._in_order("LAST", value)]
            for part in parts:
                part.prep = "OFF" if prep == "OFF" else ""
            return parts, chosen + 1
        if prep in ("FROM", "OFF", "AT") and edge in ("START", "END"):
            end = self.edge(chosen)
            if end is not None:
                part = self._in_order("FIRST" if edge == "START" else "LAST", value)
                part.prep = "OFF" if prep == "OFF" else ""
                return self._inside(part, end[1])
        target = self.skip(after, "STARTING") if prep == "STARTING" else after
        if prep in ("STARTING", "FROM", "AT", "AFTER", "BEFORE", "AROUND"):
            base = self.point(
                self.skip(target if prep == "STARTING" else after + 1, "AT", "FROM"), bare=False
            )
            if base is None or (prep == "FROM" and self.kind(base[1]) in ("TO", "UNTIL")):
                return None
            place, next_at = base
            low = {"BEFORE": place - value, "AROUND": place - value / 2}.get(prep, place)
            return [Where("span", low, low + value, place, value, prep)], next_at
        return None

    def _side(self, at: int) -> Reading:
        """Everything after, before or until a place."""
        kind = self.kind(at)
        if kind not in ("AFTER", "BEFORE", "UNTIL"):
            return None
        place = self.point(at + 1, bare=kind == "UNTIL")
        if place is None:
            return self._beside_selection(kind, at) or self._beside_span(kind, at)
        value, after = place
        if kind == "AFTER":
            return [Where("span", value, self.state.duration, value, prep="AFTER")], after
        return [Where("span", 0, value, value, prep=kind)], after

    def _beside_selection(self, kind: str, at: int) -> Reading:
        chosen = self.state.selection
        put = any(token.kind in ("INSERT", "SETHE") for token in self.tokens[:at])
        this = put and self.kind(at + 1) == "PRON" and self.kind(at + 2) in ("", "STOP", "FILL")
        whole = self.kind(at - 1) == "ALL" and self.kind(at + 1) == "PRON"
        this = this or (whole and self.kind(at + 2) in ("", "STOP", "FILL"))
        if not (this or self.kind(at + 1) == "SEL") or chosen is None:
            return None
        if kind == "AFTER":
            return [Where("span", chosen[1], self.state.duration, chosen[1], prep="AFTER")], at + 2
        return [Where("span", 0, chosen[0], chosen[0], prep=kind)], at + 2

    def _beside_span(self, kind: str, at: int) -> Reading:
        """After, before or up to "the first 10 seconds"."""
        found = self._ordered(at + 1)
        if found is None or kind == "UNTIL":
            return None
        inner, after = found[0][0], found[1]
        if kind == "AFTER":
            return [Where("span", inner.end, self.state.duration, inner.end, prep="AFTER")], after
        return [Where("span", 0, inner.start, inner.start, prep=kind)], after

    def _reaching(self, edge: str, at: int) -> Reading:
        """ "The start up to 0:05", "the end from 1:40 on"."""
        if edge == "START" and self.kind(at) == "UNTIL":
            place = self.point(at + 1, bare=True)
            return None if place is None else ([Where("span", 0, place[0], place[0])], place[1])
        if edge == "END" and self.kind(at) in ("FROM", "STARTING", "AFTER"):
            place = self.point(at + 1)
            if place is None:
                return None
            whole = self.state.duration
            after = self.skip(place[1], "ONWARD")
            return [Where("span", place[0], whole, place[0])], after
        return None

    def _lone_point(self, at: int) -> Reading:
        """A place by itself: "at 1:30", "at the end", "here", "ten minutes in"."""
        prep = ""
        inside = self.length(at) if self.kind(at) in ("NUM", "A") else None
        if inside and self._mark(inside[1]) > inside[1] and self.kind(inside[1]) == "AT":
            return [Where("point", inside[0], inside[0], inside[0])], inside[1] + 1
        if self.kind(at) in ("AT", "TO", "WITHIN", "OFF", "FROM"):
            prep, at = self.kind(at), at + 1
        edge = self.edge(at)
        if edge is not None:
            reaching = self._reaching(self.kind(at), edge[1])
            if reaching is not None:
                return reaching
            where = Where("edge", edge[0], edge[0], edge[0], prep=prep)
            return [where], edge[1]
        if self.kind(at) == "CLOCK" or (self.kind(at) == "UT" and self.kind(at + 1) == "NUM"):
            place = self.point(at)
            if place is not None:
                return [Where("point", place[0], place[0], place[0], prep=prep)], place[1]
        if prep in ("AT", "FROM") and self.kind(at) in ("NUM", "A"):
            place = self.point(at)
            if place is not None and self.kind(place[1] - 1) == "MARK":
                return [Where("point", place[0], place[0], place[0], prep=prep)], place[1]
        return None
