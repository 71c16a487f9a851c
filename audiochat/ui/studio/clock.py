"""Times and amounts as a person reads and writes them."""

from __future__ import annotations

import math
import re

_TIME = re.compile(r"^\s*(?:(?:(\d{1,3}):)?(\d{1,5}):)?(\d{1,7}(?:[.,]\d{1,6})?)\s*s?\s*$")


def stamp(seconds: float, digits: int = 0) -> str:
    """``18:36``, ``1:02:03`` or with ``digits`` of a second ``18:36.420``."""
    unit = 10**digits
    ticks = math.floor(max(0.0, seconds) * unit + 0.5)
    whole, rest = divmod(ticks, unit)
    minutes, secs = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours}:{minutes:02d}:{secs:02d}" if hours else f"{minutes}:{secs:02d}"
    return f"{text}.{rest:0{digits}d}" if digits else text


def moment(seconds: float) -> str:
    """The second in which something begins, as players and documents count: ``0:07`` for 7.9 s."""
    return stamp(math.floor(max(0.0, seconds) + 1e-6))


def short(seconds: float) -> str:
    """A time with no more digits than it needs, to the millisecond: ``0:03``, ``0:03.5``."""
    text = stamp(seconds, 3)
    return text.rstrip("0").rstrip(".") if "." in text else text


def span(start: float, end: float) -> str:
    """``28:14 to 42:17``."""
    return f"{short(start)} to {short(end)}"


def ruler_stamp(seconds: float, step: float) -> str:
    """A ruler's label: as many digits as marks ``step`` seconds apart need to differ."""
    digits = 0 if step >= 1 else min(5, math.ceil(-math.log10(step) - 1e-9))
    return stamp(seconds, digits)


def parse(text: str) -> float | None:
    """Seconds from ``83.5``, ``1:23.5`` or ``0:01:23,5``; None when it is no time."""
    found = _TIME.match(text)
    if found is None:
        return None
    hours, minutes, seconds = found.groups()
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds.replace(",", "."))


def amount(value: float, digits: int = 1) -> str:
    """A number with a true sign and no negative zero: ``-21.3``."""
    text = f"{value:.{digits}f}"
    return text[1:] if text.startswith("-") and float(text) == 0 else text


def length(seconds: float) -> str:
    """A length for a person: ``3.7 s`` below a minute, else ``42:17``."""
    return f"{amount(seconds, 1)} s" if seconds < 60 else stamp(seconds)
