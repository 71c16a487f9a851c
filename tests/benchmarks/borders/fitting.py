"""Fits the network for borders: the true place must be likelier than all others within 0.3 s."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.borders import NEXT_TO, REACHES, ROWS, TAPS, Network
from audiochat.speech.frames import BANDS
from tests.benchmarks.borders.layers import Array, Asked, Weights, slopes
from tests.benchmarks.borders.voices import NONE, Heard

BATCH = 16
"""Chunks after each of which the numbers are moved."""

_NEAR = 20  # frames at either side of a border that are tried when it is judged
_RATE, _LAST_RATE, _WARM = 0.002, 0.00004, 200  # per step, and steps until the rate is full
_DECAY = 0.02  # of the rate, by which every number shrinks in a step
_STEEPEST = 2.0  # what the slopes of a step may add up to, as a length
_FIRST, _SECOND = 0.9, 0.99  # how long Adam remembers slopes and their squares
_AVERAGED = 0.999  # how long the mean remembers the numbers; the mean is what is kept
_LOUDER = 0.12  # of 20 dB, by which bands are louder or softer at random
_HISS = 0.05  # of 20 dB, by which each value is off at random
_DEEPEST = (1.2, 3.0)  # times 20 dB: everything further under the loudest is heard as noise
_UNWRITTEN = 0.2  # of the words that others run on from


@dataclass(frozen=True)
class Size:
    """How many values each layer keeps, and how many hidden ones there are."""

    kept: int = 64
    hidden: int = 128


SIZE = Size()
"""That of the network of the program."""


@dataclass
class Adam:
    """The numbers on their way: slopes and their squares as remembered, and the mean of the numbers."""

    weights: Weights
    first: Weights
    second: Weights
    mean: Weights
    step: int = 0

    @classmethod
    def begun(cls, weights: Weights) -> Adam:
        """Nothing is remembered yet."""
        first, second = (
            {name: np.zeros_like(part) for name, part in weights.items()} for _ in range(2)
        )
        return cls(weights, first, second, {name: part.copy() for name, part in weights.items()})

    def move(self, down: Weights, rate: float) -> None:
        """One step down the slopes, in place."""
        self.step += 1
        steep = float(np.sqrt(sum(float(np.vdot(part, part)) for part in down.values())))
        share = min(1.0, _STEEPEST / (steep + 1e-9))
        kept = min(_AVERAGED, 1 - 1 / (self.step + 1))
        for name, part in self.weights.items():
            slope, first, second = down[name] * share, self.first[name], self.second[name]
            first += (1 - _FIRST) * (slope - first)
            second += (1 - _SECOND) * (slope * slope - second)
            size = np.sqrt(second / (1 - _SECOND**self.step)) + 1e-8
            part -= rate * (first / (1 - _FIRST**self.step) / size + _DECAY * part)
            self.mean[name] += (1 - kept) * (part - self.mean[name])


def fitted(
    heard: Heard, rounds: int, told: Callable[[str], object], seed: int = 0, size: Size = SIZE
) -> Network:
    """A network fitted to borders, over ``rounds`` of all chunks; ``told`` hears how far it is."""
    chance = np.random.default_rng(seed)
    some = heard.bands[::20].astype(np.float32)
    middle, spread = some.mean((0, 1)), some.std((0, 1)) + np.float32(1e-3)
    going = Adam.begun(begun(chance, size))
    batch = min(BATCH, len(heard.bands))
    steps = rounds * (len(heard.bands) // batch)
    for number in range(rounds):
        costs, said = [], unwritten(heard, chance, _UNWRITTEN)
        for chosen in _batches(chance, len(heard.bands), batch):
            around = altered(heard.bands[chosen].astype(np.float32), chance)
            cost, down = slopes(going.weights, (around - middle) / spread, asked(said, chosen))
            part = min(1.0, (going.step + 1) / _WARM) * (1 - (going.step + 1) / steps)
            going.move(down, _RATE * part + _LAST_RATE)
            costs.append(cost)
        told(f"round {number + 1} of {rounds}: {np.mean(costs):.3f}")
    return made(going.mean, middle, spread)


def nearest(network: Network, heard: Heard, together: bool = False) -> NDArray[np.int_]:
    """By how many frames the likeliest place of each border is off; ``together``: of those without pause."""
    found = []
    places = np.arange(-_NEAR, _NEAR + 1)
    for number, bands in enumerate(heard.bands):
        known = heard.places[number] != NONE
        if together:
            known &= heard.together[number]
        rows, at = heard.rows[number][known], heard.places[number][known]
        hidden = network.heard(bands.astype(np.float64))[at[:, None] + places]
        hidden += network.wanted[rows].sum(1)[:, None]
        worth = network.worth[rows].sum(1)
        scores = np.einsum("bph,bh->bp", np.maximum(hidden, 0), worth)
        found.append(scores.argmax(1) - _NEAR)
    return np.concatenate(found)


def saved(network: Network) -> dict[str, NDArray[np.float16]]:
    """The numbers of the file, under the names that the program reads."""
    parts = {"mean": network.mean, "spread": network.spread}
    for number, (layer, added) in enumerate(network.layers):
        parts |= {f"layer{number}": layer, f"added{number}": added}
    parts |= {"inner": network.inner, "direct": network.direct}
    parts |= {"wanted": network.wanted, "worth": network.worth}
    return {name: part.astype(np.float16) for name, part in parts.items()}


def made(weights: Weights, middle: Array, spread: Array) -> Network:
    """The network with these numbers."""
    numbers = {**weights, "mean": middle, "spread": spread}
    part = {name: np.asarray(value, np.float32) for name, value in numbers.items()}
    return Network.of(part)


def begun(chance: np.random.Generator, size: Size) -> Weights:
    """Numbers by chance; the layers that are added to what they hear begin with half the weight."""
    kept, hidden = size.kept, size.hidden
    sizes = {"layer0": ((TAPS * BANDS, kept), (2 / (TAPS * BANDS)) ** 0.5)}
    for number in range(1, len(REACHES)):
        usual = (2 / (TAPS * kept)) ** 0.5
        sizes[f"layer{number}"] = ((TAPS * kept, kept), usual if number == 1 else usual / 2)
    sizes |= {"inner": ((kept, hidden), kept**-0.5), "direct": ((TAPS * BANDS, hidden), 0.05)}
    sizes |= {"wanted": ((ROWS, hidden), 0.15), "worth": ((ROWS, hidden), 0.03)}
    weights: Weights = {
        name: (by * chance.standard_normal(shape)).astype(np.float32)
        for name, (shape, by) in sizes.items()
    }
    return weights | {f"added{n}": np.zeros(kept, np.float32) for n in range(len(REACHES))}


def asked(heard: Heard, chosen: NDArray[np.int_]) -> Asked:
    """The borders of some chunks, whose frames are counted through them."""
    places = heard.places[chosen].astype(np.int_)
    chunk, slot = np.nonzero(places != NONE)
    at = chunk * heard.bands.shape[1] + places[chunk, slot]
    return Asked(at, heard.rows[chosen][chunk, slot].astype(np.int_))


def unwritten(heard: Heard, chance: np.random.Generator, share: float) -> Heard:
    """The same where recognisers left out a ``share`` of words that others run on from, by chance.

    The word before an unwritten one is looked for in its place; where that is behind a pause, and so not
    known here, another one.
    """
    rows, (chunks, slots) = heard.rows.copy(), heard.places.shape
    chunk, slot = np.nonzero(heard.together & (chance.random((chunks, slots)) < share))
    runs_on = (slot > 0) & heard.together[chunk, slot - 1]
    others = np.argwhere(heard.together)
    other = others[chance.integers(0, len(others), len(slot))]
    chunk_of = np.where(runs_on, chunk, other[:, 0])
    slot_of = np.where(runs_on, slot - 1, other[:, 1])
    rows[chunk, slot, :NEXT_TO] = heard.rows[chunk_of, slot_of, :NEXT_TO]
    return replace(heard, rows=rows)


def altered(bands: NDArray[np.float32], chance: np.random.Generator) -> NDArray[np.float32]:
    """The same as another voice in another room: bands louder and softer, a higher floor, some hiss."""
    louder = _LOUDER * chance.standard_normal((len(bands), 1, BANDS), np.float32)
    louder = (louder + np.roll(louder, 1, 2) + np.roll(louder, -1, 2)) / np.float32(1.7)
    floor = -chance.uniform(*_DEEPEST, (len(bands), 1, 1)).astype(np.float32)
    hiss = np.float32(_HISS) * chance.standard_normal(bands.shape, np.float32)
    return np.asarray(np.maximum(bands, floor) + louder + hiss, np.float32)


def _batches(chance: np.random.Generator, chunks: int, batch: int) -> Iterator[NDArray[np.int_]]:
    """All chunks once, in an order by chance; a last batch that is not full is left out."""
    order = chance.permutation(chunks)
    for first in range(0, chunks - batch + 1, batch):
        yield np.sort(order[first : first + batch])
