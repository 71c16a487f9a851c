"""The steps of wishes with a line that tells them, and several wishes as one plan."""

from __future__ import annotations

from dataclasses import dataclass, replace

from audiochat.domain.plan import Step
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.request import Request

REMOVES = ("cut_words", "delete")
SAME = 0.002
"""Seconds by which times may differ that were rounded."""


@dataclass(frozen=True, slots=True)
class Made:
    """The steps of a request and what they do in one line."""

    steps: tuple[Step, ...]
    message: str


def kept_together(reading: Reading) -> Reading:
    """ "Keep only the questions and the answers" as one wish: one after the other would keep nothing."""
    kept = [
        r for r in reading if isinstance(r, Request) and r.deed == "keep" and r.relation == "at"
    ]
    if len(kept) < 2 or len(kept) < len(reading):
        return reading
    return (replace(kept[0], also=tuple(request.target for request in kept[1:])),)


def joined(one: Made, other: Made) -> Made:
    """Two wishes as one plan; what both would do is done once."""
    gone = [(s.start or 0.0, s.end or 0.0) for s in one.steps if s.op in REMOVES]
    more = [
        step
        for step in other.steps
        if not any(
            a - SAME <= (step.start or 0.0) and (step.end or 0.0) <= b + SAME for a, b in gone
        )
    ]
    return following(one, Made(tuple(more), other.message)) if more else one


def following(one: Made, other: Made) -> Made:
    """Two wishes as one plan."""
    told = f"{one.message}, then {other.message[:1].lower()}{other.message[1:]}"
    return Made((*one.steps, *other.steps), told)
