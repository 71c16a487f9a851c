"""The places that an answer cites, as kept beside its message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def cited_span(metadata: Mapping[str, Any], seconds: float) -> tuple[float, float] | None:
    """The place that a time of the answer stands for, in seconds; None for a time that cites nothing.

    A time is shown cut to the second, so the place begins within the second that follows it.
    """
    answer = metadata.get("answer")
    places = answer.get("citations") if isinstance(answer, dict) else None
    for place in places if isinstance(places, list) else []:
        if not isinstance(place, dict):
            continue
        start, end = place.get("start"), place.get("end")
        if not isinstance(start, int | float) or not isinstance(end, int | float):
            continue
        if seconds <= start < seconds + 1 and end > start:
            return float(start), float(end)
    return None


def tells_more(metadata: Mapping[str, Any]) -> bool:
    """Whether an answer says more than the card with its proposal: all but a plain list of chapters."""
    answer = metadata.get("answer")
    if not isinstance(answer, dict):
        return False
    coverage = answer.get("coverage")
    whole = isinstance(coverage, int | float) and coverage >= 0.995
    return answer.get("kind") != "chapters" or not whole
