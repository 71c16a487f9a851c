"""What the loudspeakers were given lately, on one clock, to be found in what a microphone hears."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from typing import Any

import numpy as np

from audiochat.domain.operation import Samples
from audiochat.media.clock import Clock

RATE = 16_000
"""Frames per second of what is given out."""

KEPT_SECONDS = 30.0
"""How much waits for a microphone that is not read; older sound is forgotten."""

_WINDOW_SECONDS = 3.0
_SETTLED = (
    0.02  # seconds by which a clock may be off before sound is moved: moving is heard by cancellers
)
_STILL = 2  # frames by which a piece may lie wrong: less than a canceller sees, and nothing jitters
_ENDED_SECONDS = 0.3  # a device that asks for nothing so long is shut, or holds


class Tap:
    """What one device is given. ``put`` belongs to the device's thread, the rest to who listens."""

    def __init__(self, rate: int, kept: threading.Event, now: Callable[[], float]) -> None:
        self._rate, self._kept, self._now = rate, kept, now
        self._lock = threading.Lock()
        self._clock = Clock(rate)
        self._fresh: deque[tuple[int, Samples]] = deque()
        self._given = 0  # frames handed to the device
        self._last = now()
        self._stream: Any = None
        self._next = 0  # frames that had been given after the last piece of ``_sound``
        self._sound = np.zeros(0, np.float32)  # at RATE, not asked for yet
        self._begun = 0  # frames that had been given when the stream was begun
        self._passed = 0  # frames at RATE since then, up to the beginning of ``_sound``

    def put(self, sound: Samples) -> None:
        """The device takes ``sound``, shape (frames, channels), now."""
        with self._lock:
            self._last = self._now()
            self._clock.note(self._given, self._last)
            if self._kept.is_set():
                self._fresh.append((self._given, sound.mean(axis=1, dtype=np.float32)))
                while self._given - self._fresh[0][0] > KEPT_SECONDS * self._rate:
                    self._fresh.popleft()
            self._given += len(sound)

    def forget(self) -> None:
        """Nobody listens any more, or somebody begins to."""
        with self._lock:
            self._fresh.clear()
        self._sound, self._stream = np.zeros(0, np.float32), None

    @property
    def moves(self) -> int:
        """How often its sound was, or may have been, laid elsewhere in time."""
        return self._clock.moves

    def asks(self, now: float) -> bool:
        """Whether its device still asks for sound."""
        return now - self._last < _ENDED_SECONDS

    def known_until(self) -> float:
        """Up to when it is known what is heard; infinite before there is anything."""
        self._gather()
        if self._stream is None:
            return float("inf")
        return self._time_of(self._passed + len(self._sound))

    def _time_of(self, frame: int) -> float:
        return self._clock.at(self._begun + frame * self._rate / RATE)

    def _gather(self) -> None:
        """Bring what is fresh to ``RATE``; after a gap, begin anew."""
        import soxr

        with self._lock:
            fresh, self._fresh = self._fresh, deque()
        for given, sound in fresh:
            if self._stream is None or given != self._next:
                self._stream = soxr.ResampleStream(self._rate, RATE, 1, "float32", "LQ")
                self._sound, self._begun, self._passed = np.zeros(0, np.float32), given, 0
            self._next = given + len(sound)
            self._sound = np.concatenate([self._sound, self._stream.resample_chunk(sound)])

    def take(self, start: float, frames: int) -> Samples:
        """What is heard of it from ``start`` (monotonic) on; what lies before that is forgotten."""
        self._gather()
        skip = round((start - self._time_of(self._passed)) * RATE)
        skip = 0 if abs(skip) <= _STILL else skip
        out = np.zeros(frames, np.float32)
        found = self._sound[max(0, skip) : max(0, skip + frames)]
        begin = max(0, -skip)  # where it begins later than asked for
        out[begin : begin + len(found)] = found
        gone = min(max(0, skip + frames), len(self._sound))
        self._sound = self._sound[gone:]
        self._passed += gone
        return out


class Played:
    """Everything that is played, for whoever listens to a microphone meanwhile.

    ``tap`` is safe from any thread, the rest is for the one that listens. Nothing is kept while nobody
    has called ``keep``.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._taps: list[Tap] = []
        self._kept = threading.Event()  # somebody listens
        self._moves = 0  # of devices that are shut

    def tap(self, rate: int) -> Tap:
        """For a device that was just opened, at ``rate`` frames per second."""
        now, made = self._now(), Tap(rate, self._kept, self._now)
        with self._lock:
            self._moves += sum(tap.moves for tap in self._taps if not tap.asks(now))
            self._taps = [*(tap for tap in self._taps if tap.asks(now)), made]
        return made

    @property
    def moves(self) -> int:
        """Grows whenever what is played may come to the microphone sooner or later than before."""
        with self._lock:
            return self._moves + sum(tap.moves for tap in self._taps)

    def keep(self, on: bool) -> None:
        """Begin or end to keep what is played."""
        (self._kept.set if on else self._kept.clear)()
        for tap in self._taps:
            tap.forget()

    def known_until(self) -> float:
        """Up to when (monotonic) it is known what is heard; infinite while no device asks for sound."""
        now = self._now()
        return min((tap.known_until() for tap in self._taps if tap.asks(now)), default=float("inf"))

    def take(self, start: float, frames: int) -> Samples:
        """What is heard from ``start`` (monotonic) on at ``RATE``, shape (frames,); silence where unknown."""
        out = np.zeros(frames, np.float32)
        for tap in self._taps:
            out += tap.take(start, frames)
        return out


def tapped(
    feed: Generator[Any, int, None], rate: int, played: Played | None
) -> Generator[Any, int, None]:
    """What feeds a device at ``rate``, for a device just opened, so that ``played`` is told what it is given.

    ``feed`` is sent numbers of frames and yields float32 arrays of shape (frames, channels).
    """
    if played is None:
        return feed
    return _told(feed, played.tap(rate))


def _told(feed: Generator[Any, int, None], tap: Tap) -> Generator[Any, int, None]:
    frames = yield next(feed)
    while True:
        sound = feed.send(frames)
        tap.put(sound)
        frames = yield sound
