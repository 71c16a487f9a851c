"""A microphone in front of which things are said when the test says so, at life's own pace."""

from __future__ import annotations

import threading
import time
from typing import Any

import numpy as np


class Mouth:
    """Silence (with a little noise) until ``say`` puts 16 kHz sound in."""

    rate = 16_000
    lost = 0

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sound = np.zeros(0, np.float32)
        self._noise = np.random.default_rng(1)
        self.came = 0.0

    def say(self, sound: Any) -> None:
        with self._lock:
            self._sound = np.concatenate([self._sound, sound])

    def open(self) -> None:
        self.came = time.monotonic()

    def read(self, seconds: float) -> Any:
        time.sleep(seconds)
        now = time.monotonic()
        count, self.came = int((now - self.came) * self.rate), now
        with self._lock:
            sound, self._sound = self._sound[:count], self._sound[count:]
        floor = self._noise.standard_normal(count).astype(np.float32) * 0.003
        floor[: len(sound)] += sound
        return floor

    def close(self) -> None:
        self.came = 0.0
