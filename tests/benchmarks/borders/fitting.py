"""Fits the network for borders: the true place must be likelier than all others within 0.2 s."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.borders import ROWS, Network
from audiochat.speech.sounds import BEGINNINGS, ENDINGS
from tests.benchmarks.borders.voices import AROUND, Heard

BATCH = 512
_BANDS = 8
_WIDTH = 1.5  # frames by which a border may be off, as a standard deviation
_RATE, _LAST_RATE = 0.01, 0.0005
_DECAY = (2e-4, 1e-4, 3e-3)  # for ``heard``, ``wanted`` and ``worth``
_LOUDER = 0.12  # of 20 dB, by which bands are louder or softer at random
_HISS = 0.08  # of the usual spread of each value
_DEEPEST = (1.2, 3.0)  # times 20 dB: everything further under the loudest is heard as noise
_AVERAGED = 0.75  # of all rounds, after which the numbers are averaged
_MOST = 2000  # what the numbers of the file reach
_ENDING = slice(BEGINNINGS, BEGINNINGS + ENDINGS + 1)

Array = NDArray[np.float32]
Weights = list[Array]


@dataclass(frozen=True)
class Member:
    """One of the networks whose mean is taken: how many hidden values, how many bands it does not hear.

    ``deaf`` are bands at either end, the furthest from a place.
    """

    hidden: int
    deaf: int
    seed: int


MEMBERS = (Member(96, 0, 0), Member(96, 0, 1), Member(64, 32, 2), Member(64, 32, 3))
"""Two that hear 160 ms at either side and two that hear 80 ms: they are wrong in other places, so that of
voices and sentences that none was fitted to their mean knows more than each of them."""


def together(networks: Sequence[Network]) -> Network:
    """The mean of some networks, which is one network again."""
    count = np.float32(len(networks))
    return Network(
        np.vstack([one.heard for one in networks]),
        np.hstack([one.wanted for one in networks]),
        np.hstack([one.worth / count for one in networks]),
    )


def fitted(
    heard: Heard, rounds: int, told: Callable[[str], object], member: Member = MEMBERS[0]
) -> Network:
    """A network fitted to borders by Adam, over ``rounds`` of all of them; ``told`` hears how far it is."""
    bands, deaf = heard.around.shape[2], member.deaf
    if deaf:
        near = Heard(heard.around[:, :, deaf : bands - deaf], heard.rows)
        found = fitted(near, rounds, told, replace(member, deaf=0))
        return replace(found, heard=np.pad(found.heard, ((0, 0), (deaf, deaf))))
    chance, hidden = np.random.default_rng(member.seed), member.hidden
    some = heard.around[:: max(1, len(heard.around) // 4000)].astype(np.float32)
    middle, spread = some.mean((0, 1)), some.std((0, 1)) + 1e-3
    weights = _begun(chance, hidden, some.shape[2])
    wanted = np.exp(-0.5 * (np.arange(-AROUND, AROUND + 1) / _WIDTH) ** 2).astype(np.float32)
    wanted /= wanted.sum()
    moving = [[np.zeros_like(part), np.zeros_like(part)] for part in weights]
    mean, means, step = [part.copy() for part in weights], 0, 0
    for number in range(rounds):
        order, cost = chance.permutation(len(heard.rows)), 0.0
        for first in range(0, len(order) - BATCH + 1, BATCH):
            chosen = order[first : first + BATCH]
            around = _altered(heard.around[chosen].astype(np.float32), middle, spread, chance)
            slopes, lost = _slopes(weights, around, _asked(heard.rows[chosen]), wanted)
            step, cost = step + 1, cost + lost
            _moved(weights, slopes, moving, _RATE * (1 - number / rounds) + _LAST_RATE, step)
        if number >= _AVERAGED * rounds:
            means += 1
            share = np.float32(1 / means)
            mean = [m + share * (part - m) for m, part in zip(mean, weights, strict=True)]
        told(f"round {number + 1} of {rounds}: {cost / max(1, len(order) // BATCH):.3f}")
    return _plain(mean if means else weights, middle, spread)


def nearest(network: Network, heard: Heard) -> NDArray[np.int_]:
    """By how many frames the likeliest place of each border is off."""
    found = []
    for first in range(0, len(heard.rows), BATCH):
        asked = _asked(heard.rows[first : first + BATCH])
        around = heard.around[first : first + BATCH].astype(np.float32)
        weights = [network.heard, network.wanted[:ROWS], network.worth[:ROWS]]
        found.append(_scores(weights, around, asked)[2].argmax(1) - AROUND)
    return np.concatenate(found)


def saved(network: Network) -> dict[str, NDArray[np.int16] | float]:
    """The numbers of the file: small and whole, each hidden value scaled so that they lose least."""
    parts = [network.heard.T, network.wanted[:ROWS], network.worth[:ROWS]]
    ins, outs = (np.abs(np.vstack(group)).max(0) for group in (parts[:2], parts[2:]))
    even = np.sqrt(outs / (ins + 1e-9)) + 1e-9
    parts = [parts[0] * even, parts[1] * even, parts[2] / even]
    unit = _MOST / max(float(np.abs(part).max()) for part in parts)
    heard, wanted, worth = (np.round(part * unit).astype(np.int16) for part in parts)
    return {"heard": heard.T.copy(), "wanted": wanted, "worth": worth, "unit": unit}


def _begun(chance: np.random.Generator, hidden: int, bands: int) -> Weights:
    shapes = ((hidden, bands), (ROWS, hidden), (ROWS, hidden))
    sizes = (0.1, 0.15, 0.03)
    return [
        (size * chance.standard_normal(shape)).astype(np.float32)
        for size, shape in zip(sizes, shapes, strict=True)
    ]


def _asked(rows: NDArray[np.int_]) -> Array:
    """The rows of each border as ones of a table ``(borders, ROWS)``."""
    asked = np.zeros((len(rows), ROWS + 1), np.float32)
    asked[np.arange(len(rows))[:, None], rows] = 1
    return asked[:, :ROWS]


def _altered(around: Array, middle: Array, spread: Array, chance: np.random.Generator) -> Array:
    """The same as another voice in another room: bands louder and softer, more noise."""
    count, parts = len(around), around.shape[2] // _BANDS
    louder = _LOUDER * chance.standard_normal((count, 1, _BANDS), np.float32)
    louder = 0.5 * (louder + np.roll(louder, 1, 2))
    floor = -chance.uniform(*_DEEPEST, (count, 1, 1)).astype(np.float32)
    heard = (np.maximum(around, floor) + np.tile(louder, (1, 1, parts)) - middle) / spread
    hiss = _HISS * chance.standard_normal((count, 1, around.shape[2]), np.float32)
    return np.asarray(heard + hiss, np.float32)


def _scores(weights: Weights, around: Array, asked: Array) -> tuple[Array, Array, Array]:
    heard, wanted, worth = weights
    hidden = around @ heard.T + (asked @ wanted)[:, None]
    kept = np.maximum(hidden, 0)
    return hidden, kept, np.einsum("ijh,ih->ij", kept, asked @ worth)


def _slopes(weights: Weights, around: Array, asked: Array, wanted: Array) -> tuple[Weights, float]:
    """How the cost rises with each number, and the cost: the cross entropy with the true places."""
    hidden, kept, scores = _scores(weights, around, asked)
    likely = np.exp(scores - scores.max(1, keepdims=True))
    likely /= likely.sum(1, keepdims=True)
    off = (likely - wanted) / len(asked)
    worth = asked.T @ np.einsum("ij,ijh->ih", off, kept)
    inner = off[:, :, None] * (asked @ weights[2])[:, None] * (hidden > 0)
    heard = inner.reshape(-1, inner.shape[2]).T @ around.reshape(-1, around.shape[2])
    cost = -float((wanted * np.log(likely + 1e-9)).sum(1).mean())
    return [heard, asked.T @ inner.sum(1), worth], cost


def _moved(
    weights: Weights, slopes: Weights, moving: list[list[Array]], rate: float, step: int
) -> None:
    """One step of Adam, in place."""
    for part, slope, moves, decay in zip(weights, slopes, moving, _DECAY, strict=True):
        down = slope + decay * part
        moves[0] += np.float32(0.1) * (down - moves[0])
        moves[1] += np.float32(0.01) * (down * down - moves[1])
        size = np.sqrt(moves[1] / (1 - 0.99**step)) + 1e-8
        part -= (rate * (moves[0] / (1 - 0.9**step)) / size).astype(np.float32)


def _plain(weights: Weights, middle: Array, spread: Array) -> Network:
    """The same for values as they are heard: without the mean and the spread taken off before."""
    heard, wanted, worth = weights
    moved = heard @ (middle / spread)
    # one row of endings (or that there is none) is looked for with every border
    wanted = wanted.copy()
    wanted[_ENDING] -= moved
    return Network(heard / spread, wanted, worth)
