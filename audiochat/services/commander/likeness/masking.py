"""A sentence with its times and amounts masked, so that only the way it is said is compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audiochat.domain.plan import RecordingState
from audiochat.services.commander.items import Amount, Scanner
from audiochat.services.commander.times import Where
from audiochat.services.commander.tokens import Token

PART = "part"
_WHERES = {"span": PART, "selection": PART, "tail": PART, "open": "open", "point": "point"}
_KEPT = {"rest": "rest", "except": "except"}
_SAMPLES = {
    PART: "1:00 to 2:00",
    "open": "1:00",
    "point": "1:00",
    "dB": "3 dB",
    "s": "5 seconds",
    "LUFS": "-16 LUFS",
    "dBTP": "-1 dB",
    "Hz": "80 Hz",
    "semitones": "2 semitones",
    "factor": "1.5x",
    "percent": "80 %",
    "share": "half",
    "": "3",
}
"""What stands in the place of a time or an amount: plain words, since the embedding knows those."""

_SHOWN = ("BY", "TO", "AT", "OVER", "ABOVE", "BELOW", "LONGER", "AFTER")
LED = (*_SHOWN, "FOR", "WITHIN", "UNTIL", "OF")
"""Symbols of the words that may lead to an amount and belong to it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time or an amount: its kind, its first token and the one after its last."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence's masked text and what was masked, in order."""

    text: str
    slots: tuple[Slot, ...]

    @property
    def signature(self) -> tuple[str, ...]:
        """The kinds of its slots; only sentences with the same can stand for each other."""
        return tuple(sorted(slot.kind for slot in self.slots))

    def outside(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens that belong to no slot."""
        inside = {at for slot in self.slots for at in range(slot.first, slot.last)}
        return [token for at, token in enumerate(tokens) if at not in inside]


def _kind(item: object) -> str | None:
    if isinstance(item, Where):
        return _WHERES.get(item.kind) or _KEPT.get(item.kind)
    return item.unit if isinstance(item, Amount) else None


def mask(tokens: list[Token], state: RecordingState) -> Masked:
    """Mask the times and amounts of a sentence."""
    said: list[str] = []
    slots: list[Slot] = []
    for items, first, last in Scanner(tokens, state).placed():
        kind = _kind(items[0]) if items else None
        if kind is None:
            said.extend(token.text for token in tokens[first:last])
            continue
        if tokens[first].kind in _SHOWN and last - first > 1:
            said.append(tokens[first].text)
        said.append(_SAMPLES.get(kind, kind))
        slots.append(Slot(kind, first, last))
    return Masked(" ".join(said), tuple(slots))
