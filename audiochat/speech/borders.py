"""How well a place of the sound would do as the border of two English words: what a network hears there.

The border of two words that run into each other is seldom where the sound changes most. But what is
heard before and after it is known: "his sister" has no border in a vowel, and "so I" has it where the
"o" becomes an "i"; "teacher explained" has it before the vowel that a "k" and an "s" follow. The numbers
are fitted to made voices with known positions (``tests/benchmarks/borders``), so that the border is
likelier than any place within 0.2 s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.frames import Frames, SoundFrames
from audiochat.speech.sounds import (
    BEGINNINGS,
    ENDINGS,
    SOUNDS,
    beginning,
    ending,
    last_but_one,
    second,
)

WEIGHTS = "borders.npz"
"""The file with the numbers, beside this one."""

ROWS = BEGINNINGS + ENDINGS + 1 + 2 * len(SOUNDS)
"""What can be looked for: kinds of beginnings, of endings, nothing before the word, then the sounds next to
those, after the first one and before the last one."""

_ALONE = BEGINNINGS + ENDINGS
_NONE = ROWS  # one more row, of zeros: what letters do not tell
_PAUSE = 3  # frames before a place in which a pause is one before the word

Places = NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer.

    ``heard`` is what bands around a place add to each hidden value, for 20 dB: ``(hidden, bands)``.
    ``wanted`` is what each of ``ROWS`` adds to them, ``worth`` what it makes them worth where they are
    over 0, in natural logarithms: ``(ROWS, hidden)``.
    """

    heard: NDArray[np.float32]
    wanted: NDArray[np.float32]
    worth: NDArray[np.float32]


@lru_cache(1)
def network() -> Network:
    """The numbers that come with the program, and a row of zeros for what letters do not tell."""
    with np.load(Path(__file__).with_name(WEIGHTS)) as file:
        unit = np.float32(file["unit"])
        heard, wanted, worth = (
            file[name].astype(np.float32) / unit for name in ("heard", "wanted", "worth")
        )
    nothing = np.zeros((1, wanted.shape[1]), np.float32)
    return Network(heard, np.vstack((wanted, nothing)), np.vstack((worth, nothing)))


def looked_for(before: str, word: str) -> list[int]:
    """The four rows for a word after another one (empty: after a pause, or nothing)."""
    first, last = beginning(word), ending(before)
    follows, precedes = second(word), last_but_one(before) if last >= 0 else -1
    return [
        first if first >= 0 else _NONE,
        BEGINNINGS + last if last >= 0 else _ALONE,
        _ALONE + 1 + follows if follows >= 0 else _NONE,
        _ALONE + 1 + len(SOUNDS) + precedes if precedes >= 0 else _NONE,
    ]


class Borders:
    """What one stretch of sound is like for the words that are said in it."""

    def __init__(self, words: Sequence[str], sound: SoundFrames) -> None:
        net = network()
        self._heard = np.asarray(sound.around, np.float32) @ net.heard.T
        paused = np.concatenate((np.ones(_PAUSE, bool), sound.pause))[: len(sound.pause)]
        self._paused = paused
        self._known = np.array([beginning(word) >= 0 for word in words])
        alone = np.array([looked_for("", word) for word in words])
        after = np.array([looked_for(*pair) for pair in zip(("", *words), words, strict=False)])
        self._alone, self._after = (
            (net.wanted[n].sum(1), net.worth[n].sum(1)) for n in (alone, after)
        )

    def fits(self, places: Places) -> Frames:
        """How well each place would do as the start of each word: natural logarithms, more is better.

        ``places`` are frames, shape ``(words, places)``. The word before is heard before it, unless there
        is a pause. 0 for words whose letters do not tell what they begin with.
        """
        found = np.zeros(places.shape)
        for number in np.flatnonzero(self._known):
            at = places[number]
            paused = self._paused[at][:, None]
            heard = self._heard[at] + np.where(
                paused, self._alone[0][number], self._after[0][number]
            )
            worth = np.where(paused, self._alone[1][number], self._after[1][number])
            found[number] = (np.maximum(heard, 0) * worth).sum(1)
        return found
