"""Where the ruler puts its marks, without Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from audiochat.ui.studio.clock import ruler_stamp

STEPS = (
    *(m * 10.0**e for e in range(-5, 0) for m in (1, 2, 5)),
    *(1.0, 2.0, 5.0, 10.0, 15.0, 30.0),
    *(60.0, 120.0, 300.0, 600.0, 900.0, 1800.0),
    *(3600.0, 7200.0, 10800.0, 21600.0, 43200.0, 86400.0),
)
"""Distances between labelled marks that people can count in, in seconds."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark at ``seconds``; ``label`` is empty for a small one."""

    seconds: float
    label: str


def step_for(scale: float, room: float) -> float:
    """The smallest countable step that is at least ``room`` pixels wide at ``scale`` seconds a pixel."""
    wanted = scale * room
    return next((step for step in STEPS if step >= wanted), STEPS[-1])


def ticks(start: float, end: float, scale: float, room: float = 96.0, parts: int = 5) -> list[Tick]:
    """Marks from ``start`` to ``end`` seconds: labels ``room`` pixels apart or more."""
    step = step_for(scale, room)
    small = step / parts
    first = math.ceil(start / small - 1e-9)
    last = math.floor(end / small + 1e-9)
    out = []
    for n in range(first, min(last, first + 4096) + 1):
        label = ruler_stamp(n * small, step) if n % parts == 0 else ""
        out.append(Tick(n * small, label))
    return out
