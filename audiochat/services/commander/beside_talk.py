"""Wishes with talk around them: read without the clauses that tell and the words nobody knows."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.plan import RecordingState, Understanding
from audiochat.services.commander.grammar import Grammar
from audiochat.services.commander.likeness.wishing import asks
from audiochat.services.commander.normalise import word_set
from audiochat.services.commander.statements import without_statements

_PLACED = word_set("CLOCK NUM UT SEL HALF FRACTION ORD COUPLE HERE FIRST LAST SIL NOISE HUM RUMBLE")
"""Symbols of a wish that says itself what it is about."""

_SIGNED = re.compile(r"[+-]\d")
"""A change of level that begins a wish without a verb: "+8 dB from 0:10 to 0:20"."""

_THERE = re.compile(r"\bthere\b|(?:^|\s)שם\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d")

Rules = Callable[[str], Understanding | None]


def wish_alone(
    words: str, state: RecordingState, grammar: Grammar, rules: Rules
) -> Understanding | None:
    """The plan of a sentence without the clauses that only tell, None where that is no wish by itself.

    What takes sound away must say where: in "the intro is dull, cut it" the part is in what is told.
    """
    if any(mark in words for mark in '"“”«»'):
        return None  # a text to be written may hold anything
    wish = without_statements(words, grammar.exact_tokens)
    if wish is None or not (asks(wish) or _SIGNED.match(wish)):
        return None
    if _THERE.search(wish) and not _CLOCK.search(wish):
        return None  # "too loud in one place. Make it quieter there."
    answer = rules(wish)
    if answer is None or not answer.steps:
        return None
    harmful = any(grammar.registry[step.op].harmful for step in answer.steps)
    placed = any(token.kind in _PLACED for token in grammar.tokens(wish))
    return answer if placed or not harmful else None
