"""How many threads llama.cpp may use just now: all, unless other work takes the cores away.

Its threads wait for each other by spinning. When one of them is not given a core, all others burn
theirs until it is: on two cores with other programs busy, two threads wrote 1 token a second and one
thread wrote 25. The share of time that was really spent on a core shows this from within.
"""

from __future__ import annotations

import time

WINDOW_SECONDS = 0.02
"""Evaluations are judged together until they took this long."""

FAIR_SHARE = 0.75
"""Below this share of the time on a core, threads are waiting for threads that do not run."""

FIRST_WAIT, LONGEST_WAIT = 1.0, 30.0
"""Seconds until more threads are tried again; doubled each time it does not go well."""


class Pace:
    """Halves the number of threads when they are not given cores, and later tries more again."""

    def __init__(self, most: int) -> None:
        self.most = self.threads = most
        self._wall = self._cpu = 0.0
        self._wait, self._next = FIRST_WAIT, 0.0

    def judge(self, wall: float, cpu: float) -> int:
        """Take the seconds an evaluation took by the clock and on all cores; return the threads to use."""
        self._wall += wall
        self._cpu += cpu
        if self._wall < WINDOW_SECONDS:
            return self.threads
        share = self._cpu / (self._wall * self.threads)
        self._wall = self._cpu = 0.0
        now = time.monotonic()
        if share < FAIR_SHARE:
            if self.threads > 1:
                self.threads = max(1, self.threads // 2)
                self._next = now + self._wait
                self._wait = min(2 * self._wait, LONGEST_WAIT)
        elif self.threads < self.most:
            if now >= self._next:
                self.threads = min(self.most, 2 * self.threads)
        else:
            self._wait = FIRST_WAIT
        return self.threads
