"""The layers of the network for borders over many chunks at once, and how its cost rises with each number.

The same as ``audiochat.speech.borders.Network`` says for one stretch of sound, with all that is needed to
go back through it. Works with the kind of numbers that it is given: single precision to fit, double to
check the slopes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.borders import ADDED, REACHES, ROWS, TAPS, around

AROUND = 30
"""Frames at either side of a border among which it has to be the likeliest."""

_WIDTH = 1.3  # frames by which a border may be off, as a standard deviation
_PLACES = np.arange(-AROUND, AROUND + 1)

Array = NDArray[np.floating[Any]]
Weights = dict[str, Array]
"""What is fitted, under the names of the file: ``layer0`` to ``layer3``, ``added0`` to ``added3``,
``inner``, ``direct``, ``wanted`` and ``worth``, in the shapes that ``Network`` has."""


@dataclass(frozen=True)
class Asked:
    """Borders in some chunks: ``at`` is their frame, counted through all the chunks, ``(borders,)``.

    ``rows`` are what each is looked for with, ``(borders, 6)``. No border is within ``AROUND`` frames of
    an end of its chunk.
    """

    at: NDArray[np.int_]
    rows: NDArray[np.int_]


@dataclass(frozen=True)
class Passed:
    """What each layer heard and made of it, a row for each frame; ``found`` are the hidden values."""

    sides: list[Array]
    made: list[Array]
    kept: Array
    found: Array


def passed(weights: Weights, begun: Array) -> Passed:
    """Go through the layers with bands less their mean and over their spread: ``(chunks, frames, bands)``."""
    shape, kept = begun.shape[:2], begun
    sides, made = [], []
    for number, reach in enumerate(REACHES):
        sides.append(around(kept.reshape(*shape, -1), reach).reshape(shape[0] * shape[1], -1))
        more = sides[-1] @ weights[f"layer{number}"]
        more += weights[f"added{number}"]
        made.append(np.maximum(more, 0, out=more))
        kept = more if number < ADDED else kept + more
    found = kept @ weights["inner"]
    found += sides[0] @ weights["direct"]
    return Passed(sides, made, kept, found)


def together(slopes: Array, chunks: int, reach: int) -> Array:
    """The way back of ``around``: the slope of each value from those of all its places, a row a frame."""
    frames, many = len(slopes) // chunks, slopes.shape[1] // TAPS
    parts = slopes.reshape(chunks, frames, TAPS, many)
    out = np.zeros((chunks, frames, many), slopes.dtype)
    for tap in range(TAPS):
        to, of = _parts(frames, (tap - TAPS // 2) * reach)
        out[:, of] += parts[:, to, tap]
    return out.reshape(chunks * frames, many)


def slopes(weights: Weights, begun: Array, asked: Asked) -> tuple[float, Weights]:
    """The cost (the cross entropy with places near the true one), and how it rises with each number."""
    through = passed(weights, begun)
    cost, out, back = _judged(weights, through.found, asked)
    out["inner"] = through.kept.T @ back
    out["direct"] = through.sides[0].T @ back
    kept: Array = back @ weights["inner"].T
    for number in reversed(range(len(REACHES))):
        more = kept * (through.made[number] > 0)
        out[f"layer{number}"] = through.sides[number].T @ more
        out[f"added{number}"] = more.sum(0)
        if number:
            before = together(more @ weights[f"layer{number}"].T, len(begun), REACHES[number])
            kept = before if number < ADDED else kept + before
    return cost, out


def _judged(weights: Weights, found: Array, asked: Asked) -> tuple[float, Weights, Array]:
    """The cost, the slopes of ``wanted`` and ``worth``, and those of the hidden values."""
    table, count = _table(asked.rows, found), len(asked.at)
    worth = table @ weights["worth"]
    hidden = found[asked.at[:, None] + _PLACES]
    hidden += (table @ weights["wanted"])[:, None]
    np.maximum(hidden, 0, out=hidden)
    scores = (hidden @ worth[:, :, None])[:, :, 0]
    scores -= scores.max(1, keepdims=True)
    likely = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    near = np.exp(-0.5 * (_PLACES / _WIDTH) ** 2)
    true = (near / near.sum()).astype(found.dtype)
    off = (np.exp(likely) - true) / found.dtype.type(count)
    inner = off[:, :, None] * worth[:, None]
    inner *= hidden > 0
    slopes_of = {
        "worth": table.T @ (off[:, None] @ hidden)[:, 0],
        "wanted": table.T @ inner.sum(1),
    }
    back = np.zeros_like(found)
    for at, slope in zip(asked.at, inner, strict=True):
        back[at - AROUND : at + AROUND + 1] += slope
    return -float((likely * true).sum(1).mean()), slopes_of, back


def _table(rows: NDArray[np.int_], like: Array) -> Array:
    """The rows of each border as ones of a table, ``(borders, ROWS)``."""
    out = np.zeros((len(rows), ROWS), like.dtype)
    out[np.arange(len(rows))[:, None], rows] = 1
    return out


def _parts(frames: int, shift: int) -> tuple[slice, slice]:
    """Frames that have one ``shift`` after them, and those."""
    low, high = max(0, -shift), frames - max(0, shift)
    return slice(low, high), slice(low + shift, high + shift)
