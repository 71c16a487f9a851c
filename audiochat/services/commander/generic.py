"""An edit the rules have no words for, reached by its title or what it says, its arguments by unit."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from audiochat.domain.operation import Operation, Registry, asked
from audiochat.services.commander.clauses import Clause
from audiochat.services.commander.describe import unit_of
from audiochat.services.commander.rules import Draft

ACCEPTS = {"factor": ("factor", "percent", "share"), "percent": ("percent", "share", "factor")}
"""Units of a sentence that an argument of another unit can take."""
_LEAST = {("factor", "percent"): 0.01, ("percent", "share"): 100.0, ("percent", "factor"): 100.0}


def choices_of(info: FieldInfo) -> tuple[str, ...]:
    """The words a field can be, for a field that is one of several words."""
    if get_origin(info.annotation) is Literal:
        return tuple(str(choice) for choice in get_args(info.annotation))
    return ()


def numeric(info: FieldInfo) -> bool:
    """Whether a field is a number."""
    kinds = (info.annotation, *get_args(info.annotation))
    return float in kinds or int in kinds


def named(clause: Clause, registry: Registry, known: frozenset[str]) -> Operation | None:
    """The operation outside ``known`` that the clause names."""
    for word in clause.words:
        if word.kind.startswith("OP:") and word.kind[3:] not in known and word.kind[3:] in registry:
            return registry[word.kind[3:]]
    return None


def draft(clause: Clause, operation: Operation) -> list[Draft]:
    """The operation with every amount of the clause given to the field of its unit."""
    clause.has(f"OP:{operation.id}", "FILL", "CURVE")
    params: dict[str, Any] = {}
    fields = asked(operation.params)
    numbers = [name for name, info in fields.items() if numeric(info)]
    for name, info in fields.items():
        options = choices_of(info)
        if options:
            word = next(
                (
                    w.text
                    for w in clause.words
                    if w.kind == "CHOICE" and w.text.replace(" ", "_") in options
                ),
                None,
            )
            if word is not None:
                clause.has("CHOICE")
                params[name] = word.replace(" ", "_")
    for name in numbers:
        unit = unit_of(fields[name])
        amount = clause.take(ACCEPTS.get(unit, (unit,)))
        if amount is None and len(numbers) == 1:
            amount = clause.take(("",))
        if amount is not None:
            params[name] = amount.value * _LEAST.get((unit, amount.unit), 1.0)
    return [Draft(operation.id, params)]
