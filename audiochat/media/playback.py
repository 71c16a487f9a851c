"""Playing a timeline: a device fed from a short queue, which a thread of its own keeps full."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np

from audiochat.domain.errors import MediaError, UserError
from audiochat.domain.operation import Samples
from audiochat.media.device import GONE, NO_DEVICE
from audiochat.media.frame_reader import FrameReader
from audiochat.media.heard import HeardClock
from audiochat.media.played import Played, tapped

BLOCK = 4096
"""Frames read ahead at a time."""

AHEAD_SECONDS = 0.8
"""How much sound lies ready: long enough for a slow disk, short enough to throw away at a seek."""

_PERIOD_MS = 150
"""How much the device takes at a time. With less it stutters whenever all processors are busy."""

PRIME_SECONDS = 0.4
"""How much is read before a device is started: it takes some of it at once."""

_DEAD_SECONDS = 2.0  # a device that asks for nothing so long has gone away


@dataclass(slots=True)
class _Play:
    """One stretch being played. ``next`` is the frame to be read next; ``done`` when all was read."""

    reader: FrameReader
    start: int
    end: int
    loop: bool
    next: int
    done: bool = False


class Player:
    """Plays one thing at a time; every method returns at once and may be called from any thread.

    ``backend`` is ``"null"`` for no sound, or empty for the system's device; the environment variable
    ``AUDIOCHAT_AUDIO_BACKEND`` stands in when empty. Without any device time passes all the same, so
    that the playhead moves (``silent`` is then true, and ``nobody`` unless that is what was wanted); a
    device that vanishes meanwhile ends the play where it is. ``error`` holds what ended the last play.
    ``gain`` from 0 to 1 is how much of the sound is heard; it may be set at any time. ``played`` is told
    what is heard.
    """

    def __init__(self, backend: str = "", played: Played | None = None) -> None:
        self._played = played
        self._null = (backend or os.environ.get("AUDIOCHAT_AUDIO_BACKEND", "")).lower() == "null"
        self._wake = threading.Condition()
        self._play: _Play | None = None
        self._ready: deque[tuple[int, Samples]] = deque()
        self._running = False  # sound is wanted now
        self._closing = False
        self._thread: threading.Thread | None = None
        self._retired: list[FrameReader] = []
        self._clock = HeardClock()
        self._asked = 0.0  # when the device last asked for sound
        self.silent = self._null
        self.nobody = False
        self.gain = 1.0
        self._heard_gain = 1.0
        self.error: UserError | None = None

    def play(
        self, reader: FrameReader, start: int, end: int | None = None, loop: bool = False
    ) -> None:
        """Play frames ``start..end`` of ``reader``, over and over with ``loop``.

        The player owns the reader from now on and closes it when it is done with it.
        """
        last = reader.frames if end is None else min(end, reader.frames)
        first = max(0, min(start, last))
        with self._wake:
            if self._closing:
                reader.close()
                return
            self._retire()
            self._play = _Play(reader, first, last, loop, first)
            self._running = last > first
            self.error = None
            self._at(first)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="player", daemon=True)
                self._thread.start()
            self._wake.notify_all()

    def pause(self) -> None:
        """Hold; ``resume`` goes on from here."""
        with self._wake:
            here = self.position
            self._running = False
            if self._play is not None:
                self._again_from(here)
            self._wake.notify_all()

    def resume(self) -> None:
        """Go on after a pause; after the end, begin again."""
        with self._wake:
            play = self._play
            if play is None or self._closing:
                return
            if self.position >= play.end:
                self._again_from(play.start)
            self._running = play.end > play.start
            self._wake.notify_all()

    def stop(self) -> None:
        """End playing; the position goes back to where it began."""
        with self._wake:
            self._running = False
            if self._play is not None:
                self._again_from(self._play.start)
            self._wake.notify_all()

    def seek(self, frame: int) -> None:
        """Go to a frame, playing on from there if playing; past the end of the stretch it ends."""
        with self._wake:
            if self._play is None:
                self._at(max(0, frame))
                return
            play = self._play
            if frame >= play.end:  # outside the stretch: play the rest of the recording
                play.end = play.reader.frames
            if frame < play.start:
                play.start = max(0, frame)
            self._again_from(max(play.start, min(frame, play.end)))
            self._wake.notify_all()

    @property
    def position(self) -> int:
        """The frame heard now, as well as can be told."""
        with self._wake:
            return self._clock.frame(time.monotonic())

    @property
    def playing(self) -> bool:
        """Whether sound comes (or would, with a device)."""
        return self._running

    def close(self) -> None:
        """End playing, the device and the thread. Calling again is free."""
        with self._wake:
            self._closing = True
            self._running = False
            self._retire()
            self._wake.notify_all()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()
        self._release()

    # Everything below that touches the state is called with the lock held.

    def _at(self, frame: int) -> None:
        self._clock.go_to(frame)

    def _again_from(self, frame: int) -> None:
        """Throw away what was read ahead and read on from ``frame``."""
        self._ready.clear()
        self._at(frame)
        if self._play is not None:
            self._play.next, self._play.done = frame, False

    def _retire(self) -> None:
        """Give up what is being played; its reader is closed outside the lock."""
        self._ready.clear()
        if self._play is not None:
            self._retired.append(self._play.reader)
            self._play = None

    def _release(self) -> None:
        """Close readers nobody needs any more."""
        with self._wake:
            retired, self._retired = self._retired, []
        for reader in retired:
            reader.close()

    def _work(self) -> None:
        """The thread: owns the device, reads ahead."""
        device: Any = None
        shape = (0, 0)
        try:
            while True:
                with self._wake:
                    while not (
                        self._closing or self._retired or self._hungry() or self._idle(device)
                    ):
                        self._wake.wait(0.1 if self._running else None)
                        if self._running and time.monotonic() - self._asked > _DEAD_SECONDS:
                            break
                    if self._closing:
                        return
                    play, running = self._play, self._running
                self._release()
                if device is not None and (not running or self._dead(play, shape)):
                    _shut(device)
                    device = None
                if running and play is not None:
                    self._fill(play)
                    if device is None and self._primed(play):
                        found = (play.reader.rate, play.reader.channels)
                        device = self._open(*found, lost=shape != (0, 0))
                        shape = found
                elif device is None:
                    shape = (0, 0)
        finally:
            _shut(device)

    def _hungry(self) -> bool:
        """Whether more should be read ahead."""
        play = self._play
        if not self._running or play is None or play.done:
            return False
        return self._lies() < AHEAD_SECONDS * play.reader.rate

    def _primed(self, play: _Play) -> bool:
        """Whether enough is read for what a device takes when it starts."""
        with self._wake:
            return not self._hungry() or self._lies() > PRIME_SECONDS * play.reader.rate

    def _lies(self) -> int:
        """Frames that lie ready."""
        return sum(len(block) for _, block in self._ready)

    def _idle(self, device: Any) -> bool:
        """Whether the device should start or rest."""
        return (device is None) == self._running

    def _dead(self, play: _Play | None, shape: tuple[int, int]) -> bool:
        """Whether the device no longer asks, or was opened for another kind of sound."""
        asleep = time.monotonic() - self._asked > _DEAD_SECONDS
        return asleep or (play is not None and shape != (play.reader.rate, play.reader.channels))

    def _fill(self, play: _Play) -> None:
        """Read the next block, without the lock, and put it in line unless things have changed."""
        with self._wake:
            at = play.next
            if play.done or play is not self._play:
                return
        try:
            block = play.reader.read(at, min(BLOCK, play.end - at))
        except UserError as error:
            self._fail(play, error)
            return
        except (OSError, ValueError, RuntimeError) as error:
            self._fail(play, MediaError(f"Playing stopped: {error}."))
            return
        with self._wake:
            if play is not self._play or play.next != at:
                return
            self._ready.append((at, block))
            play.next = at + len(block)
            if play.next >= play.end:
                play.next, play.done = (play.start, False) if play.loop else (play.end, True)

    def _fail(self, play: _Play, error: UserError) -> None:
        with self._wake:
            if play is self._play:
                self.error = error
                self._running = False

    def _open(self, rate: int, channels: int, lost: bool) -> Any:
        """Open and start the device, or one that is silent when there is none.

        ``lost``: another one was heard just now, so going on in silence would surprise.
        """
        import miniaudio

        from audiochat.media.device import playback

        lost = lost and not self.silent
        for null in (True,) if self._null else (False,) if lost else (False, True):
            with contextlib.suppress(miniaudio.MiniaudioError):
                device = playback(rate, channels, _PERIOD_MS, null)
                if lost and device.backend == "Null":
                    device.close()
                    break
                feed = tapped(self._feed(channels, rate), rate, self._played)
                next(feed)
                with self._wake:
                    self._asked = time.monotonic()
                    self._clock.fresh()
                self.silent = device.backend == "Null"
                self.nobody = self.silent and not self._null
                device.start(feed)
                return device
        with self._wake:
            self.error = GONE if lost else NO_DEVICE
            self._running = False
            self._again_from(self.position)
        return None

    def _feed(self, channels: int, rate: int) -> Generator[Any, int, None]:
        """What the device's own thread calls; never waits for anything but the lock."""
        frames = yield b""
        while True:
            out = np.zeros((frames, channels), np.float32)
            with self._wake:
                self._asked = time.monotonic()
                if self._running:
                    self._hand_over(out, rate, self._asked)
                self._wake.notify_all()
            self._soften(out)
            frames = yield out

    def _soften(self, out: Samples) -> None:
        """Apply the gain, gliding to another one within the block so that it does not click."""
        before, gain = self._heard_gain, min(1.0, max(0.0, self.gain))
        self._heard_gain = gain
        if before != gain:
            out *= np.linspace(before, gain, len(out), dtype=np.float32)[:, None]
        elif gain != 1.0:
            out *= np.float32(gain)

    def _hand_over(self, out: Samples, rate: int, now: float) -> None:
        """Fill ``out`` from what lies ready; when all of it has been heard, playing ends."""
        play, given = self._play, 0
        if play is None:
            return
        if play.done and not self._ready and self._clock.over(now):
            self._running = False
            self._at(play.end)
            return
        whole = play.done or self._lies() >= len(out)  # part of it would only make two gaps of one
        while whole and given < len(out) and self._ready:
            at, block = self._ready.popleft()
            if block.shape[1] != out.shape[1]:
                break  # of another play; the device is about to be changed
            take = min(len(block), len(out) - given)
            out[given : given + take] = block[:take]
            self._clock.taken(at, take, rate, now)
            if take < len(block):
                self._ready.appendleft((at + take, block[take:]))
            given += take
        if given < len(out) and not play.done:
            self._clock.quiet(len(out) - given, rate, now)


def _shut(device: Any) -> None:
    """Close a device, if there is one."""
    if device is not None:
        device.close()
