"""Holds the steps of a known wish to the words of the sentence that is like it.

A likeness says what a sentence is about, not what it asks: "remove everything above 10 kHz" lies beside
"cut everything below 80 Hz". So every word must have its place here as in a model's plan
(``accounting.py``), words that turn an edit into its opposite must stand in both sentences or in
neither, and what takes sound away must be named by a word of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from audiochat.domain.operation import Effect, Operation, Registry
from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander.accounting import FREE, TURNING, Account, told
from audiochat.services.commander.evidence import TWISTS, Evidence, gather, stem, symbols_of
from audiochat.services.commander.likeness.known import Known
from audiochat.services.commander.likeness.masking import PART, Masked
from audiochat.services.commander.likeness.opposites import (
    amounts_agree,
    choices_agree,
    sides_agree,
    signs_agree,
)
from audiochat.services.commander.likeness.strangers import (
    is_about_sound_heard,
    names_apart,
    stretches_hold,
)
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

UNNAMED, MARGIN = 0.92, 0.005
"""Cosine and lead of a known wish whose edit the sentence calls by a word nobody knows."""

_TURNS = (TWISTS | {"THEN"}) - {"DROPHE"}
_STRANGE = ("UNK", "ABOUT")
_MADE_UP = word_set("ABOUT TOO HERE")
_VERBS = word_set("SET RAISE LOWER TAKE")
"""What is done to a thing, whichever edit it is."""
_TIMES = (PART, "open", "point")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence beside which known ones are held."""

    tokens: list[Token]
    masked: Masked
    state: RecordingState
    evidence: Evidence
    kinds: frozenset[str]  # of the tokens outside times and amounts
    registry: Registry

    @classmethod
    def of(
        cls, tokens: list[Token], masked: Masked, state: RecordingState, registry: Registry
    ) -> Reading:
        """A sentence with what its words prove."""
        kinds = frozenset(token.kind for token in masked.outside(tokens))
        return cls(tokens, masked, state, gather(tokens, state, registry), kinds, registry)

    def may_be(self, talk: Known) -> bool:
        """Whether the sentence says all that makes ``talk`` none of our wishes."""
        kinds = {token.kind for token in talk.masked.outside(talk.tokens)}
        return kinds - FREE - {"ABOUT", "HERE"} <= self.kinds


@dataclass(frozen=True, slots=True)
class _Case:
    """A sentence, the known wish it is like, and the step that is to be proven."""

    own: Reading
    known: Known
    step: Step
    operation: Operation
    kinds: frozenset[str]  # of the known sentence
    texts: frozenset[str]
    symbols: frozenset[str]

    @property
    def account(self) -> Account:
        """The sentence's tokens held against the step."""
        own, operation = self.own, self.operation
        naming = frozenset(
            t.text for t in own.tokens if t.kind in _STRANGE and stem([t.text], operation)
        )
        taken = frozenset(own.evidence.taken)
        return Account(own.tokens, taken, self.symbols, naming, [self.step], [operation])

    @property
    def telling(self) -> frozenset[str]:
        """The symbols of the known sentence that say which edit it is."""
        return self.kinds - FREE

    @property
    def named(self) -> bool:
        """Whether the sentence names the edit by a known word, as an operation's or as this one does."""
        whole = bool(self.telling) and self.telling <= self.own.kinds
        return self.operation in self.own.evidence.named or whole


def holds(own: Reading, known: Known, step: Step, cosine: float, lead: float) -> bool:
    """Whether the words of a sentence prove the step that a known wish makes of it.

    ``lead``: how much nearer the known wish is than the nearest one for something else.
    """
    operation = own.registry[step.op]
    others = known.masked.outside(known.tokens)
    kinds, texts = frozenset(t.kind for t in others), frozenset(t.text for t in others)
    case = _Case(own, known, step, operation, kinds, texts, symbols_of(operation))
    if not case.named:
        strange = [t for t in own.tokens if t.kind in _STRANGE and t.text not in texts]
        if case.operation.harmful or not strange or any(t.hebrew for t in own.tokens):
            return False
        if cosine < UNNAMED or lead < MARGIN:
            return False
    return all(check(case) for check in _CHECKS)


def _not_turned(case: _Case) -> bool:
    words = {t.text for t in case.own.masked.outside(case.own.tokens)}
    return not (case.own.kinds & _TURNS) - case.kinds and not (words & TURNING) - case.texts


