"""Placed words made column by column, since ten hours are a hundred thousand of them."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from audiochat.domain.transcript import PlacedWord


def many(**columns: Iterable[Any]) -> tuple[PlacedWord, ...]:
    """Placed words from their columns, in half the time that calling the class so often takes."""
    with _no_collection():
        made = [object.__new__(PlacedWord) for _ in columns["word"]]
        for name, values in columns.items():
            deque(map(getattr(PlacedWord, name).__set__, made, values), maxlen=0)
        return tuple(made)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Spare Python its search for garbage while very many objects are made that are none.

    Beside a window's own objects it takes three times as long as making them.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
