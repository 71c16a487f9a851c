"""What cannot be done even if a sentence is half understood: times past the end, amounts out of range."""

from __future__ import annotations

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Operation, Registry, asked
from audiochat.services.commander.checks import SLACK
from audiochat.services.commander.describe import clock, limits, unit_of
from audiochat.services.commander.evidence import Evidence
from audiochat.services.commander.generic import numeric

_UNITS = ("dB", "semitones", "Hz", "LUFS", "factor", "percent")


def impossible(evidence: Evidence, registry: Registry, wished: bool = False) -> str | None:
    """Why nothing like the sentence can be done, or None when something like it may be.

    ``wished``: it asks for something, though by a word nobody knows.
    """
    if not (evidence.named or wished) or evidence.twisted:
        return None
    whole = evidence.state.duration
    ends = [value for part in evidence.parts if part.kind in ("span", "point", "open", "except")
            for value in (part.start, part.end)]  # fmt: skip
    late = next((value for value in ends if value > whole + SLACK), None)
    if late is not None:
        return f"The recording ends at {clock(whole)}, so there is no {clock(late)}."
    backwards = next((p for p in evidence.parts if p.kind == "span" and p.end < p.start), None)
    if backwards is not None:
        return (
            f"The end ({clock(backwards.end)}) comes before the start ({clock(backwards.start)})."
        )
    reasons = [_too_much(evidence, operation) for operation in evidence.named]
    told = [why for why in reasons if why]
    fits = [o for o in evidence.named if _takes(evidence, o)]
    return told[0] if told and len(told) == len(fits) else None


def _takes(evidence: Evidence, operation: Operation) -> bool:
    """Whether an amount of the sentence has the unit of one of the operation's arguments."""
    units = {unit_of(info) for info in asked(operation.params).values() if numeric(info)}
    return any(amount.unit in units and amount.unit in _UNITS for amount in evidence.amounts)


def _too_much(evidence: Evidence, operation: Operation) -> str | None:
    for name, info in asked(operation.params).items():
        unit = unit_of(info)
        low, high = limits(info)
        if not numeric(info) or unit not in _UNITS or low is None or high is None:
            continue
        for amount in evidence.amounts:
            reach = max(abs(low), abs(high))
            if amount.unit != unit or abs(amount.value) <= reach:
                continue
            try:
                operation.parse({name: amount.value})
            except PlanRefused as error:
                return str(error)
    return None
