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

LEAD = 0.3
"""Seconds before a stretch of speech in which its first word is looked for: voice activity is late for a
weak "of". They are not given to the recogniser, which would hear words in more of nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Stretches of sound, as frames of the whole, heard one after the other without what lay between.

    ``room`` are the frames before the first one that belong to no other piece.
    """

    spans: tuple[tuple[int, int], ...]
    room: int = 0

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
        return Piece(tuple(before), self.room), Piece(tuple(after))

    def widened(self) -> Piece:
        """The same with up to ``LEAD`` more before each stretch, at most half of the gap there."""
        ends = (self.spans[0][0] - self.room, *(last for _, last in self.spans))
        return Piece(
            tuple(
                (max(first - round(LEAD * RATE), (before + first + 1) // 2), last)
                for before, (first, last) in zip(ends, self.spans, strict=False)
            )
        )

    def later(self, wide: Piece, start: float, end: float) -> float:
        """By how many seconds times in it are later in the widened piece, in the stretch of their middle."""
        stretch = self._stretch((start + end) / 2)
        pairs = zip(self.spans[: stretch + 1], wide.spans, strict=False)
        return sum(mine[0] - other[0] for mine, other in pairs) / RATE

    def located(self, start: float, end: float) -> Seconds:
        """Times in the piece as times in the whole; both in the stretch that holds their middle."""
        index = self._stretch((start + end) / 2)
        offsets = [0, *accumulate(last - first for first, last in self.spans)]
        first, last = self.spans[index]
        move = first - offsets[index]
        low, high = (min(last, max(first, time * RATE + move)) / RATE for time in (start, end))
        return low, high

    def _stretch(self, time: float) -> int:
        """The number of the stretch that holds a time of the piece."""
        ends = accumulate(last - first for first, last in self.spans)
        found = (number for number, end in enumerate(ends) if time * RATE < end)
        return next(found, len(self.spans) - 1)


def packed(spans: list[Seconds], frames: int, first: float = FIRST) -> Iterator[Piece]:
    """Pieces of the stretches of speech, none longer than 29 s, the first one short.

    ``frames`` is the length of the whole; a stretch must not be longer than a piece.
    """
    gathered: list[tuple[int, int]] = []
    before = 0
    longest = min(first, LONGEST) * RATE
    for start, end in spans:
        low, high = int(start * RATE), min(frames, int(end * RATE))
        joined = bool(gathered) and low - gathered[-1][1] <= KEPT_GAP * RATE
        length = sum(b - a for a, b in gathered) + high - (gathered[-1][1] if joined else low)
        if gathered and length > longest:
            yield Piece(tuple(gathered), gathered[0][0] - before)
            before = gathered[-1][1]
            gathered, joined, longest = [], False, LONGEST * RATE
        if joined:
            gathered[-1] = (gathered[-1][0], high)
        elif high > low:
            gathered.append((low, high))
    if gathered:
        yield Piece(tuple(gathered), gathered[0][0] - before)
