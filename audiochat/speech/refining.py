"""Where words really begin and end: the model's times, held against the sound and the length of the words.

A recogniser's own times are a few hundredths of a second late, more after a pause. Of all ways to lay
the words onto the sound, the cheapest is taken (dynamic programming over 10 ms): each start near the
model's time, at a change of the sound or the end of a pause, and each word about as long as its
letters say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.alignment import Spoken
from audiochat.speech.frames import Frames, SoundFrames, framed
from audiochat.speech.voice_activity import Samples

LATE = (0.04, 0.07, 0.10)
"""Seconds by which a recogniser's times may be late, depending on the voice; the best is found."""

_EARLIEST, _LATEST = -60, 50  # frames around the model's time that are tried
_SHORTEST = 3  # frames of a word
_NEAR = 0.08  # seconds from the model's time that cost 1
_FAR = 3.0  # what a start costs at most for being far from it
_UNSURE = 0.4  # share of that for a word that the model gave no length
_CHANGE, _ONSET, _IN_PAUSE, _LENGTH = 1.5, 2.0, 3.0, 5.0
_ODD = 4.0  # the square of a logarithmic error of length is cut off here
_LONG = 1000  # frames: no word takes 10 s
_SWITCH = 0.03  # what a later estimate of lateness must be better by, for each word


def refined(spoken: Sequence[Spoken], samples: Samples) -> list[Spoken]:
    """The words with better times; ``samples`` is the 16 kHz sound of their piece.

    Starts rise by at least 30 ms from word to word, and no word ends after the next one starts.
    """
    sound = framed(samples)
    if not spoken or len(spoken) * _SHORTEST >= len(sound.level):
        return list(spoken)
    tries = []
    for number, late in enumerate(LATE):
        starts, cost = _laid(spoken, sound, late)
        tries.append((cost + number * _SWITCH * len(spoken), number, starts))
    starts = min(tries)[2]
    out = []
    for word, start, limit in zip(spoken, starts, [*starts[1:], len(sound.level)], strict=True):
        heard = np.flatnonzero(~sound.pause[start:limit])
        end = start + int(heard[-1]) + 1 if len(heard) else limit
        out.append(replace(word, start=start / 100, end=max(end, start + 2) / 100))
    return out


def expected_length(text: str) -> float:
    """About how long a word takes, in seconds at a usual pace, told from its letters."""
    word = re.sub(r"[\W_]", "", text.lower())
    digits = sum(sign.isdigit() for sign in word)
    if word.isascii():
        word = re.sub(r"tion", "shn", word)
        word = re.sub(r"(.)\1", r"\1", word)
        word = re.sub(r"th|sh|ch|ph|ck|wh|gh|ng|qu", "C", word)
        word = word[:-1] if len(word) > 2 and word.endswith("e") else word
        word = re.sub(r"([^td])ed$", r"\1d", word)
    vowels = len(re.findall(r"[aeiouy]+", word))
    long = len(re.findall(r"[aeiouy]{2,}|[aeiouy][rw]", word))
    others = len(re.findall(r"[^aeiouy]", word))
    return max(0.06, 0.06 * vowels + 0.02 * long + 0.05 * others + 0.2 * digits)


def _laid(spoken: Sequence[Spoken], sound: SoundFrames, late: float) -> tuple[list[int], float]:
    """The cheapest starts in frames for one estimate of lateness, and their cost."""
    last = len(sound.level)
    # seconds of sound before each frame: a pause within a word makes it no longer
    heard = np.concatenate(([0], np.cumsum(~sound.pause)))
    lengths = np.array([expected_length(word.text) for word in spoken])
    lengths *= np.clip(heard[-1] / 100 / lengths.sum(), 0.5, 2.0)
    around = np.arange(_EARLIEST, _LATEST + 1)
    guesses = np.round((np.array([word.start for word in spoken]) - late) * 100).astype(int)
    places = np.clip(guesses[:, None] + around, 0, last - 1)
    costs = _costs(spoken, sound, places, around)
    total = costs[0] + _IN_PAUSE * heard[places[0]] / 100  # sound before the first word is odd
    back = []
    for index in range(1, len(spoken)):
        long = heard[places[index]][None] - heard[places[index - 1]][:, None]
        step = _length_cost(long, lengths[index - 1])
        step[places[index][None] - places[index - 1][:, None] < _SHORTEST] += 1000
        whole = total[:, None] + step
        back.append(whole.argmin(0))
        total = whole.min(0) + costs[index]
    total = total + _length_cost(heard[last] - heard[places[-1]], lengths[-1])
    at = int(total.argmin())
    chosen = [at]
    for row in reversed(back):
        chosen.append(int(row[chosen[-1]]))
    starts = [int(places[n][k]) for n, k in enumerate(reversed(chosen))]
    return starts, float(total.min())


def _costs(
    spoken: Sequence[Spoken], sound: SoundFrames, places: NDArray[np.int_], around: NDArray[np.int_]
) -> Frames:
    """What each place costs each word, for itself: shape ``(words, places)``."""
    far = np.minimum(np.abs(around) / 100 / _NEAR, _FAR)
    sure = np.array([1.0 if word.end - word.start >= 0.05 else _UNSURE for word in spoken])
    onset = ~sound.pause & np.concatenate(([True], sound.pause[:-1]))
    worth = _CHANGE * sound.change + _ONSET * onset - _IN_PAUSE * sound.pause
    costs: Frames = sure[:, None] * far[None] - worth[places]
    return costs


def _length_cost(frames: NDArray[np.int_], expected: float) -> Frames:
    """What it costs that a word takes so many frames, where ``expected`` seconds are usual."""
    table = np.log(np.maximum(np.arange(_LONG), 0.5) / 100 / expected) ** 2
    cost: Frames = _LENGTH * np.minimum(table, _ODD)[np.clip(frames, 0, _LONG - 1)]
    return cost
