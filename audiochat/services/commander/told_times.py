"""Whether a plan has a use for every time that its sentence names: one that is lost was misunderstood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from audiochat.domain.plan import Step

_TIME = re.compile(r"(?<![\d:.])(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)(?![\d:])")
_NEAR = 1.0  # seconds: "12:05,5"


def uses_times(words: str, steps: Sequence[Step]) -> bool:
    """Whether each ``m:ss`` or ``h:mm:ss`` is where a step begins, ends, is centred, or puts something."""
    used = [second for step in steps for second in _seconds(step)]
    told = (
        3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
        for hours, minutes, seconds in _TIME.findall(words)
    )
    return all(any(abs(time - second) < _NEAR for second in used) for time in told)


def _seconds(step: Step) -> Iterator[float]:
    if step.start is not None and step.end is not None:
        yield (step.start + step.end) / 2
    yield from _numbers([step.start, step.end, step.params])


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _numbers(one)
