"""Words nobody knows that may be passed over, because they can only tell how, why or of what.

Every stranger has words of their own: "erase 1:12 to 1:19 wrong dosage", "finish with a fade out,
darling". Where a sentence asks for something and the rules understand all of it but one to three
words, it is read without them, unless one of them could be a deed, a part, an amount, a name to
write down, a sound among others, or turn the wish round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Effect, Operation, Registry
from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander.accounting import TURNING
from audiochat.services.commander.evidence import TWISTS, gather
from audiochat.services.commander.grammar import Grammar, NotUnderstood
from audiochat.services.commander.labels import nameable
from audiochat.services.commander.likeness.wishing import asks
from audiochat.services.commander.normalise import normalise, word_set
from audiochat.services.commander.places import WHOLE_MINDED
from audiochat.services.commander.rules import Unclear
from audiochat.services.commander.settling import settled
from audiochat.services.commander.tokens import Token

MOST = 3
"""Words that are passed over in one sentence."""

_DEEDS = word_set(
    "REMOVE DROPHE MUTE KEEP RAISE LOWER LOUDER QUIETER COPY MOVE REVERSE FADE FADEIN FADEOUT FADEBOTH "
    "NORM INSERT HPF LPF MONO STEREO FASTER SLOWER CLEAN TRIM SHORTEN CONVERT DOUBLE HALVE CRANK TAKE "
    "PITCH TEMPO SPEED HUM NOISE SIL CHANNELS RATE KEEPPITCH KEEPTEMPO RESTAWAY"
)
_NOUNS = word_set("HUM NOISE SIL PITCH TEMPO SPEED CHANNELS RATE")
_TIMES = word_set("CLOCK UT SEL HALF FRACTION FIRST LAST UA")
_TRADE = word_set(
    "NOISE HUM SIL FADEIN FADEOUT FADEBOTH MONO STEREO CHANNELS SEL PITCH TEMPO LOUDNESS HPF LPF RATE "
    "CDRATE VOLUME KEEPPITCH START END UA CLOCK UT"
)
"""Symbols of which a sentence about a recording has one; "raise my salary" has none."""

_TURNS = TURNING | word_set(
    "rest others remaining remainder somewhere sometimes most parts loudest quietest best longest "
    "shortest whichever how why what who which find where when explain learn profile random"
)
_ACTS = re.compile(
    r"(?:[,;.!:+]|\band|\bthen|\bplus|\balso|^)\s+(?:please )?([^\W\d]+) "
    r"(?:up |out |down )?(?:the|my|our|his|her|their|them|it|an?|this|that|all|every|those|these)\b"
)
_ENDS = ("FIRST", "LAST")
_NOISES = ("NOISE", "HUM")
_SOLE = ("just", "only", "solely")
_PLURALS = ("s", "ים", "ות")
"""Endings of what is many: "all the objections" is not all of it."""

_JOINTS = ("AND", "THEN", "COMMA", "STOP", "BUT")
_WRITTEN = ("title", "text", "tags")


def strange_words(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of words nobody knows."""
    return [token for token in tokens if token.kind == "UNK"]


def passed_over(
    sentence: str, tokens: list[Token], state: RecordingState, grammar: Grammar
) -> list[Step] | None:
    """The steps of a sentence without the words nobody knows, or None where they may matter."""
    strange = strange_words(tokens)
    if not 0 < len(strange) <= MOST or not asks(sentence) or not _harmless(tokens, strange):
        return None
    plain = settled([token for token in tokens if token.kind != "UNK"])
    registry = grammar.registry
    if _places(tokens, state, registry) != _places(plain, state, registry):
        return None
    try:
        steps = grammar.steps(plain, state)
    except (NotUnderstood, Unclear, PlanRefused):
        return None
    return steps if _holds(steps, state, registry) else None


def may_be_deed(sentence: str, tokens: Sequence[Token]) -> bool:
    """Whether an unknown word stands as a verb before what it is done to: ", sharpen the edges"."""
    strange = {token.text for token in strange_words(tokens)}
    return any(found[1] in strange for found in _ACTS.finditer(normalise(sentence)))


