"""Several wishes in one sentence, of which the rules understand some."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.domain.operation import Effect, Registry
from audiochat.domain.plan import RecordingState, Step
from audiochat.services.commander.items import Scanner
from audiochat.services.commander.likeness.masking import mask
from audiochat.services.commander.places import WHOLE_MINDED
from audiochat.services.commander.times import Where
from audiochat.services.commander.tokens import Token

_JOINTS = ("THEN", "AND", "COMMA", "STOP")
_PLACES = ("span", "open", "point", "selection", "tail", "edge", "all")
_MOST = 4

Steps = tuple[Step, ...] | None


def in_pieces(
    tokens: list[Token],
    state: RecordingState,
    by_rules: Callable[[list[Token]], Steps],
    by_likeness: Callable[[list[Token]], Steps],
    registry: Registry,
    depth: int = 1,
) -> Steps:
    """The steps of a sentence cut in two at a joint, each piece read by the rules or by likeness.

    None where a piece says no part though another does: "it" may mean that part or the whole.
    """
    inside = {at for s in mask(tokens, state).slots for at in range(s.first, s.last)}
    for cut, token in enumerate(tokens):
        if token.kind not in _JOINTS or cut in inside:
            continue
        first, last = tokens[:cut], _from_word(tokens[cut + 1 :])
        if not first or not last:
            continue
        ruled = by_rules(first)
        begin = ruled or by_likeness(first)
        if not begin:
            continue
        # two halves that only the rules read were not one sentence to them, so they are none here
        end = (None if ruled else by_rules(last)) or by_likeness(last)
        if not end and depth < _MOST:
            end = in_pieces(last, state, by_rules, by_likeness, registry, depth + 1)
        if end and _placed([(first, begin), (last, end)], state, registry):
            said = {(step.op, str(step.params)) for step in begin if step.op in WHOLE_MINDED}
            return begin + tuple(s for s in end if (s.op, str(s.params)) not in said)
    return None


def _from_word(tokens: list[Token]) -> list[Token]:
    first = next((at for at, token in enumerate(tokens) if token.kind not in _JOINTS), len(tokens))
    return tokens[first:]


def _placed(
    pieces: list[tuple[list[Token], tuple[Step, ...]]], state: RecordingState, registry: Registry
) -> bool:
    """Whether all pieces say their part, or none does, fades and edits of the whole aside."""
    said = [
        any(isinstance(item, Where) and item.kind in _PLACES for item in items)
        for tokens, _ in pieces
        for items in [[i for found, _, _ in Scanner(tokens, state).placed() for i in found]]
    ]
    if not any(said):
        return True
    return all(
        there or all(_whole(registry, step) for step in steps)
        for there, (_, steps) in zip(said, pieces, strict=True)
    )


def _whole(registry: Registry, step: Step) -> bool:
    operation = registry[step.op]
    return operation.whole_only or operation.effect is Effect.FADE
