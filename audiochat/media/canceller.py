"""A microphone that does not hear the program itself: what the loudspeakers play is taken out.

The canceller is WebRTC's (AEC3, Apache-2.0) from the package ``pywebrtc-audio``, chosen by measurement
(see DECISIONS.md, “Heard over a loudspeaker”); where it is not installed the microphone is as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Protocol

import numpy as np

from audiochat.domain.live import Echo
from audiochat.domain.operation import Samples
from audiochat.media.microphone import Microphone
from audiochat.media.played import RATE, Played

PACKAGE = "pywebrtc_audio"

_FRAME = RATE // 100  # what a canceller works on at a time
_LEARNED = (
    5 * RATE // 2
)  # frames that must have been played before nothing of them is heard any more
_CALM = 7 * RATE // 5  # frames that were played without anything like a voice being heard
VOICE = 0.3
"""From which probability on what is left of an echo is like a voice."""

_TRIED = (
    8 * RATE
)  # frames played after which it is clear that this device's pace cannot be followed
_PATIENCE = RATE // 5  # frames that wait for what was played meanwhile; more are taken as they are


class Canceller(Protocol):
    """Takes out of a microphone's sound what was played; finds the delay between both by itself."""

    def process(self, near: Samples, far: Samples) -> Samples:
        """``near`` without ``far``: float32 at 16 kHz, as long, a multiple of 160 frames."""


@cache
def _package() -> Any:
    try:
        import pywebrtc_audio
    except (ImportError, OSError):  # not installed, or not made for this system
        return None
    return pywebrtc_audio


def available() -> bool:
    """Whether this computer can take out what is played."""
    return _package() is not None


def canceller() -> Canceller | None:
    """A canceller that has heard nothing yet; None where there is none."""
    package = _package()
    if package is None:
        return None
    made: Canceller = package.EchoCanceller(sample_rate=RATE)
    return made


class WithoutEcho:
    """A microphone at 16 kHz whose sound has lost what ``played`` gave to the loudspeakers.

    Until something is played the sound is handed on as it is; from then on it comes up to 10 ms (and
    what the output's device is behind) later. One reader at a time, like any microphone.
    """

    def __init__(
        self,
        microphone: Microphone,
        played: Played,
        make: Callable[[], Canceller | None] = canceller,
    ) -> None:
        self.rate = microphone.rate
        self._microphone, self._played, self._make = microphone, played, make
        self.lost = self.moves = 0
        self.came = 0.0
        self._begin()

    def _begin(self) -> None:
        self._canceller: Canceller | None = None
        self._held = np.zeros(0, np.float32)
        self._moves = -1
        self._calm = 0  # frames with something played since anything like a voice was heard
        self._proven = False  # that was long enough, and sound was not laid elsewhere since
        self._learned = 0  # frames with something played since sound was laid elsewhere
        self._tried = 0  # frames with something played since all of it was taken out

    @property
    def echo(self) -> Echo:
        """What is to be expected of what is played."""
        if self._canceller is None:
            return Echo.HEARD
        if self._proven or self._learned >= _LEARNED:
            return Echo.GONE
        return Echo.HEARD if self._tried > _TRIED else Echo.LEAVING

    def judge(self, chance: float) -> None:
        """Be told how likely what was read last is speech: a voice may be what is left of an echo.

        Where nothing like one is heard for a while, the echo is gone sooner than it would be everywhere.
        """
        if chance >= VOICE:
            self._calm = 0
        self._proven = self._proven or self._calm >= _CALM

    def open(self) -> None:
        """Begin to listen."""
        self._begin()
        self._microphone.open()
        self._played.keep(True)

    def read(self, seconds: float) -> Samples | None:
        """What came since the last call, without what was played."""
        sound = self._microphone.read(seconds)
        self.lost = self._microphone.lost
        if sound is None:
            rest, self._held = self._held, np.zeros(0, np.float32)
            return rest if len(rest) else None
        self._held = np.concatenate([self._held, sound])
        start = self._microphone.came - len(self._held) / RATE
        known = int((min(self._played.known_until(), start + 3600) - start) * RATE)
        count = min(len(self._held), max(known, len(self._held) - _PATIENCE, 0))
        if self._canceller is not None:
            count -= count % _FRAME
        heard, self._held = self._held[:count], self._held[count:]
        self.came, self.moves = start + count / RATE, self._microphone.moves
        return self._without(heard, self._played.take(start, count)) if count else heard

    def _without(self, heard: Samples, played: Samples) -> Samples:
        if self._canceller is None and played.any():
            self._canceller = self._make()
            if self._canceller is not None and (over := len(heard) % _FRAME):
                # once only: what is over goes as it is, so that whole frames follow
                begin = np.ascontiguousarray(heard[over:])
                rest = self._canceller.process(begin, np.ascontiguousarray(played[over:]))
                return np.concatenate([heard[:over], rest])
        if self._canceller is None:
            return heard
        moves = self._played.moves + self.moves
        loud = int(np.count_nonzero(played))
        moved = moves != self._moves
        self._learned = 0 if moved else self._learned + loud
        self._calm = 0 if moved else self._calm + loud
        self._proven = self._proven and not moved
        self._tried = 0 if self._learned >= _LEARNED else self._tried + loud
        self._moves = moves
        return self._canceller.process(np.ascontiguousarray(heard), np.ascontiguousarray(played))

    def close(self) -> None:
        """Listen no more. Calling again is free."""
        self._played.keep(False)
        self._microphone.close()
