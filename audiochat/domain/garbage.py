"""Python's search for garbage, held back while very many values are made that are none."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Held:
    """How many are making many values now, and whether Python searched by itself before the first."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.count = 0
        self.searching = False


_held = _Held()


@contextmanager
def held_back() -> Iterator[None]:
    """Make very many values that stay, without a search for garbage meanwhile; may be nested.

    Each of some hundred thousand new objects counts as possible garbage, and the search that this
    sets off holds every thread for a quarter of a second: beside a window's own objects it takes
    three times as long as making them.
    """
    with _held.lock:
        _held.count += 1
        if _held.count == 1:
            _held.searching = gc.isenabled()
            gc.disable()
    try:
        yield
    finally:
        with _held.lock:
            _held.count -= 1
            if not _held.count and _held.searching:
                gc.enable()


def is_held_back() -> bool:
    """Whether somebody is making very many values now."""
    return _held.count > 0
