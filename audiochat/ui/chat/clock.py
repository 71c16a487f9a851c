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
    """``18:02 to 19:10``; with tenths where whole seconds would be one and the same."""
    first, last = clock(start), clock(end)
    if first == last:
        first, last = (f"{clock(at)}.{int(at * 10 + 1e-6) % 10}" for at in (start, end))
    return QCoreApplication.translate("chat", "%s to %s") % (first, last)
