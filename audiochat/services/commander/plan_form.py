"""The form a model must fill in: a pydantic ``Plan`` made from the operations, and its JSON schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, create_model

from audiochat.domain.operation import Operation, asked
from audiochat.domain.plan import Step
from audiochat.services.commander.describe import unit_of
from audiochat.services.commander.generic import numeric

WHOLE = "all"
"""The part of a step that acts on the selection or the whole recording."""


class Form(BaseModel):
    """Base of the parts of the form: nothing else may be filled in."""

    model_config = ConfigDict(extra="forbid")


def _numbers(values: Sequence[float]) -> list[float]:
    return sorted({int(value) if value == int(value) else value for value in values})


def part_name(start: float, end: float) -> str:
    """How the form calls a part of the recording: ``615 to 760``."""
    return f"{start:g} to {end:g}"


Amounts = Callable[[str], Sequence[float]]
"""The numbers of the sentence that fit a unit."""


def step_form(
    operation: Operation, parts: Sequence[tuple[float, float]], amounts: Amounts
) -> type[BaseModel]:
    """One step: the operation's id, the part it acts on, and its arguments.

    ``parts`` and ``amounts`` are those of the sentence; no other can be filled in. Limits are not
    in a grammar, so they are checked afterwards.
    """
    names = [part_name(*part) for part in parts] or [WHOLE]
    fields: dict[str, Any] = {"op": (Literal[operation.id], ...), "part": (Literal[(*names,)], ...)}
    declared = asked(operation.params)
    counts = [name for name, info in declared.items() if numeric(info)]
    for name in counts:
        plain = _numbers(amounts(unit_of(declared[name])))
        if plain:
            options = Literal[(*plain,)] if len(counts) == 1 else Literal[(*plain, None)]
            fields[name] = (options, ...)
    return create_model(f"Step_{operation.id}", __base__=Form, **fields)


def plan_form(
    operations: Iterable[Operation],
    parts: Sequence[tuple[float, float]],
    amounts: Amounts,
) -> type[BaseModel]:
    """A plan whose steps are any of the operations, with parts and numbers of the sentence alone."""
    steps: Any = reduce(or_, [step_form(operation, parts, amounts) for operation in operations])
    return create_model("Plan", __base__=Form, steps=(list[steps], ...))


def steps_of(
    filled: BaseModel, operations: Iterable[Operation], parts: Sequence[tuple[float, float]]
) -> list[Step]:
    """The steps of a filled-in form."""
    known = {operation.id: operation for operation in operations}
    spans = {part_name(*part): part for part in parts}
    out: list[Step] = []
    for step in filled.model_dump()["steps"]:
        names = known[step["op"]].params.model_fields
        params = {name: step[name] for name in names if step.get(name) is not None}
        start, end = spans.get(step["part"], (None, None))
        out.append(Step(op=step["op"], start=start, end=end, params=params))
    return out
