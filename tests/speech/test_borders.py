"""The network for borders hears where one word ends and the next one begins."""

from __future__ import annotations

import numpy as np

from audiochat.speech.borders import NEXT_TO, ROWS, Borders, looked_for, network
from audiochat.speech.frames import framed
from tests.making.speech import Speech

REACH = 15  # frames at either side


def test_the_numbers_are_for_what_can_be_looked_for() -> None:
    net = network()
    hidden = net.inner.shape[1]
    assert net.heard(framed(np.zeros(16_000, np.float32)).bands).shape == (100, hidden)
    assert net.wanted.shape == net.worth.shape == (ROWS, hidden)


def test_six_sounds_are_looked_for() -> None:
    rows = [looked_for(*pair) for pair in (("teacher", "explained"), ("", "explained"))]
    assert [len(set(one)) for one in rows] == [2 * NEXT_TO, 2 * NEXT_TO]
    # what "explained" begins with is the same in both
    assert rows[0][NEXT_TO:] == rows[1][NEXT_TO:]
    assert not set(rows[0][:NEXT_TO]) & set(rows[1][:NEXT_TO])
    assert all(0 <= row < ROWS for one in rows for row in one)
    # "a", said alone, ends with the sound that "play" ends with
    assert looked_for("a", "tree")[0] == looked_for("play", "tree")[0]
    assert looked_for("a", "tree")[2] != looked_for("play", "tree")[2]


def test_borders_are_the_likeliest_places_around_them(speech: Speech) -> None:
    text = "The teacher explained every answer in an easy way, and all of us understood it."
    made = speech.joined([text], [0.3])
    borders = Borders([word[0] for word in made.words], framed(made.samples))
    starts = np.array([round(word[1] * 100) for word in made.words])
    worth = borders.fits(starts[:, None] + np.arange(-REACH, REACH + 1))
    off = np.abs(worth.argmax(1) - REACH)
    assert np.mean(off <= 3) >= 0.9
    assert np.median(off) <= 1


def test_a_word_without_letters_fits_everywhere(speech: Speech) -> None:
    made = speech.say("Yes, please.")
    borders = Borders(["…", "please."], framed(made.samples))
    assert not borders.fits(np.tile(np.arange(20), (2, 1)))[0].any()
