"""The network for borders hears where one word ends and the next one begins."""

from __future__ import annotations

import numpy as np

from audiochat.speech.borders import ROWS, Borders, looked_for, network
from audiochat.speech.frames import framed
from audiochat.speech.sounds import SOUNDS, last_but_one, second
from tests.making.speech import Speech

REACH = 15  # frames at either side


def named(number: int) -> str:
    return SOUNDS[number] if number >= 0 else ""


def test_the_numbers_are_for_what_can_be_looked_for() -> None:
    net = network()
    hidden = net.heard.shape[0]
    around = framed(np.zeros(16_000, np.float32)).around
    assert net.heard.shape == (hidden, around.shape[1])
    assert net.wanted.shape == net.worth.shape == (ROWS + 1, hidden)
    assert not net.wanted[ROWS].any()
    assert not net.worth[ROWS].any()


def test_four_things_are_looked_for() -> None:
    rows = [set(looked_for(*pair)) for pair in (("teacher", "explained"), ("", "explained"))]
    assert len(rows[0]) == 4
    assert len(rows[0] & rows[1]) == 2  # what "explained" begins with is the same in both
    assert all(0 <= row <= ROWS for both in rows for row in both)


NEXT = {"explained": "P", "the": "V", "apple": "P", "small": "N", "my": "V", "and": "N", "I": ""}
BEFORE = {"the": "F", "apple": "P", "my": "N", "and": "N", "tall": "V", "night": "V", "I": ""}


def test_sounds_next_to_the_first_and_the_last() -> None:
    assert {word: named(second(word)) for word in NEXT} == NEXT
    assert {word: named(last_but_one(word)) for word in BEFORE} == BEFORE


def test_borders_are_the_likeliest_places_around_them(speech: Speech) -> None:
    text = "The teacher explained every answer in an easy way, and all of us understood it."
    made = speech.joined([text], [0.3])
    borders = Borders([word[0] for word in made.words], framed(made.samples))
    starts = np.array([round(word[1] * 100) for word in made.words])
    worth = borders.fits(starts[:, None] + np.arange(-REACH, REACH + 1))
    off = np.abs(worth.argmax(1) - REACH)
    assert np.mean(off <= 3) >= 0.85
    assert np.median(off) <= 1


def test_a_word_without_letters_fits_everywhere(speech: Speech) -> None:
    made = speech.say("Yes, please.")
    borders = Borders(["…", "please."], framed(made.samples))
    assert not borders.fits(np.tile(np.arange(20), (2, 1)))[0].any()
