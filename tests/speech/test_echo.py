"""A word sounds like itself the second time, faster or slower, and unlike another word."""

from __future__ import annotations

from math import inf

import numpy as np
import pytest

from audiochat.speech.echo import Values, shapes, unlike

BANDS = 80


def word(seed: int, frames: int) -> Values:
    """The spectrum of a sound that glides through three vowels."""
    made = np.random.default_rng(seed)
    at = np.linspace(0, 2, frames)
    vowels = made.normal(0, 1, (3, BANDS // 8)).repeat(8, axis=1)
    glide = [np.interp(at, range(3), vowels[:, band]) for band in range(BANDS)]
    return np.array(glide, np.float32)


def piece(*parts: Values) -> Values:
    """Words over a little noise, after a second of others."""
    rest = [word(seed, 25) for seed in range(100, 104)]
    whole = np.concatenate([*rest, *parts], axis=1)
    noise = np.random.default_rng(1).normal(0, 0.1, whole.shape)
    return shapes((whole + noise).astype(np.float32))


def test_the_same_word_is_alike_and_another_is_not() -> None:
    same = unlike(piece(word(1, 20), word(1, 24)), (1.0, 1.2), (1.2, 1.44), "been")
    other = unlike(piece(word(1, 20), word(2, 24)), (1.0, 1.2), (1.2, 1.44), "been")
    assert same < 2 < 3 < other


def test_neither_loudness_nor_the_microphone_matters() -> None:
    sound = np.random.default_rng(5).normal(0, 1, (BANDS, 50)).astype(np.float32)
    slope = np.linspace(-1, 1, BANDS, dtype=np.float32)[:, None]
    assert shapes(sound + 3 + slope) == pytest.approx(shapes(sound), abs=1e-3)


@pytest.mark.parametrize("second", [(1.2, 1.24), (1.2, 2.4), (1.3, 1.3)])
def test_what_is_too_short_or_too_long_for_a_word_is_not_it(second: tuple[float, float]) -> None:
    assert unlike(piece(word(1, 20), word(1, 120)), (1.0, 1.2), second, "we") == inf


def test_nothing_is_like_nothing() -> None:
    assert shapes(np.zeros((BANDS, 0), np.float32)).shape == (0, 13)
    assert unlike(shapes(np.zeros((BANDS, 9), np.float32)), (0.5, 0.7), (0.7, 0.9), "we") == inf
