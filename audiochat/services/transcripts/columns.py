"""Placed words made column by column, since ten hours are a hundred thousand of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any

from audiochat.domain.garbage import held_back
from audiochat.domain.transcript import PlacedWord


def many(**columns: Iterable[Any]) -> tuple[PlacedWord, ...]:
    """Placed words from their columns, in half the time that calling the class so often takes."""
    with held_back():
        made = [object.__new__(PlacedWord) for _ in columns["word"]]
        for name, values in columns.items():
            deque(map(getattr(PlacedWord, name).__set__, made, values), maxlen=0)
        return tuple(made)
