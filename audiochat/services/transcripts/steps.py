"""When what was done to words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Steps:
    """When corrections were made and words laid over others, oldest first, and whether it is undone."""

    corrections: tuple[tuple[datetime, bool], ...] = ()
    layings: tuple[tuple[datetime, bool], ...] = ()
