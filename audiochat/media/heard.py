"""Which frame is heard now, of sound that a device takes in blocks before it is heard."""

from __future__ import annotations

from collections import deque

_SETTLING = 12  # blocks after which it is known how far ahead a device takes them
_PULL = 0.02  # share of a difference from that which is taken back with every block


class HeardClock:
    """Told of every block that a device takes; tells what is heard.

    A device takes its first blocks at once, to fill its buffer, and later ones as there is room: a block
    is heard when the one before it has been. The device's clock is not quite the computer's, so the time
    between taking and hearing is drawn back to what it was in the beginning. Times are monotonic seconds.
    Not safe from many threads: the owner's lock guards it.
    """

    def __init__(self) -> None:
        self._blocks: deque[tuple[float, int, int, int]] = deque()  # heard from, frame, count, rate
        self._base = 0
        self._until = 0.0
        self._leads: list[float] = []

    def fresh(self) -> None:
        """A device was opened: nothing lies in it."""
        self._blocks.clear()
        self._until, self._leads = 0.0, []

    def go_to(self, frame: int) -> None:
        """From now on ``frame`` counts as heard, until sound that is taken later is."""
        self._blocks.clear()
        self._base = frame

    def taken(self, frame: int, count: int, rate: int, now: float) -> None:
        """The device takes ``count`` frames from ``frame``, contiguous."""
        at = self._next(now)
        self._blocks.append((at, frame, count, rate))
        self._until = at + count / rate

    def quiet(self, count: int, rate: int, now: float) -> None:
        """The device takes silence since nothing was ready."""
        self._until = self._next(now) + count / rate

    def _next(self, now: float) -> float:
        """When what is taken now will be heard."""
        lead = self._until - now
        if lead <= 0:
            return now
        if len(self._leads) < _SETTLING:
            self._leads.append(lead)
            return self._until
        usual = sum(self._leads[_SETTLING // 2 :]) / (_SETTLING - _SETTLING // 2)
        return max(now, self._until + _PULL * (usual - lead))

    def frame(self, now: float) -> int:
        """The frame heard now."""
        while len(self._blocks) > 1 and self._blocks[1][0] <= now:
            self._blocks.popleft()
        if not self._blocks or self._blocks[0][0] > now:
            return self._base
        at, frame, count, rate = self._blocks[0]
        self._base = frame + min(count, int((now - at) * rate))
        return self._base

    def over(self, now: float) -> bool:
        """Whether all that was taken has been heard."""
        return now >= self._until
