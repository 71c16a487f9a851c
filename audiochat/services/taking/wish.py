"""What the person wants of a recording that is being made."""

from __future__ import annotations

import threading


class Wish:
    """Told by one thread (the window's), read by another (that of the recording)."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._paused = threading.Event()

    @property
    def over(self) -> bool:
        """Whether it is to end."""
        return self._over.is_set()

    @property
    def paused(self) -> bool:
        """Whether nothing is to be kept for now."""
        return self._paused.is_set()

    def stop(self) -> None:
        """End it and keep what there is."""
        self._over.set()

    def pause(self, on: bool) -> None:
        """Keep nothing for now, or go on."""
        (self._paused.set if on else self._paused.clear)()
