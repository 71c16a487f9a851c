"""What a plan card remembers in its message: the plan as edited and what became of it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Registry
from audiochat.domain.plan import Plan, Step
from audiochat.ui.studio.clock import short

KEY = "card"
"""Where a card's state lies in its message's metadata; the plan as first understood lies at ``plan``."""

MOST_STEPS = 5000
MOST_ROWS = 64
"""Steps that are shown one by one; only cuts in groups, which fold, may be more."""


class Phase(StrEnum):
    """How far a card got."""

    OPEN = "open"
    APPLIED = "applied"
    DISCARDED = "discarded"


@dataclass(frozen=True, slots=True)
class CardState:
    """A plan as edited so far. ``summary``: what applying it changed; ``selection`` in seconds."""

    plan: Plan
    phase: Phase = Phase.OPEN
    revision_id: str = ""
    summary: str = ""
    selection: tuple[float, float] | None = None

    @staticmethod
    def read(metadata: Mapping[str, Any]) -> CardState | None:
        """From a message's metadata; None where there is no sound plan."""
        kept = metadata.get(KEY)
        source = kept if isinstance(kept, Mapping) else metadata
        raw = source.get("plan")
        if not isinstance(raw, Mapping):
            return None
        try:
            plan = Plan.model_validate({"steps": raw.get("steps", ())})
            phase = Phase(str(source.get("phase", Phase.OPEN)))
        except (ValidationError, ValueError):
            return None
        rows = sum(not step.group for step in plan.steps)
        if not plan.steps or len(plan.steps) > MOST_STEPS or rows > MOST_ROWS:
            return None
        # Beside a plan as first understood lies the state it was made for, not one that it made.
        revision = str(source.get("revision_id", "")) if source is kept else ""
        summary = str(source.get("summary", ""))[:500]
        return CardState(plan, phase, revision, summary, _selection(source.get("selection")))

    def write(self) -> dict[str, Any]:
        """As metadata to be kept with the message."""
        return {
            KEY: {
                "plan": self.plan.model_dump(mode="json"),
                "phase": str(self.phase),
                "revision_id": self.revision_id,
                "summary": self.summary,
                "selection": list(self.selection) if self.selection else None,
            }
        }

    def with_step(self, index: int, **changes: Any) -> CardState:
        """The same with one step changed; ``params`` are merged into those there are."""
        return self.with_steps({index: changes})

    def with_steps(self, changes: Mapping[int, Mapping[str, Any]]) -> CardState:
        """The same with some steps changed, by their numbers."""
        steps = list(self.plan.steps)
        for index, change in changes.items():
            old = steps[index]
            new = {**old.model_dump(), **change}
            if not old.group and change.keys() & {"start", "end"}:
                new["about"] = ""  # other words are there
            if "params" in change:
                new["params"] = {**old.params, **change["params"]}
            steps[index] = Step.model_validate(new)
        changed = Plan(steps=tuple(steps))
        return replace(self, plan=changed, revision_id="", summary="")  # no longer what was applied

    @property
    def active(self) -> int:
        """How many steps are switched on."""
        return sum(step.enabled for step in self.plan.steps)


def _selection(raw: object) -> tuple[float, float] | None:
    if isinstance(raw, list | tuple) and len(raw) == 2:
        first, last = raw
        if isinstance(first, int | float) and isinstance(last, int | float) and first < last:
            return float(first), float(last)
    return None


def wrong_fields(step: Step, registry: Registry) -> set[str]:
    """Which arguments of a step are not allowed; ``span`` when it is not an argument."""
    if step.op not in registry:
        return set()
    try:
        registry[step.op].params.model_validate(dict(step.params))
    except ValidationError as error:
        return {str(one["loc"][0]) for one in error.errors() if one["loc"]}
    return {"span"}


def problem(step: Step, registry: Registry, duration: float) -> str:
    """Why a step cannot be run on a recording of ``duration`` seconds, in one line; empty if it can.

    The quick part of the check, done while a person types; ``Editor.check`` says the last word.
    """
    if not step.enabled:
        return ""
    if step.op not in registry:
        return f"There is no edit called {step.op[:40]}."
    operation = registry[step.op]
    try:
        operation.parse(step.params)
    except PlanRefused as refused:
        return refused.message
    if operation.whole_only or (step.start is None and step.end is None):
        return ""
    start, end = step.start or 0.0, duration if step.end is None else step.end
    if start < 0 or end < 0:
        return "A time cannot be before the start."
    if start > duration or end > duration + 0.0005:
        return f"The recording ends at {short(duration)}."
    if not operation.point and end <= start:
        return "The end must come after the start."
    return ""
