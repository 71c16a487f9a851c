"""Speech put together into pieces that a recogniser takes at once, and the way back to its own time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from audiochat.domain.recogniser import RATE
from audiochat.speech.voice_activity import Samples, Seconds

LONGEST = 29.0
"""Seconds of a piece at most: whisper sees 30."""

FIRST = 10.0
"""Seconds of the first piece at most, so that words are shown soon."""

KEPT_GAP = 1.0
"""A pause up to this long stays in the piece as it is; of a longer one only the padding stays."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Stretches of sound, as frames of the whole, heard one after the other without what lay between."""

    spans: tuple[tuple[int, int], ...]

    @property
    def start(self) -> float:
        """Where it begins, in seconds of the whole."""
        return self.spans[0][0] / RATE

    @property
    def end(self) -> float:
        """Where it ends, in seconds of the whole."""
        return self.spans[-1][1] / RATE

    @property
    def duration(self) -> float:
        """How long it sounds, in seconds."""
        return sum(last - first for first, last in self.spans) / RATE

    @property
    def speech(self) -> float:
        """About how long is spoken in it, in seconds: without the padding of its stretches."""
        return max(0.05, self.duration - 0.4 * len(self.spans))

    def cut(self, samples: Samples) -> Samples:
        """Its sound."""
        return np.concatenate([samples[first:last] for first, last in self.spans])

    def halves(self, at: float) -> tuple[Piece, Piece]:
        """What comes before and after ``at``, which is seconds of its sound between its ends."""
        left, before, after = round(at * RATE), [], []
        for first, last in self.spans:
            cut = min(max(first + left, first), last)
            left -= last - first
            if cut > first:
                before.append((first, cut))
            if last > cut:
                after.append((cut, last))
        return Piece(tuple(before)), Piece(tuple(after))

    def located(self, start: float, end: float) -> Seconds:
        """Times in the piece as times in the whole; both in the stretch that holds their middle."""
        middle = (start + end) / 2 * RATE
        offsets = [0, *accumulate(last - first for first, last in self.spans)]
        index = next(
            (n for n in range(len(self.spans)) if middle < offsets[n + 1]), len(self.spans) - 1
        )
        first, last = self.spans[index]
        move = first - offsets[index]
        low, high = (min(last, max(first, time * RATE + move)) / RATE for time in (start, end))
        return low, high


def packed(spans: list[Seconds], frames: int, first: float = FIRST) -> Iterator[Piece]:
    """Pieces of the stretches of speech, none longer than 29 s, the first one short.

    ``frames`` is the length of the whole; a stretch must not be longer than a piece.
    """
    gathered: list[tuple[int, int]] = []
    longest = min(first, LONGEST) * RATE
    for start, end in spans:
        low, high = int(start * RATE), min(frames, int(end * RATE))
        joined = bool(gathered) and low - gathered[-1][1] <= KEPT_GAP * RATE
        length = sum(b - a for a, b in gathered) + high - (gathered[-1][1] if joined else low)
        if gathered and length > longest:
            yield Piece(tuple(gathered))
            gathered, joined, longest = [], False, LONGEST * RATE
        if joined:
            gathered[-1] = (gathered[-1][0], high)
        elif high > low:
            gathered.append((low, high))
    if gathered:
        yield Piece(tuple(gathered))
