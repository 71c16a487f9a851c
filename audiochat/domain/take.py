"""A recording that is being made, as it is told of while it goes on."""

from __future__ import annotations

from dataclasses import dataclass

from audiochat.domain.errors import UserError
from audiochat.domain.recording import Recording
from audiochat.domain.transcript import Word

PEAK_SECONDS = 0.02
"""Seconds of sound that one peak stands for."""

DRAFT = "live"
"""The origin of words that were written down while they were spoken: to be listened to again."""

DEVICE = "microphone.device"
"""The setting that names the microphone; empty or missing for the one the system has chosen."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How long it is by now, in seconds, and what the microphone hears.

    ``peaks`` are the loudest sample of each 20 ms since the last time, from 0 to 1 (1 is distorted).
    ``paused``: nothing is kept at the moment.
    """

    seconds: float
    peaks: tuple[float, ...] = ()
    paused: bool = False


@dataclass(frozen=True, slots=True)
class TakenWords:
    """Words since the last time, in seconds of the recording, and what may still change (``open``)."""

    words: tuple[Word, ...] = ()
    open: str = ""


@dataclass(frozen=True, slots=True)
class Wordless:
    """Why no words are written down; the recording itself goes on."""

    reason: str


@dataclass(frozen=True, slots=True)
class Take:
    """A recording that was made. ``error`` is what ended it, if it was not the person."""

    recording: Recording
    seconds: float
    error: UserError | None = None
