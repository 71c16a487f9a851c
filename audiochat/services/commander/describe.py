"""Steps of a plan in plain words, read from the operation's own sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from pydantic.fields import FieldInfo

from audiochat.domain.errors import PlanRefused
from audiochat.domain.operation import Operation, Registry
from audiochat.domain.plan import Step

_PLACE = re.compile(r"\{(\w+)\}")
_CHANNELS = {1: "mono", 2: "stereo"}


def number(value: float, digits: int = 2) -> str:
    """A number without useless zeros: ``3``, ``-16``, ``1.5``."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def clock(seconds: float) -> str:
    """A place in the recording: ``1:30``, ``0:03.5``, ``1:02:03``."""
    millis = round(abs(seconds) * 1000)
    sign = "-" if seconds < 0 and millis else ""
    whole, rest = divmod(millis, 1000)
    hours, minutes, secs = whole // 3600, whole // 60 % 60, whole % 60
    fraction = f".{rest:03d}".rstrip("0") if rest else ""
    if hours:
        return f"{sign}{hours}:{minutes:02d}:{secs:02d}{fraction}"
    return f"{sign}{minutes}:{secs:02d}{fraction}"


def length(seconds: float) -> str:
    """A length of time: ``3.0 s``, ``250 ms``, ``1:30``."""
    if abs(seconds) >= 60:
        return clock(seconds)
    if 0 < abs(seconds) < 1:
        return f"{number(seconds * 1000, 1)} ms"
    text = number(seconds, 3)
    return f"{text if '.' in text else text + '.0'} s"


def limits(info: FieldInfo) -> tuple[float | None, float | None]:
    """The least and the greatest value a declared field allows (None: no limit)."""
    low: float | None = None
    high: float | None = None
    for item in info.metadata:
        least = getattr(item, "ge", None)
        least = getattr(item, "gt", None) if least is None else least
        most = getattr(item, "le", None)
        most = getattr(item, "lt", None) if most is None else most
        low = low if least is None else float(least)
        high = high if most is None else float(most)
    return low, high


def unit_of(info: FieldInfo) -> str:
    """The unit a field declares (``s``, ``dB``, ``Hz`` ...), empty for none."""
    extra = info.json_schema_extra
    return str(extra.get("unit", "")) if isinstance(extra, Mapping) else ""


def is_moment(info: FieldInfo | None) -> bool:
    """Whether a field in seconds is a place in the recording and not a length."""
    extra = info.json_schema_extra if info is not None else None
    return isinstance(extra, Mapping) and bool(extra.get("moment"))


def amount(value: Any, info: FieldInfo | None = None) -> str:
    """An argument with its unit, as a person would write it: ``+3 dB``, ``-16 LUFS``, ``44.1 kHz``."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(getattr(value, "value", value))
    unit = unit_of(info) if info is not None else ""
    low = limits(info)[0] if info is not None else None
    if unit == "s":
        return clock(value) if is_moment(info) else length(value)
    if unit == "channels":
        return _CHANNELS.get(int(value), f"{number(value)} channels")
    if unit == "Hz":
        return f"{number(value / 1000)} kHz" if value >= 1000 else f"{number(value)} Hz"
    if unit == "factor":
        return f"{number(value, 3)}x"
    if unit == "percent":
        return f"{number(value)} %"
    signed = unit in ("dB", "semitones") and value > 0 and low is not None and low < 0
    if unit == "times" and value == 1:
        return "once"
    word = "semitone" if unit == "semitones" and abs(value) == 1 else unit
    return f"{'+' if signed else ''}{number(value)}{' ' + word if word else ''}"


def place(step: Step, operation: Operation, unplaced: str = "the recording") -> str:
    """Where a step acts: ``0:00 to 0:03``, for a point ``1:30``, without times ``unplaced``."""
    if operation.whole_only or (step.start is None and step.end is None):
        return unplaced
    start = step.start or 0.0
    if operation.point:
        return clock(start)
    return f"{clock(start)} to {'the end' if step.end is None else clock(step.end)}"


def describe(step: Step, registry: Registry, unplaced: str = "the recording") -> str:
    """A step in plain words: ``Cut 0:00 to 0:03``.

    ``unplaced`` is said for a step without times ("the selection", "the recording"). Arguments left
    out are shown with their defaults; a step whose operation is unknown is shown by its name.
    """
    if step.op not in registry:
        return step.op.replace("_", " ")
    operation = registry[step.op]
    try:
        values = operation.parse(step.params).model_dump()
    except PlanRefused:
        values = dict(step.params)
    fields = operation.params.model_fields

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        if name == "span":
            return place(step, operation, unplaced)
        return amount(values[name], fields.get(name)) if name in values else name.replace("_", " ")

    return _PLACE.sub(fill, operation.sentence)


MOST_PLACES = 3
"""Places of one and the same edit that are told in a row; of more the first ones and their number."""


def describe_all(steps: Iterable[Step], registry: Registry, unplaced: str = "the recording") -> str:
    """Steps in one line: ``Cut 0:00 to 0:03, then bring the loudness to -16 LUFS``."""
    enabled = [step for step in steps if step.enabled]
    texts: list[str] = []
    for _, row in groupby(enabled, lambda step: (step.op, str(step.params))):
        texts += _row(list(row), registry, unplaced)
    return ", then ".join(t if i == 0 else t[:1].lower() + t[1:] for i, t in enumerate(texts))


def _row(row: list[Step], registry: Registry, unplaced: str) -> list[str]:
    """The same edit of several parts: each told, or of many the first ones in one sentence."""
    placed = row[0].op in registry and "{span}" in registry[row[0].op].sentence
    if len(row) <= MOST_PLACES or not placed or row[0].start is None:
        return [describe(step, registry, unplaced) for step in row]
    first = ", ".join(clock(round(step.start or 0.0, 1)) for step in row[:MOST_PLACES])
    where = f"{len(row)} parts ({first} and {len(row) - MOST_PLACES} more)"
    return [describe(row[0].model_copy(update={"start": None, "end": None}), registry, where)]
