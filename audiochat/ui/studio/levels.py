"""Lengths and levels before and after, in one line. No Qt."""

from __future__ import annotations

from audiochat.domain.editing import Measures
from audiochat.domain.loudness import FLOOR_DB
from audiochat.ui.studio.clock import amount, stamp


def level(value: float) -> str:
    """A level with one digit; the floor is written as silence."""
    return "-∞" if value <= FLOOR_DB else amount(value)


def _times(before: float, after: float) -> tuple[str, str]:
    """Two lengths with as many digits as they need to differ."""
    for digits in (0, 1, 2, 3):
        pair = stamp(before, digits), stamp(after, digits)
        if pair[0] != pair[1]:
            return pair
    return stamp(before), stamp(after)


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"


def change_text(before: Measures, after: Measures) -> str:
    """``42:17 → 42:13   -21.3 → -16.0 LUFS``; levels are left out while they are not known."""
    parts = [_arrow(*_times(before.seconds, after.seconds))]
    if before.loudness is not None and after.loudness is not None:
        first, last = before.loudness.integrated, after.loudness.integrated
        parts.append(f"{_arrow(level(first), level(last))} LUFS")
    return "   ".join(parts)


def summary_text(before: Measures, after: Measures) -> str:
    """What an applied plan changed: length, loudness and true peak before and after."""
    text = f"Applied. {change_text(before, after).replace('   ', ', ')}"
    if before.loudness is not None and after.loudness is not None:
        first, last = before.loudness.true_peak, after.loudness.true_peak
        text += f", peak {_arrow(level(first), level(last))} dBTP"
    return text
