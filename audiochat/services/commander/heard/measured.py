"""What is answered from the levels alone: silence at the ends, loud parts, levels and pauses."""

from __future__ import annotations

from collections.abc import Callable

from audiochat.domain.hearing import Levels
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander.heard import silences, sound

Answer = Callable[[Levels, float], Understanding]
"""From the levels and the length of the recording in seconds."""


def asked(words: str) -> Answer | None:
    """How to answer a sentence (normalised, without politeness) from the levels; None for all others."""
    quiet = silences.asked(words)
    if quiet is not None:
        return lambda levels, duration: silences.plan(quiet, levels, duration)
    lower = silences.louder_parts(words)
    if lower is not None:
        return lambda levels, _: silences.turned_down(lower, levels)
    kind = sound.asked(words)
    if kind is not None:
        return lambda levels, duration: _fact(sound.tell(*kind, levels, duration))
    return None


def _fact(fact: sound.Fact) -> Understanding:
    return Understanding(status=PlanStatus.FACT, message=fact.message, spans=fact.spans)
