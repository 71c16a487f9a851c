"""When the frames of a device pass, told from the times at which it calls."""

from __future__ import annotations

from collections import deque

_WINDOW_SECONDS = 0.5
_OFF_SECONDS = 0.035  # by so much it may be wrong before frames are laid elsewhere, which is heard
_LATE_SECONDS = 0.04  # a call so late has probably left a gap in the sound


class Clock:
    """A stream of frames on the clock of ``time.monotonic``.

    A device calls late at random and never early, so the earliest of the last half second counts; a
    sound card whose seconds are a little longer or shorter is followed.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._seen: deque[tuple[float, float]] = deque()
        self._start: float | None = None
        self.moves = 0  # how often frames were, or may have been, laid elsewhere

    def note(self, frames: int, when: float) -> None:
        """``frames`` had passed at ``when``, or a little earlier."""
        start = when - frames / self._rate
        self._seen.append((when, start))
        while self._seen[0][0] < when - _WINDOW_SECONDS:
            self._seen.popleft()
        found = min(one for _, one in self._seen)
        if self._start is None or abs(found - self._start) > _OFF_SECONDS:
            self._start = found
            self.moves += 1
        elif start - found > _LATE_SECONDS:
            self.moves += 1

    def at(self, frames: float) -> float:
        """When so many frames have passed."""
        return (self._start or 0.0) + frames / self._rate
