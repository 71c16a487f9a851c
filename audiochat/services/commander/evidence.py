"""What a sentence itself proves: parts, amounts and operations it names, to hold a model's plan to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from rapidfuzz import fuzz

from audiochat.domain.operation import Operation, Registry, asked
from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander.accounting import Account
from audiochat.services.commander.clauses import STRONG
from audiochat.services.commander.describe import limits, unit_of
from audiochat.services.commander.generic import ACCEPTS, numeric
from audiochat.services.commander.items import Amount, Scanner
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.times import Where
from audiochat.services.commander.tokens import Token
from audiochat.services.commander.vocabulary import SYMBOL_OF, said_for, words_of

STEM = 85.0
"""How alike (of 100) a word must be to one an operation says to count as naming it."""

TWISTS = word_set("NOT IF BUT EXCEPT ALLBUT FEW DROPHE")
"""Words that turn a sentence in ways only the rules may follow."""

_MORE = {
    "gain": word_set("RAISE LOWER LOUDER QUIETER VOLUME UP DOWN CRANK"),
    "change_tempo": word_set("FASTER SLOWER TEMPO"),
    "change_speed": word_set("SPEED FASTER SLOWER TAPE"),
    "change_pitch": word_set("PITCH HIGHER DEEPER"),
    "normalize_loudness": word_set("NORM LOUDNESS PODCAST BROADCAST STREAMING"),
    "normalize_peak": word_set("NORM PEAK"),
    "insert_silence": word_set("INSERT LEAVE"),
    "remove_silence": word_set("SIL"),
    "reduce_noise": word_set("NOISE"),
    "remove_hum": word_set("HUM"),
    "convert_channels": word_set("MONO STEREO CHANNELS"),
    "resample": word_set("RATE CDRATE"),
}
_SIGNED = ("dB", "semitones")
_NEAR = 0.011


@dataclass(slots=True)
class Evidence:
    """The parts and amounts read from a sentence and the operations its words name."""

    state: RecordingState
    parts: list[Where] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    named: list[Operation] = field(default_factory=list)
    strong: set[str] = field(default_factory=set)
    twisted: bool = False
    direction: int = 0
    tokens: list[Token] = field(default_factory=list)
    reach: list[tuple[int, int]] = field(default_factory=list)  # tokens of each part
    taken: set[int] = field(default_factory=set)  # tokens of parts and amounts

    @property
    def spans(self) -> list[tuple[float, float]]:
        """The parts as start and end in seconds."""
        return [(part.start, part.end) for part in self.parts]

    def values_for(self, unit: str) -> list[float]:
        """The amounts that fit an argument of ``unit``."""
        fits = (unit, "", *ACCEPTS.get(unit, ()))
        return [v for v, a in zip(self.values, self.amounts, strict=True) if a.unit in fits]

    @property
    def size(self) -> int:
        """How many steps the sentence seems to ask for."""
        return max(1, len(self.parts), len(self.strong))

    @property
    def values(self) -> list[float]:
        """The amounts as they may appear in a step, turned down where the sentence goes down."""
        return [
            -abs(a.value) if self.direction < 0 and not a.signed and a.unit in _SIGNED else a.value
            for a in self.amounts
        ]

    def supports(self, steps: list[Step], registry: Registry) -> bool:
        """Whether every part and amount of the steps is in the sentence, and the other way round."""
        if self.twisted or not steps:
            return False
        if not all(self._supported(step, registry[step.op]) for step in steps):
            return False
        used = {(round(s.start or 0, 2), round(s.end or 0, 2)) for s in steps if s.end is not None}
        told = {(round(w.start, 2), round(w.end, 2)) for w in self.parts}
        if used != told:
            return False
        given = [v for s in steps for v in s.params.values() if isinstance(v, int | float)]
        if any(not any(_alike(value, v) for v in given) for value in self.values):
            return False
        if len({(s.op, s.start, s.end) for s in steps}) < len(steps):
            return False
        symbols = {kind for step in steps for kind in symbols_of(registry[step.op])}
        return self.strong <= symbols and self._accounted(steps, registry)

    def _accounted(self, steps: list[Step], registry: Registry) -> bool:
        """Whether every word of the sentence has its place in the steps or is mere talk."""
        operations = [registry[step.op] for step in steps]
        symbols = frozenset[str]().union(*map(symbols_of, operations))
        naming = frozenset(
            t.text
            for t in self.tokens
            if t.kind in ("UNK", "ABOUT") and any(stem([t.text], o) for o in operations)
        )
        tokens, taken = self.tokens, frozenset(self.taken)
        return Account(tokens, taken, symbols, naming, steps, operations).settled()

    def _joined(self, step: Step, operation: Operation) -> bool:
        """Whether verb and part of a harmful step stand together, with no strange word between.

        "Delete every other word from 1:00 to 2:00" names both, and means something else.
        """
        verbs = [i for i, t in enumerate(self.tokens) if t.kind in symbols_of(operation)]
        for part, (first, last) in zip(self.parts, self.reach, strict=True):
            if step.start is None or not (_alike(part.start, step.start) and part.end == step.end):
                continue
            for verb in verbs:
                between = self.tokens[min(verb, first) : max(verb + 1, last)]
                if not any(t.kind in ("UNK", "ABOUT") for t in between):
                    return True
        return False

    def _signed(self, value: float) -> bool:
        """Whether a change up or down is what the sentence says."""
        told = any(a.signed and _alike(a.value, value) for a in self.amounts)
        return told or (self.direction != 0 and (value > 0) == (self.direction > 0))

    def _supported(self, step: Step, operation: Operation) -> bool:
        if operation not in self.named:
            return False
        if (step.start is None) != (step.end is None):
            return False
        if operation.harmful and not self._joined(step, operation):
            return False
        units = [unit_of(i) for i in asked(operation.params).values() if numeric(i)]
        for name, value in step.params.items():
            info = operation.params.model_fields[name]
            if numeric(info) and units.count(unit_of(info)) > 1:
                return False  # which of the two the number is for, only the rules can tell
            if numeric(info) and not any(_alike(v, value) for v in self.values_for(unit_of(info))):
                return False
            if (limits(info)[0] or 0) < 0 and unit_of(info) in _SIGNED and not self._signed(value):
                return False
        return True


def _direction(kinds: set[str]) -> int:
    up = bool(kinds & word_set("RAISE LOUDER UP HIGHER CRANK"))
    return int(up) - int(bool(kinds & word_set("LOWER QUIETER DOWN DEEPER")))


def _alike(told: float, given: float) -> bool:
    return abs(told - given) <= max(_NEAR, 1e-3 * abs(told))


def symbols_of(operation: Operation) -> frozenset[str]:
    """The symbols of the lexicons that name an operation."""
    own = {SYMBOL_OF.get(operation.id, f"OP:{operation.id}"), f"OP:{operation.id}"}
    return frozenset(own | _MORE.get(operation.id, frozenset()))


def gather(tokens: list[Token], state: RecordingState, registry: Registry) -> Evidence:
    """Read a sentence's evidence from its tokens."""
    found = Evidence(state, tokens=tokens)
    for items, first, last in Scanner(tokens, state).placed():
        for item in items:
            if isinstance(item, Where) and item.kind not in ("pronoun", "thing", "edge"):
                found.parts.append(_chosen(item, state))
                found.reach.append((first, last))
                found.taken.update(range(first, last))
            elif isinstance(item, Amount):
                found.amounts.append(item)
                found.taken.update(range(first, last))
    kinds = {token.kind for token in tokens}
    found.direction = _direction(kinds)
    found.twisted = bool(kinds & TWISTS)
    found.strong = kinds & STRONG
    strange = [
        token.text for token in tokens if token.kind in ("UNK", "ABOUT") and len(token.text) > 3
    ]
    for operation in registry:
        if kinds & symbols_of(operation) or stem(strange, operation):
            found.named.append(operation)
    return found


def _chosen(part: Where, state: RecordingState) -> Where:
    """A part as it stands in a step: "the selection" with the selection's own times."""
    if part.kind != "selection" or state.selection is None:
        return part
    return replace(part, start=state.selection[0], end=state.selection[1])


@cache
def _words(phrases: tuple[str, ...]) -> frozenset[str]:
    """The longer words of what an operation says."""
    return frozenset(w for phrase in phrases for w in words_of(phrase) if len(w) > 3)


def stem(strange: list[str], operation: Operation) -> bool:
    """Whether a word nobody knows is nearly one the operation says (never for harmful ones)."""
    if operation.harmful:
        return False
    said = _words(tuple(said_for(operation)))
    return any(fuzz.ratio(word, known) >= STEM for word in strange for known in said)
