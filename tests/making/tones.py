"""Recordings in which every "word" is a tone whose pitch tells its number, and what hears them.

So a test knows what must be recognised, when, and whether anything was lost or heard twice, without
a model.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.recogniser import Heard, RecogniserOptions, RecogniserSpec
from audiochat.domain.transcript import Word
from audiochat.speech.pieces import Piece
from audiochat.speech.voice_activity import STEP, Seconds, SpanRules, speech_spans

RATE = 16_000
LOWEST, APART, KINDS = 300, 25, 100
LENGTH = 0.6
"""Seconds of each tone."""

Samples = NDArray[np.float32]


def starts(seconds: float, apart: float = 1.0) -> list[float]:
    """When the words of a recording begin: one every ``apart`` seconds, a quarter second in."""
    count = int((seconds - LENGTH - 0.3) / apart) + 1
    return [0.25 + n * apart for n in range(count)]


def tones(seconds: float, rate: int = RATE, apart: float = 1.0, first: int = 0) -> Samples:
    """A recording of ``seconds``; its words are numbered from ``first`` on, modulo 100."""
    out = np.zeros(round(seconds * rate), np.float32)
    t = np.arange(round(LENGTH * rate)) / rate
    for number, start in enumerate(starts(seconds, apart), first):
        at = round(start * rate)
        tone = 0.3 * np.sin(2 * np.pi * (LOWEST + APART * (number % KINDS)) * t)
        out[at : at + len(tone)] += tone[: len(out) - at]
    return out


def names(count: int, first: int = 0) -> list[str]:
    """What the words are called."""
    return [f"n{number % KINDS}" for number in range(first, first + count)]


class Voice:
    """Finds sound where there is any."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def spans(
        self, samples: Samples, job: Job | None = None, rules: SpanRules | None = None
    ) -> list[Seconds]:
        (job or Job()).check()
        self.seconds += len(samples) / RATE
        rows = np.pad(samples, (0, -len(samples) % STEP)).reshape(-1, STEP)
        loud = (np.abs(rows).max(axis=1) > 0.01).astype(np.float32)
        return speech_spans(loud, len(samples) / RATE, rules or SpanRules())


class Recogniser:
    """Names each tone of a piece by its pitch. ``delay`` seconds pass for each piece."""

    def __init__(self) -> None:
        self.delay = 0.0
        self.pieces = 0
        self.at_once = 0
        self.most_at_once = 0
        self._lock = threading.Lock()

    def hear(
        self, piece: Piece, samples: Samples, options: RecogniserOptions, job: Job, *_: object
    ) -> Heard:
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.at_once, self.most_at_once)
        try:
            end = time.monotonic() + self.delay
            while time.monotonic() < end:
                job.check()
                time.sleep(0.005)
            self.pieces += 1
            sound = piece.cut(samples)
            words = [Word(n, *piece.located(a, b), 0.9) for n, a, b in _heard(sound)]
            return Heard(tuple(words), piece.start, piece.end, "en", 0.9, 0.9)
        finally:
            with self._lock:
                self.at_once -= 1


def _heard(sound: Samples) -> list[tuple[str, float, float]]:
    """Each run of sound with the name of its pitch; runs shorter than half a word are passed over."""
    loud = np.abs(sound) > 0.01
    step = RATE // 200
    rows = np.pad(loud, (0, -len(loud) % step)).reshape(-1, step).any(axis=1).astype(np.int8)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rows, [0]]))).reshape(-1, 2) * step
    found = []
    for first, last in edges.tolist():
        if last - first < LENGTH * RATE / 2:
            continue
        spectrum = np.abs(np.fft.rfft(sound[first:last], 8 * RATE))
        number = round((int(np.argmax(spectrum)) / 8 - LOWEST) / APART)
        found.append((f"n{number}", first / RATE, last / RATE))
    return found


class Listener:
    """Gives the recogniser of tones to a transcriber."""

    def __init__(self) -> None:
        self.voice: Any = Voice()
        self.heard: Any = Recogniser()

    def chosen(self) -> RecogniserSpec:
        return RecogniserSpec("tones", "Tones", Path())

    def options(self) -> RecogniserOptions:
        return RecogniserOptions()

    def recogniser(self, spec: RecogniserSpec | None = None) -> Any:
        return self.heard


def follows(found: Sequence[float], wanted: Sequence[float], within: float = 0.05) -> bool:
    """Whether two lists of times agree."""
    return len(found) == len(wanted) and bool(
        np.all(np.abs(np.asarray(found) - np.asarray(wanted)) < within)
    )
