"""Times of a recording in the words of the conversation."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def clock(seconds: float) -> str:
    """``m:ss`` or ``h:mm:ss``, whole seconds."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def span_words(start: float, end: float) -> str:
    """``18:02 to 19:10``; as exact as it needs to be for the two to differ."""
    for digits in range(4):
        first, last = _exact(start, digits), _exact(end, digits)
        if first != last:
            break
    return QCoreApplication.translate("chat", "%s to %s") % (first, last)


def _exact(seconds: float, digits: int) -> str:
    """``18:02.25`` with so many digits behind the point, cut off and not rounded."""
    if not digits:
        return clock(seconds)
    part = int(seconds * 10**digits + 1e-6) % 10**digits
    return f"{clock(seconds)}.{part:0{digits}d}"