def _harmless(tokens: Sequence[Token], strange: Sequence[Token]) -> bool:
    kinds = {token.kind for token in tokens}
    if kinds & (TWISTS - {"DROPHE"}) or not kinds & _TRADE:
        return False
    if any(token.hebrew for token in strange) and not kinds & (_DEEDS - _NOUNS):
        return False
    if any(_TURNS.intersection(token.text.split()) for token in strange):
        return False
    named = nameable([token.text for token in strange])
    return named and all(_led(joint, piece) for joint, piece in _pieces(tokens))


def _is_part(said: Sequence[Token]) -> bool:
    """Whether an unknown word is what there is a first or last one of: "for the first verse"."""
    return any(end.kind in _ENDS and what.kind == "UNK" for end, what in pairwise(said))


def _pieces(tokens: Sequence[Token]) -> list[tuple[str, list[Token]]]:
    """The stretches between joints, each with the symbol of the joint before it."""
    out: list[tuple[str, list[Token]]] = [("", [])]
    for token in tokens:
        if token.kind in _JOINTS:
            out.append((token.kind, []))
        else:
            out[-1][1].append(token)
    return out


def _led(joint: str, piece: Sequence[Token]) -> bool:
    """Whether no unknown word of a piece can be its deed, what the deed is done to, or a unit."""
    strange = strange_words(piece)
    if not strange:
        return True
    kinds = {token.kind for token in piece}
    deed = bool(kinds & _DEEDS) or any(kind.startswith("OP:") for kind in kinds)
    said = [t for t in piece if t.kind != "A" and (t.kind != "FILL" or t.text in _SOLE)]
    if any({"UNK", "NUM"} == {a.kind, b.kind} for a, b in pairwise(piece)):
        return False
    if not deed:
        alone = len(said) <= (2 if not joint else 1)
        return alone and not kinds & _TIMES and joint not in ("AND", "THEN")
    named = [token.kind for token in said if token.kind != "PRON"]
    if any({"UNK", kind} == {a, b} for a, b in pairwise(named) for kind in _NOISES):
        return False  # "the noise that Anna makes" may be no steady one
    if not kinds & {"CLOCK", "SEL", "UT"} and _is_part(said):
        return False
    exact = bool(kinds & {"CLOCK", "SEL"})
    placed = bool(kinds & _TIMES - {"UA"})
    return not any(
        token.kind == "UNK"
        and (
            before.text in _SOLE
            or (before.kind == "ALL" and token.text.endswith(_PLURALS))
            or (before.kind == "OF" and not exact)
            or (not placed and (before.kind in _DEEDS or before.kind.startswith("OP:")))
        )
        for before, token in pairwise(said)
    )


def _places(
    tokens: list[Token], state: RecordingState, registry: Registry
) -> tuple[list[tuple[float, float, str]], list[tuple[float, str]]]:
    found = gather(tokens, state, registry)
    parts = [(round(part.start, 2), round(part.end, 2), part.kind) for part in found.parts]
    return parts, [(amount.value, amount.unit) for amount in found.amounts]


def _holds(steps: Sequence[Step], state: RecordingState, registry: Registry) -> bool:
    """Whether nothing is written down, done twice, or done to all beside something done to a part."""
    if any(step.params.get(name) for step in steps for name in _WRITTEN):
        return False
    if len({(step.op, step.start, step.end) for step in steps}) < len(steps):
        return False
    placed = [_placed(step, registry[step.op], state) for step in steps]
    return True not in placed or False not in placed


def _placed(step: Step, operation: Operation, state: RecordingState) -> bool | None:
    """Whether a step has a part of its own; None for one that is always about all or an end."""
    if operation.id in WHOLE_MINDED or operation.effect is Effect.FADE:
        return None
    return step.start is not None and (step.start, step.end) != (0.0, state.duration)
