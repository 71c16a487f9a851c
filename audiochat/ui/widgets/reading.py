"""Which way words are read."""

from __future__ import annotations

import unicodedata

_STRONG = ("R", "AL", "L")


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (looks at 500 characters)."""
    for letter in text[:500]:
        kind = unicodedata.bidirectional(letter)
        if kind in _STRONG:
            return kind != "L"
    return False
