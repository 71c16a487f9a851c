"""Whether a word that was perhaps said twice sounds like itself the second time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.pace import expected_length

STEP = 0.01
"""Seconds of a column of the spectrum."""

_SHAPES = 13  # numbers that tell the shape of a spectrum, its loudness left out
_SOFT = 20  # percent of a piece that are too soft to tell what its speech is like
_LEAST, _MORE, _TIMES = 0.06, 0.1, 2.5  # seconds of a word: at the least, and over its usual length
_LENGTHS = 0.45  # the shorter one as a share of the longer one, at the least

Values = NDArray[np.float32]
Span = tuple[float, float]


def shapes(spectrum: Values) -> Values:
    """What each 10 ms sounds like, compared with the rest of the piece: ``(frames, 13)``, spread about 1.

    ``spectrum`` is the logarithm of the power in mel bands, ``(bands, frames)``. So neither the voice
    nor the microphone matters (cepstral mean and variance normalisation).
    """
    count, frames = spectrum.shape
    if not frames:
        return np.zeros((0, _SHAPES), np.float32)
    places = np.pi / count * (np.arange(count) + 0.5)
    found = spectrum.T @ np.cos(np.outer(places, np.arange(1, _SHAPES + 1)))
    level = spectrum.mean(axis=0)
    heard = found[level >= np.percentile(level, _SOFT)]
    whole: Values = ((found - heard.mean(axis=0)) / (heard.std(axis=0) + 1e-6)).astype(np.float32)
    return whole


def unlike(sound: Values, one: Span, two: Span, word: str) -> float:
    """How unlike two stretches of ``shapes`` are, in seconds of the piece; both are to be ``word``.

    The mean distance along the best way through both (dynamic time warping): about 3 for the same word,
    4 to 5 for others; infinite where one is far too short or too long for the word, or for the other.
    """
    longest = _TIMES * expected_length(word) + _MORE
    least, most = sorted(end - start for start, end in (one, two))
    if least < _LEAST or most > longest or least < _LENGTHS * most:
        return np.inf
    parts = [sound[round(start / STEP) : round(end / STEP)] for start, end in (one, two)]
    if min(map(len, parts)) < 2:
        return np.inf
    apart = np.sqrt(np.square(parts[0][:, None] - parts[1][None]).sum(axis=2))
    rows, columns = apart.shape
    cost = np.full((rows + 1, columns + 1), np.inf)
    steps = np.zeros((rows + 1, columns + 1))
    cost[0, 0] = 0.0
    for row in range(rows):
        for column in range(columns):
            came = min(
                (cost[row, column], row, column),
                (cost[row, column + 1], row, column + 1),
                (cost[row + 1, column], row + 1, column),
            )
            cost[row + 1, column + 1] = came[0] + apart[row, column]
            steps[row + 1, column + 1] = steps[came[1], came[2]] + 1
    return float(cost[rows, columns] / steps[rows, columns])
