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
"""Seconds of a piece that is halved for that. Its halves are usually shorter."""

SENTENCE = 0.8
"""Seconds of sound without words for which a shorter piece is halved as well: a short sentence is missing."""

BRIEF = 4.0
"""Seconds of a piece that is too short to be halved for any reason."""

OFTEN = 2
"""Times that a shorter piece has been heard before when it is left as it is."""

_SLOWEST = 2.0  # times the usual pace
_DRAWN = 0.5  # seconds by which a word may be drawn out
_PAUSE = 0.02  # how much more a pause counts for each frame (10 ms) of its length
_LEAST = 200  # frames of a half


@dataclass(frozen=True, slots=True)
class Unheard:
    """How many seconds of sound no word accounts for, and where in the piece such sound is halved."""

    seconds: float
    middle: float


def worth_halving(missing: Unheard, duration: float, again: int) -> bool:
    """Whether a piece of ``duration`` seconds, heard ``again`` times before, is heard in halves."""
    if duration >= SHORTEST:
        return missing.seconds > MUCH
    return again < OFTEN and duration >= BRIEF and missing.seconds > SENTENCE


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
    """The middle of the pause that best parts sound with words from sound without, in seconds.

    What was skipped is then the beginning or the end of a half, or a half, so it cannot be skipped so
    easily. Of two pauses that part them equally well the longer is the better one: it counts as much
    more as ``_PAUSE`` says. How well is the variance between the two halves (Otsu 1979, "A threshold
    selection method from gray-level histograms").
    """
    count = len(free)
    edge = min(_LEAST, count // 3)
    pauses = [(a, b) for a, b in runs(frames.pause) if edge <= (a + b) // 2 <= count - edge]
    if not pauses:
        inner = frames.level[edge : count - edge]
        return (edge + int(inner.argmin())) / 100 if len(inner) else count / 200
    sound = np.concatenate(([0], np.cumsum(~frames.pause)))
    without = np.concatenate(([0], np.cumsum(free)))

    def parted(pause: tuple[int, int]) -> float:
        at = sum(pause) // 2
        before, after = sound[at], sound[-1] - sound[at]
        if not before or not after:
            return 0.0
        apart = without[at] / before - (without[-1] - without[at]) / after
        longer = 1 + _PAUSE * min(100, pause[1] - pause[0])
        return float(before * after * apart**2 * longer)

    first, last = max(pauses, key=parted)
    return (first + last) / 200
