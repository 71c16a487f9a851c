"""The numbers of the network for borders are moved down the slopes that they really have."""

from __future__ import annotations

import numpy as np
import pytest

from audiochat.speech.borders import NEXT_TO, ROWS
from audiochat.speech.frames import BANDS
from tests.benchmarks.borders.fitting import (
    Size,
    asked,
    begun,
    fitted,
    made,
    nearest,
    saved,
    unwritten,
)
from tests.benchmarks.borders.layers import Array, Weights, passed, slopes
from tests.benchmarks.borders.voices import NONE, Heard

SMALL = Size(kept=6, hidden=8)
FRAMES, SLOTS = 160, 3
CLOSE = 1e-5
LOUD = 1.5


def heard(chunks: int) -> Heard:
    """Noise in which some bands become loud at each border; two of them in a chunk, one place unused."""
    chance = np.random.default_rng(0)
    bands = chance.normal(-1, 0.3, (chunks, FRAMES, BANDS))
    places = np.full((chunks, SLOTS), NONE, np.int16)
    places[:, :2] = chance.integers(35, 75, (chunks, 2)) + np.array([0, 50])
    for number, (first, second, _) in enumerate(places):
        bands[number, first:second, : BANDS // 2] += LOUD
        bands[number, second:, BANDS // 2 :] += LOUD
    per_place = ROWS // (2 * NEXT_TO)
    rows = np.zeros((chunks, SLOTS, 2 * NEXT_TO), np.int16) + np.arange(2 * NEXT_TO) * per_place
    rows[:, 1] += 1
    runs_on = np.zeros(places.shape, np.bool_)
    runs_on[:, 1] = True
    return Heard(bands.astype(np.float16), places, rows.astype(np.int16), runs_on)


@pytest.fixture
def weights() -> Weights:
    """Numbers by chance in double precision, so that small differences can be told."""
    chance = np.random.default_rng(1)
    some = begun(chance, SMALL)
    return {name: part + 0.1 * chance.standard_normal(part.shape) for name, part in some.items()}


def test_slopes_are_those_of_the_cost(weights: Weights) -> None:
    some = heard(2)
    sound, borders = some.bands.astype(np.float64), asked(some, np.arange(2))
    _, found = slopes(weights, sound, borders)
    chance = np.random.default_rng(2)
    assert found.keys() == weights.keys()
    for name, part in weights.items():
        way: Array = chance.standard_normal(part.shape)
        costs = [
            slopes({**weights, name: part + by * way}, sound, borders)[0] for by in (CLOSE, -CLOSE)
        ]
        rise = (costs[0] - costs[1]) / (2 * CLOSE)
        assert rise == pytest.approx(float(np.vdot(found[name], way)), rel=1e-3, abs=1e-6), name


def test_words_left_out_are_looked_for_as_those_before_them() -> None:
    some = heard(40)
    some.together[:, 0] = True
    some.rows[:, 0, :NEXT_TO] += np.arange(40, dtype=np.int16)[:, None] % 7
    found = unwritten(some, np.random.default_rng(3), 0.5).rows
    assert (found[:, :, NEXT_TO:] == some.rows[:, :, NEXT_TO:]).all()
    left_out = (found[:, 1, :NEXT_TO] != some.rows[:, 1, :NEXT_TO]).any(1)
    assert 10 <= left_out.sum() <= 30
    assert (found[left_out, 1, :NEXT_TO] == some.rows[left_out, 0, :NEXT_TO]).all()
    assert (found[:, 2] == some.rows[:, 2]).all()
    assert (unwritten(some, np.random.default_rng(3), 0.0).rows == some.rows).all()


def test_the_program_hears_what_was_fitted(weights: Weights) -> None:
    sound = heard(2).bands.astype(np.float64)
    through = passed(weights, sound).found.reshape(2, FRAMES, SMALL.hidden)
    network = made(weights, np.zeros(BANDS), np.ones(BANDS))
    for number in range(2):
        np.testing.assert_allclose(network.heard(sound[number]), through[number], atol=1e-4)


def test_a_few_rounds_find_made_borders() -> None:
    some, told = heard(64), list[str]()
    network = fitted(some, 18, told.append, size=SMALL)
    costs = [float(line.rsplit(" ", 1)[1]) for line in told]
    assert len(costs) == 18
    assert costs[-1] < 0.9 * costs[0]
    assert len(nearest(network, some)) == 128
    run_on = np.abs(nearest(network, some, together=True))
    assert len(run_on) == 64
    assert np.mean(run_on <= 2) > 0.8


def test_the_file_has_every_number(weights: Weights) -> None:
    file = saved(made(weights, np.zeros(BANDS), np.ones(BANDS)))
    assert file.keys() == {*weights, "mean", "spread"}
    assert all(part.dtype == np.float16 for part in file.values())