def _no_other_edit(case: _Case) -> bool:
    return not case.own.evidence.strong - case.symbols - case.kinds


def _parts_kept(case: _Case) -> bool:
    """Whether the step acts on the parts the sentence says, and on no other."""
    if case.operation.point or case.operation.effect is Effect.FADE or case.step.op == "move":
        return True
    own, step = case.own, case.step
    chosen = own.state.selection or (0.0, 0.0)
    said = {
        chosen if part.kind == "selection" else (part.start, part.end)
        for part in own.evidence.parts
        if part.kind != "all"
    }
    used = set()
    if step.start is not None and step.end is not None:
        whole = step.start == 0 and step.end == own.state.duration
        used = set() if whole else {(step.start, step.end)}
    return {_near(part) for part in said} == {_near(part) for part in used}


def _near(part: tuple[float, float]) -> tuple[float, float]:
    return round(part[0], 2), round(part[1], 2)


def _opposites(case: _Case) -> bool:
    own = case.own
    return (
        choices_agree(own.tokens, case.known.tokens)
        and signs_agree(own.evidence, case.step, case.telling, own.kinds)
        and sides_agree(own.kinds, case.kinds, case.step, own.evidence, own.state)
        and amounts_agree(own.evidence, case.known.tokens, case.telling <= own.kinds)
    )


def _words_placed(case: _Case) -> bool:
    """Whether every word is accounted for, and nothing the known sentence says is made up."""
    own, account = case.own, case.account
    kinds = {token.kind for token in own.tokens}
    if not told(case.step, case.operation, kinds) and not case.telling - case.symbols <= own.kinds:
        return False
    if case.telling - own.kinds - case.symbols - _MADE_UP:
        return False
    return all(
        at in account.taken
        or account.known(token)
        or (token.kind != "UNK" and token.kind in case.kinds)
        or token.text in case.texts
        for at, token in enumerate(own.tokens)
    )


def _strangers(case: _Case) -> bool:
    own = case.own
    strange = [
        t for t in own.masked.outside(own.tokens) if t.kind in _STRANGE and t.text not in case.texts
    ]
    if strange and not is_about_sound_heard(own.tokens, own.evidence, own.kinds):
        return False
    if not names_apart(strange):
        return False
    clocked = any(
        t.kind == "CLOCK"
        for s in own.masked.slots
        if s.kind != "point"
        for t in own.tokens[s.first : s.last]
    )
    if len(strange) > 3 and not clocked:
        return False
    return _no_object(case) and stretches_hold(case.account, case.texts)


def _no_object(case: _Case) -> bool:
    """Whether, without a part, no strange word stands where the thing to be changed is said.

    "Raise the guest by 3 dB" and "make Helen 3 dB louder" are not about the whole recording.
    """
    own = case.own
    if any(part.kind != "all" for part in own.evidence.parts):
        return True
    names = case.symbols | case.telling | _VERBS
    said = [(i, t) for i, t in enumerate(own.tokens) if t.kind not in ("FILL", "A", "OF", "THING")]
    return not any(
        at not in own.evidence.taken
        and token.kind in _STRANGE
        and token.text not in case.texts
        and before.kind in names
        for (_, before), (at, token) in pairwise(said)
    )


def _joined(case: _Case) -> bool:
    """Whether verb and part of a harmful step stand together, with no strange word between."""
    if not case.operation.harmful:
        return True
    own, names = case.own, case.symbols | case.telling
    parts = [(s.first, s.last) for s in own.masked.slots if s.kind in _TIMES]
    if not parts:
        return not any(t.kind in _STRANGE and t.text not in case.texts for t in own.tokens)
    inside = {at for s in own.masked.slots for at in range(s.first, s.last)}
    verbs = [i for i, t in enumerate(own.tokens) if t.kind in names and i not in inside]
    return any(
        not any(t.kind in _STRANGE for t in own.tokens[min(verb, first) : max(verb + 1, last)])
        for first, last in parts
        for verb in verbs
    )


_CHECKS: tuple[Callable[[_Case], bool], ...] = (
    _not_turned,
    _no_other_edit,
    _parts_kept,
    _opposites,
    _words_placed,
    _strangers,
    _joined,
)
