"""A sentence as a row of items: meaning words, parts of the recording, amounts, joints, unknowns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from audiochat.domain.plan import RecordingState
from audiochat.services.commander.spans import SpanReader
from audiochat.services.commander.times import Where
from audiochat.services.commander.tokens import Token


@dataclass(slots=True)
class Amount:
    """A number with its unit (empty: none said) and the preposition before it.

    Units: those of ``domain.operation.Params`` plus ``share`` ("to half": 0.5). A length of time has
    the unit ``s``. ``signed``: written with + or -.
    """

    value: float
    unit: str
    prep: str = ""
    signed: bool = False


@dataclass(slots=True)
class Word:
    """A word that means something to the rules (``kind``), as written in ``text``."""

    kind: str
    text: str = ""


Item = Word | Amount | Where

JOINTS = frozenset({"COMMA", "STOP", "AND", "THEN", "BUT"})
SILENT = frozenset({"FILL", "A", "OF", "ASK", "AS", "IN", "STANDARD", "AT", "FOR", "BY", "WITHIN"})
"""Words that may stand anywhere and say nothing by themselves."""

_AIMS = frozenset(
    {
        "MONO",
        "STEREO",
        "PODCAST",
        "BROADCAST",
        "STREAMING",
        "CDRATE",
        "RATE",
        "REMOVE",
        "MUTE",
        "A",
        "BOTH",
        "PEAK",
        "FADEIN",
        "FADEOUT",
        "REVERSE",
    }
)
"""What "to" may stand before without naming a place or an amount."""

_PREPS = (
    "BY",
    "TO",
    "AT",
    "OF",
    "OVER",
    "ABOVE",
    "BELOW",
    "LONGER",
    "FOR",
    "AFTER",
    "WITHIN",
    "UNTIL",
)


@dataclass(slots=True)
class Scanner:
    """Turns tokens into items."""

    tokens: list[Token]
    state: RecordingState
    reader: SpanReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = SpanReader(self.tokens, self.state)

    def items(self) -> list[Item]:
        """All items in order; silent words are left out."""
        return [item for items, _, _ in self.placed() for item in items]

    def placed(self) -> Iterator[tuple[list[Item], int, int]]:
        """The items with the first token they are made of and the one after the last."""
        at = 0
        while at < len(self.tokens):
            items, after = self._next(at)
            yield items, at, after
            at = after

    def _next(self, at: int) -> tuple[list[Item], int]:
        special = self._special(at)
        if special is not None:
            return [special[0]], special[1]
        where = self.reader.where(at)
        if where is not None and not self._is_measure(at, where[1]):
            return list(where[0]), where[1]
        amount = self.amount(at)
        if amount is not None:
            return [amount[0]], amount[1]
        token = self.tokens[at]
        if token.kind == "FROM" and self._of_whole(at + 1):
            return [], at + 2
        if token.kind == "FROM" and self._of_this(at + 1):
            return [], at + 1
        if token.kind in SILENT or (token.kind == "TO" and self.reader.kind(at + 1) in _AIMS):
            return [], at + 1
        return [Word(token.kind, token.text)], at + 1

    def _of_whole(self, at: int) -> bool:
        """Whether a closing "from the recording", "from my voice" stands before ``at + 1``."""
        closed = self.reader.kind(at + 1) in ("", "AND", "THEN", "COMMA", "STOP", "FILL", "BY")
        named = self.reader.kind(at) == "THING" and not self.reader.points(at)
        return closed and (named or self.reader.kind(at) in ("VOICE", "ALL"))

    def _of_this(self, at: int) -> bool:
        """Whether a closing "from this", "from this file" stands at ``at``."""
        if self.reader.kind(at) != "PRON":
            return False
        after = at + 1
        if self.reader.kind(after) == "THING" and not self.reader.points(after):
            after += 1
        return self.reader.kind(after) in ("", "AND", "THEN", "COMMA", "STOP", "FILL", "BY")

    def _is_measure(self, at: int, after: int) -> bool:
        """Whether the words from ``at`` are really an amount ("twice the speed", "over 12 kHz")."""
        amount = self.amount(at)
        return (
            amount is not None and amount[0].unit not in ("s", "", "share") and amount[1] >= after
        )

    def _special(self, at: int) -> tuple[Item, int] | None:
        """Amounts that depend on the word before: a true peak, a count."""
        kind = self.reader.kind(at)
        if kind == "TRUEPEAK":
            number = self.reader.skip(at + 1, "OF", "AT", "TO", "BELOW", "UNTIL")
            if self.reader.kind(number) == "NUM":
                after = number + 1
                if self.reader.kind(after) == "UA" and self.tokens[after].unit in ("dB", "dBTP"):
                    after += 1
                return Amount(self.tokens[number].value, "dBTP"), after
        return None

    def amount(self, at: int) -> tuple[Amount, int] | None:
        """The amount at ``at``: ``by 3 dB``, ``to -16 LUFS``, ``an octave``, ``twice``, ``over 2 s``."""
        prep, start = "", at
        if self.reader.kind(at) in _PREPS:
            prep, at = self.reader.kind(at), at + 1
            at = self.reader.skip(at, "AS")
        kind = self.reader.kind(at)
        sign = 1.0
        if prep and kind in ("RAISE", "MINUS") and self.tokens[at].text in ("plus", "minus"):
            sign, at = (-1.0 if kind == "MINUS" else 1.0), at + 1
            kind = self.reader.kind(at)
        long = self.reader.length(at)
        if long is not None:
            beside = start and self.reader.kind(start - 1) in ("START", "END")
            if prep == "AT" and self.tokens[start].hebrew and beside:
                prep = "BY"
            return Amount(sign * long[0], "s", prep), long[1]
        found = (
            self._measured(at, prep) if kind in ("NUM", "A", "COUPLE") else self._worded(at, prep)
        )
        if found is not None and prep == "AT" and self.tokens[start].text == "on":
            found[0].prep = "BY"  # "increase the volume on 20 percent"
        if found is not None:
            found[0].value *= sign
            if prep == "AT" and self.tokens[start].hebrew and found[0].unit not in ("s", ""):
                found[0].prep = "BY"
        return found

    def _measured(self, at: int, prep: str) -> tuple[Amount, int] | None:
        token = self.tokens[at]
        value = {"NUM": token.value, "COUPLE": 2.0}.get(token.kind, 1.0)
        after = self.reader.skip(at + 1, "A") if token.kind == "NUM" else at + 1
        kind = self.reader.kind(after)
        if kind == "FACTOR" and self.reader.kind(after + 1) == "NUM":
            return Amount(self.tokens[after + 1].value, "factor", prep), after + 2
        if (
            token.kind == "NUM"
            and kind == "AND"
            and self.reader.kind(self.reader.skip(after + 1, "A")) == "HALF"
        ):
            half = self.reader.skip(after + 1, "A") + 1
            if self.reader.kind(half) in ("UA", "TIMES"):
                value, after, kind = value + 0.5, half, self.reader.kind(half)
        if kind == "UA":
            unit = self.tokens[after]
            return Amount(value * unit.value, unit.unit, prep, token.signed), after + 1
        if kind == "TIMES":
            return Amount(value, "factor", prep), after + 1
        if kind in ("HALF", "FRACTION") or token.kind != "NUM":
            part = self.reader.share(at)
            return None if part is None else (Amount(part[0], "share", prep), part[1])
        return Amount(value, "", prep, token.signed), at + 1

    def _worded(self, at: int, prep: str) -> tuple[Amount, int] | None:
        kind, after = self.reader.kind(at), at + 1
        if kind == "FACTOR" and self.reader.kind(after) == "NUM":
            return Amount(self.tokens[after].value, "factor", prep), after + 1
        if kind in ("TWICE", "THRICE"):
            return Amount(2.0 if kind == "TWICE" else 3.0, "factor", prep), self.reader.skip(
                after, "AS"
            )
        if kind == "UA":
            unit = self.tokens[at]
            if unit.unit == "factor" and self.reader.kind(after) == "NUM":
                return Amount(self.tokens[after].value, "factor", prep), after + 1
            if unit.unit == "semitones":
                one = (
                    self.tokens[after].text in ("אחת", "אחד") if after < len(self.tokens) else False
                )
                return Amount(unit.value, "semitones", prep), after + one
            return None
        if kind == "DOUBLEHE" and self.reader.kind(after) == "NUM":
            return Amount(self.tokens[after].value, "factor", prep), after + 1
        part = self.reader.share(at)
        if part is None:
            return None
        scale = self.reader.skip(part[1], "A")
        if self.reader.kind(scale) == "UA" and self.tokens[scale].unit == "semitones":
            return Amount(part[0] * self.tokens[scale].value, "semitones", prep), scale + 1
        return Amount(part[0], "share", prep), part[1]
