"""A sound device that plays to nobody and remembers what it was given."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from typing import Any

import numpy as np


class Ear:
    """Asks for 20 ms of sound every 20 ms (``pace`` times as often) on a thread of its own."""

    def __init__(self, rate: int, pace: float = 1.0) -> None:
        self.rate, self.pace = rate, pace
        self.heard: list[Any] = []
        self._over = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, feed: Generator[Any, int, None]) -> None:
        self._thread = threading.Thread(target=self._listen, args=(feed,), name="ear")
        self._thread.start()

    def _listen(self, feed: Generator[Any, int, None]) -> None:
        while not self._over.is_set():
            self.heard.append(feed.send(self.rate // 50))
            time.sleep(0.02 / self.pace)

    @property
    def sound(self) -> Any:
        return np.concatenate([np.zeros((0, 1), np.float32), *self.heard])

    def close(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()
