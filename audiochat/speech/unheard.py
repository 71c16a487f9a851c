"""Speech that a recogniser wrote nothing for: it skips a sentence now and then, or stops too early.

The sound tells: there is more of it than the words that were written can fill. Heard again in two
halves, with other sentences beside it, what was skipped is nearly always written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from audiochat.speech.alignment import Spoken
from audiochat.speech.frames import Flags, SoundFrames, framed, runs
from audiochat.speech.pace import expected_length
from audiochat.speech.voice_activity import Samples

MUCH = 0.6
"""Seconds of sound without words from which a piece is heard again."""

SHORTEST = 16.0
"""Seconds of a piece that is still halved: a half never is, so that no sound is heard more than twice."""

_SLOWEST = 2.0  # times the usual pace
_DRAWN = 0.5  # seconds by which a word may be drawn out
_NEAR = 100  # frames that are looked at together to find where most is missing
_REACH = 500  # frames at either side of that, in which a pause is looked for
_LEAST = 200  # frames of a half


@dataclass(frozen=True, slots=True)
class Unheard:
    """How many seconds of sound no word accounts for, and where in the piece such sound is halved."""

    seconds: float
    middle: float


def unheard(spoken: Sequence[Spoken], samples: Samples) -> Unheard:
    """What of 16 kHz sound has no words; ``spoken`` has the times that the sound gives.

    Sound between words counts, and what a word takes longer than half a second over its usual length.
    """
    frames = framed(samples)
    sound = ~frames.pause
    usual = np.array([expected_length(word.text) for word in spoken])
    if len(usual):
        usual *= np.clip(sound.sum() / 100 / usual.sum(), 1 / _SLOWEST, _SLOWEST)
    free = sound.copy()
    for word, length in zip(spoken, usual, strict=True):
        first, last = round(word.start * 100), round(word.end * 100)
        kept = first + np.searchsorted(np.cumsum(sound[first:last]), 100 * (length + _DRAWN))
        free[first : int(kept)] = False
    return Unheard(float(free.sum()) / 100, _middle(frames, free))


def _middle(frames: SoundFrames, free: Flags) -> float:
    """The middle of the longest pause beside the most of the sound without words, in seconds.

    What was skipped is then the beginning or the end of a half, so it cannot be skipped so easily.
    """
    count = len(free)
    around = np.convolve(free, np.ones(_NEAR), "same")
    at = int(around.argmax()) if count else 0
    low, high = max(0, at - _REACH), min(count, at + _REACH)
    edge = min(_LEAST, count // 3)
    pauses = [
        (low + a, low + b)
        for a, b in runs(frames.pause[low:high])
        if edge <= low + (a + b) // 2 <= count - edge
    ]
    if not pauses:
        inner = frames.level[edge : count - edge]
        return (edge + int(inner.argmin())) / 100 if len(inner) else count / 200
    first, last = max(pauses, key=lambda span: span[1] - span[0])
    return (first + last) / 200
