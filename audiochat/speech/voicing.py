"""Runs of sound between pauses, and what they are like: voiced or not, steady or moving.

Recognisers leave "um" and "uh" out or lay them into the word beside them. The sound does not lie:
a hesitation is a short run between two pauses, voiced, and as good as the same from its beginning to
its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.recogniser import RATE

HOP = RATE // 100
"""Samples of one step: 10 ms."""

STEP = HOP / RATE
_FRAME = 512
_BLOCK = 6000  # steps (one minute) at a time
_BANDS = (100, 250, 400, 600, 850, 1150, 1500, 2000, 2700, 3600, 5000, 7000)  # Hz
_LAGS = (RATE // 400, RATE // 65)  # samples: the pitch of a voice, 65 to 400 Hz
_LEAST_RUN = 0.05  # seconds
_APART = 0.05  # seconds of quiet that part two runs
_SPREAD = 6  # steps between which the change of a sound is measured

Samples = NDArray[np.float32]
Values = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Run:
    """Sound between two pauses; times in seconds.

    ``voiced`` is the share of it, 0 to 1, that has a pitch; ``change`` how far its spectrum moves in
    60 ms, in dB (steady vowels stay below 4, speech is around 8); ``level`` its loudest 10 ms in dB.
    """

    start: float
    end: float
    voiced: float
    change: float
    level: float

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.end - self.start


@dataclass(frozen=True)
class Voicing:
    """Each 10 ms of a sound: level in dB, pitch strength from 0 to 1, change of spectrum in dB."""

    level: Values
    pitch: Values
    change: Values

    @property
    def threshold(self) -> float:
        """The level in dB above which there is sound: over the floor, well under the speech."""
        if not len(self.level):
            return 0.0
        floor, speech = np.percentile(self.level, [8, 95])
        return float(np.clip(floor + 10.0, speech - 38.0, speech - 16.0))

    def runs(self) -> tuple[Run, ...]:
        """The runs of sound in order."""
        loud = np.concatenate([[False], self.level > self.threshold, [False]])
        edges = np.flatnonzero(np.diff(loud.astype(np.int8)))
        spans: list[tuple[int, int]] = []
        for first, last in zip(edges[0::2].tolist(), edges[1::2].tolist(), strict=True):
            if spans and first - spans[-1][1] < _APART / STEP:
                spans[-1] = (spans[-1][0], last)
            else:
                spans.append((first, last))
        return tuple(self._run(*span) for span in spans if span[1] - span[0] >= _LEAST_RUN / STEP)

    def _run(self, first: int, last: int) -> Run:
        inner = slice(min(first + 2, last - 1), max(last - _SPREAD // 2, first + 3))
        peak = float(self.level[first:last].max())
        heard = self.level[first:last] > peak - 15.0
        voiced = float(np.mean(self.pitch[first:last][heard] > 0.55))
        return Run(first * STEP, last * STEP, voiced, float(np.median(self.change[inner])), peak)


def voicing(blocks: Iterable[Samples], job: Job | None = None) -> Voicing:
    """Listen to 16 kHz mono samples, given in blocks of any size; some minutes of sound a second."""
    job = job or Job()
    parts: list[tuple[Values, Values, Values]] = []
    rest = np.zeros(_FRAME // 2, np.float32)
    bands = np.zeros((0, len(_BANDS) - 1), np.float32)
    for block in blocks:
        job.check()
        rest = np.concatenate([rest, np.asarray(block, np.float32)])
        while len(rest) >= _BLOCK * HOP + _FRAME:
            job.check()
            *found, bands = _listen(rest[: _BLOCK * HOP + _FRAME - HOP], bands)
            parts.append((found[0], found[1], found[2]))
            rest = rest[_BLOCK * HOP :]
    rest = np.concatenate([rest, np.zeros(_FRAME // 2, np.float32)])
    if len(rest) >= _FRAME:
        *found, bands = _listen(rest, bands)
        parts.append((found[0], found[1], found[2]))
    if not parts:
        empty = np.zeros(0, np.float32)
        return Voicing(empty, empty, empty)
    level, pitch, change = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Voicing(level, pitch, change)


def _listen(sound: Samples, before: Values) -> tuple[Values, Values, Values, Values]:
    """Level, pitch strength and change of each step of a block, and its bands for the next one."""
    frames = np.lib.stride_tricks.sliding_window_view(sound, _FRAME)[::HOP]
    spectrum = np.fft.rfft(frames * np.hanning(_FRAME).astype(np.float32), 2 * _FRAME)
    power = np.square(np.abs(spectrum)).astype(np.float32)
    hertz = np.fft.rfftfreq(2 * _FRAME, 1 / RATE)
    power[:, hertz < 70] = 0
    level = 10 * np.log10(np.maximum(power.sum(axis=1), 1e-9)) - 10 * np.log10(_FRAME**2 / 4)
    alike = np.fft.irfft(power)[:, : _LAGS[1] + 1]
    window = np.fft.irfft(np.square(np.abs(np.fft.rfft(np.hanning(_FRAME), 2 * _FRAME))))
    alike = alike / np.maximum(alike[:, :1], 1e-12) / (window[: _LAGS[1] + 1] / window[0])
    pitch = np.clip(alike[:, _LAGS[0] :].max(axis=1), 0, 1)
    places = np.searchsorted(hertz, _BANDS)
    sums = np.add.reduceat(power, places[:-1], axis=1)
    bands = 10 * np.log10(np.maximum(sums, 1e-7)).astype(np.float32)
    joined = np.concatenate([before, bands])
    moved = np.abs(joined[_SPREAD:] - joined[:-_SPREAD])
    loud = (
        joined.max(axis=1, keepdims=True) - 30.0
    )  # what is far below the loudest band is not heard
    heard = (joined[_SPREAD:] > loud[_SPREAD:]) | (joined[:-_SPREAD] > loud[:-_SPREAD])
    change = (moved * heard).sum(axis=1) / np.maximum(heard.sum(axis=1), 1)
    missing = len(level) - len(change)
    change = np.concatenate([np.full(missing, 99.0), change]) if missing > 0 else change
    return (
        level.astype(np.float32),
        pitch.astype(np.float32),
        change[-len(level) :].astype(np.float32),
        bands[-_SPREAD:],
    )
