"""Whether every word of a sentence has its place in a plan, so that no part of a wish is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from audiochat.domain.operation import Operation, asked
from audiochat.domain.plan import Step
from audiochat.services.commander.describe import limits, unit_of
from audiochat.services.commander.generic import choices_of, numeric
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.tokens import Token

FREE = word_set(
    "FILL A AND THEN COMMA STOP ASK OF AT TO FOR BY FROM IN AS PRON THING ALL SET CONVERT TOO "
    "STANDARD FACTOR UNK"
)
"""Symbols that say nothing by themselves about which edit is meant."""

_LENDS = {
    "gain": word_set("TAKE VOICE"),
    "change_tempo": word_set("KEEPPITCH UP DOWN SPEED"),
    "change_speed": word_set("TAPE UP DOWN"),
    "change_pitch": word_set("UP DOWN RAISE LOWER VOICE"),
    "reduce_noise": word_set("CLEAN LOWER"),
    "remove_hum": word_set("CLEAN REMOVE"),
    "remove_silence": word_set("REMOVE SHORTEN"),
    "move": word_set("START"),
    "fade_in": word_set("START"),
    "fade_out": word_set("END"),
    "resample": word_set("CHANNELS"),
    "insert_silence": word_set("SIL"),
}
"""Symbols that do not name an operation but belong to it where it is named."""

_WORTH = {"DOUBLE": 2.0, "TWICE": 2.0, "THRICE": 3.0, "HALVE": 0.5}
_SIZES = word_set("MUCH BIT")
_MUST_BE_TOLD = ("factor", "semitones", "Hz")
TURNING = word_set(
    "every each other alternate same less fewer half again another additional instead rather almost "
    "hardly barely gradually slowly progressively only once both only either random randomly until "
    "undo unmute restore twice times first last second third between save export except back "
    "עוד רק שוב אותו אותה אותן כמעט פחות יותר במקום חוץ מלבד אלא שני שתי שלוש לסירוגין בהדרגה חזרה"
)
"""Words that change a wish and may not pass as talk beside it."""

_TALK = word_set("lol haha hahaha rofl pal buddy folks love honey")
_RECORDING = word_set("statement deposition lecture class talk השיעור הפרק ההרצאה התוכנית הראיון")
_REASON = word_set("because since cos cuz כי בגלל")
_SUBJECT = word_set(
    "it he she they we i this that nobody somebody someone everybody there זה הוא היא הם אני אנחנו"
)
_IS = word_set("is was are were it's that's sounds היה היתה")
_JOINTS = ("COMMA", "STOP", "AND", "THEN")


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence's tokens, which of them are times and amounts, and the steps to hold them against."""

    tokens: Sequence[Token]
    taken: frozenset[int]  # tokens of parts and amounts
    symbols: frozenset[str]  # symbols that name the operations of the steps
    naming: frozenset[str]  # unknown words that are nearly a name of one
    steps: Sequence[Step]
    operations: Sequence[Operation]

    def settled(self) -> bool:
        """Whether nothing the sentence says is missing from the steps or made up by them."""
        kinds = self._kinds()
        whole = all(map(told, self.steps, self.operations, [kinds] * len(self.steps)))
        words = all(at in self.taken or self.known(t) for at, t in enumerate(self.tokens))
        return whole and words and all(self._sound(*part) for part in self.stretches())

    def _kinds(self) -> set[str]:
        return {token.kind for token in self.tokens}

    def evident(self, at: int) -> bool:
        """Whether a token is a time or an amount, or names one of the operations."""
        token = self.tokens[at]
        return at in self.taken or token.kind in self.symbols or token.text in self.naming

    def known(self, token: Token) -> bool:
        """Whether a token outside times and amounts is accounted for."""
        kind, given = token.kind, [v for s in self.steps for v in s.params.values()]
        lent = frozenset[str]().union(*(_LENDS.get(o.id, frozenset()) for o in self.operations))
        if kind in _WORTH:
            return _WORTH[kind] in given or 1 / _WORTH[kind] in given
        if kind in _SIZES:
            return all(
                s.params or not _numbers(o)
                for s, o in zip(self.steps, self.operations, strict=True)
            )
        if kind == "ABOUT":
            noisy = token.text == "noisy" and any(o.id == "reduce_noise" for o in self.operations)
            return noisy or token.text in self.naming or "TOO" in self._kinds()
        if kind == "UNK" and token.text in TURNING:
            return token.text == "less" and any(o.id == "reduce_noise" for o in self.operations)
        if kind == "UNK" and token.hebrew and token.text.endswith("יים"):
            return False  # the ending of pairs: a number nobody has read
        return kind in FREE or kind in self.symbols or kind in lent

    def stretches(self) -> list[tuple[int, int, bool]]:
        """Runs of tokens between joints, and whether "and" joins them to a neighbour."""
        cuts = [i for i, t in enumerate(self.tokens) if t.kind in _JOINTS and i not in self.taken]
        ends = [-1, *cuts, len(self.tokens)]
        out = []
        for before, after in pairwise(ends):
            sides = [self.tokens[i].kind for i in (before, after) if 0 <= i < len(self.tokens)]
            out.append((before + 1, after, "AND" in sides or "THEN" in sides))
        return out

    def strange(self, at: int) -> bool:
        """Whether nobody knows a token, and it is no mere filling either."""
        token = self.tokens[at]
        if token.kind not in ("UNK", "ABOUT") or token.text in _TALK | _RECORDING | _REASON:
            return False
        return token.text != "noisy" and not self.evident(at)  # what it names is seen to already

    def _sound(self, first: int, last: int, joined: bool) -> bool:
        """Whether the strange words of a stretch can only be talk, not a second wish."""
        strange = [at for at in range(first, last) if self.strange(at)]
        proven = [at for at in range(first, last) if self.evident(at)]
        if not strange:
            return True
        if not proven:
            return not joined and self.aside(first, last, len(strange))
        return all(at < proven[-1] or self.introduced(proven[-1] + 1, at) for at in strange)

    def aside(self, first: int, last: int, strange: int) -> bool:
        """Whether a stretch without any evidence tells why, and does not ask for more."""
        said = [t for t in self.tokens[first:last] if t.kind != "A"]
        if strange == len(said) == 1 or said[0].text in _REASON | _SUBJECT:
            return True
        texts = {word for t in said for word in t.text.split()}
        return bool(texts & _IS) or any(t.kind == "TOO" for t in said)

    def introduced(self, first: int, at: int) -> bool:
        """Whether a strange word after all evidence is led in as a reason, or is a noun's noun."""
        token = self.tokens[at]
        if token.hebrew and token.text.startswith("ה") and at == first:
            return not any(o.needs_span for o in self.operations)
        before = self.tokens[first:at]
        if any(o.needs_span for o in self.operations):
            return any(t.text in _REASON for t in before)  # "the first minute of" what?
        return any(t.text in _REASON or t.kind in ("OF", "FOR") for t in before)


def _numbers(operation: Operation) -> list[str]:
    return [name for name, info in asked(operation.params).items() if numeric(info)]


def told(step: Step, operation: Operation, kinds: set[str]) -> bool:
    """Whether no argument that decides what happens is left to what is usual."""
    for name, info in asked(operation.params).items():
        if choices_of(info) and "STEREO" in kinds and step.params.get(name) != "stereo":
            return False
        if not numeric(info) or name in step.params:
            continue
        unit, usual = unit_of(info), info.default
        signed = unit == "dB" and (limits(info)[0] or 0) < 0 and usual > 0
        if signed or (unit in _MUST_BE_TOLD and usual):
            return False
        if unit == "LUFS" and kinds & {"BROADCAST", "STREAMING"}:
            return False
        if operation.id == "move" and name == "to" and "START" not in kinds:
            return False
    slower, faster = bool(kinds & {"SLOWER"}), bool(kinds & {"FASTER"})
    factor = step.params.get("factor")
    if factor is not None and ((slower and factor >= 1) or (faster and factor <= 1)):
        return False
    return operation.id != "change_speed" or bool(kinds & {"SPEED", "TAPE", "OP:change_speed"})
