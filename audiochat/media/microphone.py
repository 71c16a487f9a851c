"""The microphone: mono sound as it comes, from a device or, for trying things out, from a file."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Generator
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from audiochat.domain.errors import MediaError
from audiochat.domain.operation import Samples
from audiochat.media.clock import Clock
from audiochat.media.device import NOBODY

FILE = "AUDIOCHAT_MICROPHONE"
"""Names a sound file that is heard instead of the microphone, at its own pace."""

_PERIOD_MS = 40
_LONGEST_SECONDS = 120.0  # of sound that nobody has fetched; older sound is lost and counted
_GONE_SECONDS = 3.0  # a microphone that gives nothing so long has been unplugged
_WAKING_SECONDS = 10.0  # headsets without a wire take their time before the first sound
_ZERO_SECONDS = 1.5  # of nothing but zeros; then it is looked whether a microphone is left

NO_MICROPHONE = MediaError(
    "No microphone was found.",
    "Connect one, and let the program use it in the system's sound settings.",
)
GONE = MediaError(
    "The microphone has gone away.", "Connect it again, or choose another in the settings."
)


class Microphone(Protocol):
    """Where live sound comes from. One reader at a time.

    ``lost`` counts frames that nobody fetched in time. ``came`` is when (monotonic) the last frame that
    was read came from the device, as even as the device's own pace; ``moves`` grows when that pace broke.
    """

    rate: int
    lost: int
    came: float
    moves: int

    def open(self) -> None:
        """Begin to listen; ``MediaError`` when there is nothing to listen with."""

    def read(self, seconds: float) -> Samples | None:
        """What came since the last call, shape (frames,); waits up to ``seconds`` for some.

        None at the end of a file. ``MediaError`` when the device has gone away.
        """

    def close(self) -> None:
        """Listen no more. Calling again is free."""


class DeviceMicrophone:
    """A microphone of the system's. ``lost`` counts frames that nobody fetched in time.

    ``device`` is its name, empty for the one the system has chosen.
    """

    def __init__(self, rate: int = 16_000, backend: str = "", device: str = "") -> None:
        self.rate = rate
        self.lost = self.moves = 0
        self.came = 0.0
        self._name = device
        self._null = (backend or os.environ.get("AUDIOCHAT_AUDIO_BACKEND", "")).lower() == "null"
        self._wake = threading.Condition()
        self._waiting: deque[Samples] = deque()
        self._device: Any = None
        self._last = 0.0  # when sound came
        self._patience = _GONE_SECONDS
        self._zeros = 0  # frames of nothing but zeros at the end
        self._clock, self._given = Clock(rate), 0  # frames that came from the device

    def open(self) -> None:
        """Begin to listen."""
        import miniaudio

        from audiochat.media.device import capture

        if self._device is not None:
            return
        found = {} if self._null else _captures()
        if not found or not (self._name or _any_real(found)):
            raise NO_MICROPHONE
        if self._name and self._name not in found:
            raise MediaError(
                f"The microphone “{self._name[:80]}” is not connected.",
                "Connect it, or choose another in the settings.",
            )
        self._last, self._patience, self._zeros = time.monotonic(), _WAKING_SECONDS, 0
        try:
            self._device = capture(self.rate, _PERIOD_MS, found.get(self._name))
            taken = self._take()
            next(taken)
            self._device.start(taken)
        except miniaudio.MiniaudioError as error:
            self.close()
            raise MediaError(
                "The microphone cannot be opened.",
                "Let the program use it in the system's sound settings, and see that no other "
                "program keeps it to itself.",
            ) from error

    def _take(self) -> Generator[None, bytes, None]:
        """What the device's own thread calls."""
        while True:
            data = yield
            self.put(np.frombuffer(data, np.float32).copy())

    def put(self, sound: Samples) -> None:
        """Take sound from the device."""
        np.nan_to_num(sound, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        with self._wake:
            self._last, self._patience = time.monotonic(), _GONE_SECONDS
            self._zeros = 0 if sound.any() else self._zeros + len(sound)
            self._given += len(sound)
            self._clock.note(self._given, self._last)
            self._waiting.append(sound)
            frames = sum(map(len, self._waiting))
            while frames > _LONGEST_SECONDS * self.rate:
                gone = len(self._waiting.popleft())
                frames -= gone
                self.lost += gone
            self._wake.notify_all()

    def read(self, seconds: float) -> Samples | None:
        """What came since the last call."""
        with self._wake:
            if not self._waiting:
                self._wake.wait(seconds)
            taken, self._waiting = list(self._waiting), deque()
            self.came, self.moves = self._clock.at(self._given), self._clock.moves
            if not taken and time.monotonic() - self._last > self._patience:
                raise GONE
            doubtful = not self._name and self._zeros > _ZERO_SECONDS * self.rate
            if doubtful:
                self._zeros = 0
        if doubtful and self._device is not None and not _any_real(_captures()):
            raise GONE  # the sound server gives what is played instead, or nothing
        return np.concatenate([np.zeros(0, np.float32), *taken])

    def close(self) -> None:
        """Listen no more."""
        device, self._device = self._device, None
        if device is not None:
            device.close()
        with self._wake:
            self._waiting.clear()
            self._wake.notify_all()


class PlayedMicrophone:
    """A microphone in front of which something known is played: samples at ``rate``.

    ``pace`` is how many times as fast as life; 0 gives everything at once. After the end there is
    silence if ``then_silence``, else the end.
    """

    def __init__(
        self, samples: Samples, rate: int = 16_000, pace: float = 1.0, then_silence: bool = True
    ) -> None:
        self.rate = rate
        self.lost = self.moves = 0
        self.came = 0.0
        self._sound = np.asarray(samples, np.float32).reshape(-1)
        self._pace, self._then_silence = pace, then_silence
        self._begun = 0.0
        self._given = 0
        self.opened_at = 0.0

    def open(self) -> None:
        """Begin to play."""
        if not self._begun:
            self._begun = self.opened_at = time.monotonic()
            self._given = 0

    def read(self, seconds: float) -> Samples | None:
        """What was played since the last call."""
        if not self._pace:
            sound, self._given = self._sound[self._given :], len(self._sound)
            return sound if len(sound) else None
        short = self._given + _PERIOD_MS * self.rate // 1000 - self._due()
        if short > 0:  # in pieces as long as a device gives them
            time.sleep(min(seconds, short / self.rate / self._pace))
        due = self._due()
        if self._given >= len(self._sound) and not self._then_silence:
            return None
        sound = self._sound[self._given : due]
        self.came = self._begun + due / self.rate / self._pace
        missing = due - max(self._given, len(self._sound)) if self._then_silence else 0
        self._given = due
        return np.concatenate([sound, np.zeros(max(0, missing), np.float32)])

    def _due(self) -> int:
        return int((time.monotonic() - self._begun) * self._pace * self.rate) if self._begun else 0

    def close(self) -> None:
        """Stop playing; opened again it begins anew."""
        self._begun = 0.0


def microphone(rate: int = 16_000, device: str = "") -> Microphone:
    """The microphone called ``device`` (empty: the system's own), or the file that stands in for it."""
    name = os.environ.get(FILE)
    if not name:
        return DeviceMicrophone(rate, device=device)
    import soundfile
    import soxr

    try:
        sound, found = soundfile.read(Path(name), dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise MediaError(f"{name} cannot be heard instead of a microphone.") from error
    return PlayedMicrophone(soxr.resample(sound.mean(axis=1), found, rate), rate)


def devices() -> list[str]:
    """Names of the microphones the system has; none when there is no sound system.

    What hears the sound that is played (a "monitor") stands last.
    """
    return list(_captures())


def _captures() -> dict[str, Any]:
    """The ids of the microphones by name; of two with one name the second is called "NAME (2)"."""
    import miniaudio

    named: dict[str, Any] = {}
    with contextlib.suppress(miniaudio.MiniaudioError):
        found = miniaudio.Devices()
        if found.backend == "Null":
            return {}
        for one in sorted(found.get_captures(), key=lambda one: _hears_playing(one["id"])):
            name, number = str(one["name"]), 2
            if name.lower().startswith(NOBODY):
                continue
            while name in named:
                name, number = f"{one['name']} ({number})", number + 1
            named[name] = one["id"]
    return named


def _hears_playing(device_id: Any) -> bool:
    """Whether it is no microphone but what a loudspeaker plays (PulseAudio's and PipeWire's monitors)."""
    import miniaudio

    if not isinstance(device_id, miniaudio.ffi.CData):
        return False
    name = bytes(miniaudio.ffi.buffer(device_id)).partition(b"\0")[0]
    return name.endswith(b".monitor")


def _any_real(found: dict[str, Any]) -> bool:
    """Whether there is a microphone among them."""
    return not all(_hears_playing(one) for one in found.values())
