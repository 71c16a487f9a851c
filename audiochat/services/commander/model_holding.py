"""What a model's plan must show besides its words: that something was asked for, how much, and where."""

from __future__ import annotations

from collections.abc import Sequence

from audiochat.domain.operation import Effect, Registry
from audiochat.domain.plan import Step
from audiochat.services.commander.evidence import Evidence
from audiochat.services.commander.normalise import word_set

_PLACES = word_set("START END MIDDLE HERE SEL")


def told_enough(steps: Sequence[Step], evidence: Evidence, registry: Registry) -> bool:
    """Whether nothing is put in unless its length and its place are said, nor chapters taken away unnamed.

    "My flight leaves at 3:00" names no length, "insert a row at 5" no place, "clear it" no chapters.
    """
    kinds = {token.kind for token in evidence.tokens}
    for step in steps:
        operation = registry[step.op]
        if operation.effect is Effect.INSERTS and operation.point:
            placed = step.start is not None or bool(kinds & _PLACES)
            if not placed or not evidence.amounts:
                return False
        if operation.effect is Effect.MARKS and f"OP:{operation.id}" not in kinds:
            return False
    return True
