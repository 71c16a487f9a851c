"""Who says each word: what the voiceprints around it are closest to, and turns that hold together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Spans = Sequence[tuple[float, float]]

REACH = 0.75
"""Seconds from a word within which the middle of a voiceprint's sound says something about it."""

LONGEST = 1.0
"""Seconds of a word that are believed."""

PAUSE = 0.25
"""Seconds between two words from which on it is likelier that somebody else goes on."""

CHANGE, CHANGE_AT_PAUSE = 0.6, 0.2
"""What a change of speaker must be worth, as a difference of cosines added up over words."""


def whose(words: Spans, places: Spans, likeness: Floats) -> tuple[list[int], list[float]]:
    """The speaker of each word, and by how much that one is likelier than the next (cosine, 0 to 2).

    ``places`` are the stretches the voiceprints were made of, in order, ``likeness`` their cosines
    with each voice, (places, speakers). Viterbi's algorithm over the words. One voice: all is its.
    """
    import numpy as np

    if not words or not len(places):
        return [0] * len(words), [0.0] * len(words)
    heard = _around(words, places, likeness)
    if likeness.shape[1] == 1:
        return [0] * len(words), [1.0] * len(words)
    labels = _steadied(heard, _prices(words))
    others = heard.copy()
    rows = np.arange(len(words))
    others[rows, labels] = -np.inf
    margins = heard[rows, labels] - others.max(axis=1)
    return labels.tolist(), margins.tolist()


def _around(words: Spans, places: Spans, likeness: Floats) -> Floats:
    """The likeness around each word, (words, speakers): nearer voiceprints count more."""
    import numpy as np

    middles = np.array([(start + end) / 2 for start, end in places])
    out = np.empty((len(words), likeness.shape[1]), np.float32)
    for row, (start, until) in enumerate(words):
        end = min(until, start + LONGEST)  # a longer one has swallowed what was not understood
        middle = (start + end) / 2
        low, high = np.searchsorted(middles, (middle - REACH, middle + REACH))
        if low == high:
            out[row] = likeness[int(np.argmin(np.abs(middles - middle)))]
            continue
        near = [n for n in range(low, high) if places[n][0] < end and places[n][1] > start]
        chosen = np.array(near or range(low, high))
        weights = 1.01 - np.abs(middles[chosen] - middle) / REACH
        out[row] = weights @ likeness[chosen] / weights.sum()
    return out


def _prices(words: Spans) -> Floats:
    """What a change of speaker costs before each word but the first."""
    import numpy as np

    gaps = np.array([after[0] - before[1] for before, after in pairwise(words)])
    return np.where(gaps >= PAUSE, CHANGE_AT_PAUSE, CHANGE).astype(np.float32)


def _steadied(heard: Floats, prices: Floats) -> NDArray[np.intp]:
    """The row of speakers that is worth most when every change has its price."""
    import numpy as np

    count = len(heard)
    came = np.zeros((count, heard.shape[1]), np.intp)
    worth = heard[0].astype(np.float64)
    stays = np.arange(heard.shape[1])
    for row in range(1, count):
        best = int(np.argmax(worth))
        changed = worth[best] - prices[row - 1]
        came[row] = np.where(worth >= changed, stays, best)
        worth = np.maximum(worth, changed) + heard[row]
    labels = np.zeros(count, np.intp)
    labels[-1] = int(np.argmax(worth))
    for row in range(count - 1, 0, -1):
        labels[row - 1] = came[row, labels[row]]
    return labels
