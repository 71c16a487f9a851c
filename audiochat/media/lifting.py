"""By how much a recording is raised before it is listened to, so that a quiet one is heard as well."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from audiochat.domain.job import Job
from audiochat.domain.operation import Samples

QUIET = 0.0056
"""Under this level (-45 dBFS) what is said is missed: what finds speech knows ordinary levels only."""

WANTED = 0.05
"""The level of an ordinary voice, -26 dBFS."""

MOST = 316.0
"""No more than 50 dB: 16 bits hold nothing that is worth more."""

_SPOTS = 48
_SPOT_SECONDS = 0.5
_STEP_SECONDS = 0.032
_SHARE = 97  # percent of the steps are quieter than the level: pauses and knocks do not count


class Long(Protocol):
    """Samples at random, and how many (``media.sources.SourceReader``, ``media.render.TimelineReader``)."""

    @property
    def rate(self) -> int:
        """Frames per second."""

    @property
    def frames(self) -> int:
        """Length in frames."""

    def read(self, start: int, frames: int) -> Samples:
        """Exactly ``frames`` frames from ``start``, zeros outside."""


def lift(reader: Long, job: Job | None = None) -> float:
    """The factor, 1 to 316, by which a whole recording is to be raised; 1 unless it is very quiet.

    One figure for all of it, found from 48 half seconds spread over it: a pause in an ordinary
    recording stays a pause. Errors are those of the reader.
    """
    job = job or Job()
    size = min(reader.frames, round(_SPOT_SECONDS * reader.rate))
    step = max(1, round(_STEP_SECONDS * reader.rate))
    levels = []
    for start in np.linspace(0, reader.frames - size, _SPOTS).astype(np.int64).tolist():
        job.check()
        sound = np.nan_to_num(reader.read(start, size))
        rows = sound[: len(sound) // step * step].reshape(-1, step, sound.shape[1])
        levels.append(np.sqrt(np.mean(np.square(rows, dtype=np.float64), axis=1)).max(axis=1))
    heard = np.concatenate(levels)
    level = float(np.percentile(heard, _SHARE)) if len(heard) else 0.0
    return min(MOST, WANTED / level) if 0.0 < level < QUIET else 1.0
