"""Sound as it is made, to the ear: what is written is heard next, and can be thrown away at once."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Generator
from typing import Any

import numpy as np

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.media.device import NO_DEVICE, Device
from audiochat.media.played import Played, tapped

_PERIOD_MS = 60  # less stutters when all processors are busy, and then a reply is being written
_DEAD_SECONDS = 2.0  # a device that asks for nothing so long has gone away
_GONE = MediaError(
    "The sound device has gone away.", "Connect it or choose another, then have it read again."
)


def open_device(rate: int, backend: str = "") -> Device:
    """The system's device for mono sound, or one that plays to nobody and keeps time."""
    import miniaudio

    from audiochat.media.device import playback

    name = backend or os.environ.get("AUDIOCHAT_AUDIO_BACKEND", "")
    for null in (True,) if name.lower() == "null" else (False, True):
        with contextlib.suppress(miniaudio.MiniaudioError):
            made: Device = playback(rate, 1, _PERIOD_MS, null)
            return made
    raise NO_DEVICE


class Outlet:
    """A queue of mono sound that a device empties. Safe from any thread.

    Each piece belongs to a ``part`` (a sentence), so that one can be skipped. ``first_sound`` is when
    (monotonic) the first sound since the last ``begin`` was handed to the device. ``played`` is told
    everything that the device is given.
    """

    def __init__(
        self, open_: Callable[[int], Device] = open_device, played: Played | None = None
    ) -> None:
        self._open, self._played = open_, played
        self._wake = threading.Condition()
        self._queue: deque[tuple[int, Samples]] = deque()
        self._device: Device | None = None
        self._rate = 0
        self._asked = 0.0
        self._closed = False
        self.part = -1
        self.first_sound = 0.0

    def begin(self, rate: int) -> None:
        """Open the device ahead of the first sound, so that it comes without delay.

        ``MediaError`` if there is none.
        """
        import miniaudio

        with self._wake:
            self.part, self.first_sound = -1, 0.0
            dead = time.monotonic() - self._asked > _DEAD_SECONDS
            if self._closed or (self._device is not None and rate == self._rate and not dead):
                return
            old, self._device = self._device, None
        if old is not None:
            old.close()
        device = self._open(rate)
        feed = tapped(self._feed(), rate, self._played)
        next(feed)
        with self._wake:
            self._asked = time.monotonic()
            self._device, self._rate = device, rate
        try:
            device.start(feed)
        except miniaudio.MiniaudioError as error:
            self.rest()
            raise NO_DEVICE from error

    def write(self, sound: Samples, part: int) -> None:
        """Put samples, shape (frames, 1), at the end of the queue."""
        with self._wake:
            if not self._closed and len(sound):
                self._queue.append((part, np.ascontiguousarray(sound, np.float32)))

    @property
    def pending(self) -> float:
        """Seconds that are not handed over yet."""
        with self._wake:
            frames = sum(len(sound) for _, sound in self._queue)
            return frames / self._rate if self._rate else 0.0

    def wait(self, seconds: float, job: Job, each: Callable[[], None] = lambda: None) -> None:
        """Wait until at most ``seconds`` are left, calling ``each`` some twenty times a second.

        Raises ``Cancelled``; ``MediaError`` if the device vanishes.
        """
        while self.pending > seconds:
            job.check()
            each()
            with self._wake:
                gone = time.monotonic() - self._asked > _DEAD_SECONDS
                if self._closed or self._device is None or gone:
                    self._queue.clear()
                if gone and self._device is not None and not self._closed:
                    raise _GONE
                self._wake.wait(0.05)

    def drop(self, part: int | None = None) -> None:
        """Throw away what is not heard yet, of one part or of all."""
        with self._wake:
            kept = [] if part is None else [one for one in self._queue if one[0] != part]
            self._queue = deque(kept)
            self._wake.notify_all()

    def rest(self) -> None:
        """Close the device until it is needed again."""
        with self._wake:
            self._queue.clear()
            device, self._device = self._device, None
            self._wake.notify_all()
        if device is not None:
            device.close()

    def close(self) -> None:
        """Close for good. Calling again is free."""
        with self._wake:
            self._closed = True
        self.rest()

    def _feed(self) -> Generator[Any, int, None]:
        """What the device's own thread calls; never waits for anything but the lock."""
        frames = yield b""
        while True:
            out = np.zeros((frames, 1), np.float32)
            with self._wake:
                self._asked = time.monotonic()
                self._hand_over(out)
                self._wake.notify_all()
            frames = yield out

    def _hand_over(self, out: Samples) -> None:
        given = 0
        while given < len(out) and self._queue:
            part, sound = self._queue.popleft()
            take = min(len(sound), len(out) - given)
            out[given : given + take] = sound[:take]
            if take < len(sound):
                self._queue.appendleft((part, sound[take:]))
            given += take
            self.part = part
        if given and not self.first_sound:
            self.first_sound = time.monotonic()
