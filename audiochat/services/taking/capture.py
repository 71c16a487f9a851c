"""From a microphone into a file, as it comes: nothing that was heard is only in memory for long."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from audiochat.domain.errors import MediaError, UserError
from audiochat.domain.job import Job
from audiochat.domain.take import PEAK_SECONDS, Taking

if TYPE_CHECKING:
    from pathlib import Path

    from audiochat.domain.operation import Samples
    from audiochat.media.growing import GrowingWav
    from audiochat.media.microphone import Microphone
    from audiochat.services.taking.wish import Wish

RATE = 48_000
"""Samples a second of what is recorded."""

RESERVE_BYTES = 64 << 20
"""Free room on the disk at which a recording ends: the database needs some too."""

_WAIT = 0.1
_SYNC_SECONDS = 1.0


def has_room(folder: Path) -> bool:
    """Whether there is room to record; where nothing can be kept at all, opening the file says so."""
    disk = shutil.disk_usage(folder)
    return disk.total == 0 or disk.free > RESERVE_BYTES


def capture(
    microphone: Microphone,
    wav: GrowingWav,
    wish: Wish,
    job: Job,
    told: Callable[[object], None],
    longest: float | None = None,
) -> UserError | None:
    """Record until the person, the microphone, the disk or ``longest`` (seconds) ends it.

    Gives what ended it if it was not the person. ``told`` gets a ``Taking`` for all that is heard.
    At most a second of sound is not on the disk yet, whatever happens. A wish to cancel the job ends
    it as well, quietly.
    """
    meter = Meter(wav.rate)
    synced = time.monotonic()
    most = None if longest is None else round(longest * wav.rate)
    try:
        while not (wish.over or job.cancelled) and (most is None or wav.frames < most):
            sound = microphone.read(_WAIT)
            if sound is None:
                return None
            paused = wish.paused
            if not paused:
                wav.append(sound if most is None else sound[: most - wav.frames])
            told(Taking(wav.frames / wav.rate, meter.feed(sound), paused))
            if time.monotonic() - synced >= _SYNC_SECONDS:
                synced = time.monotonic()
                wav.sync()
                if not has_room(wav.path.parent):
                    return _full()
    except UserError as error:
        return _ended_by(error) if wav.frames else error
    except OSError as error:
        return _full() if not has_room(wav.path.parent) else _broken(error)
    return None


class Meter:
    """Finds the loudest sample of each 20 ms of sound that comes in pieces of any length."""

    def __init__(self, rate: int) -> None:
        self._size = round(PEAK_SECONDS * rate)
        self._rest = np.zeros(0, np.float32)

    def feed(self, sound: Samples) -> tuple[float, ...]:
        """The peaks that have become known, from 0 to 1."""
        whole = np.concatenate([self._rest, np.abs(sound)])
        count = len(whole) // self._size
        self._rest = whole[count * self._size :]
        rows = whole[: count * self._size].reshape(count, self._size)
        return tuple(np.minimum(rows.max(axis=1), 1.0).tolist())


def _ended_by(error: UserError) -> MediaError:
    return MediaError(
        error.message, f"What was recorded until then is kept. {error.remedy}".strip()
    )


def _full() -> MediaError:
    return MediaError(
        "The disk is almost full, so the recording was ended.",
        "What was recorded until then is kept. Free some room before you record again.",
    )


def _broken(error: OSError) -> MediaError:
    return MediaError(
        f"The recording was ended, since it could not be written: {error.strerror or error}.",
        "What was recorded until then is kept. Look after the disk before you record again.",
    )
