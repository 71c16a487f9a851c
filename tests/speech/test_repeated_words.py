"""The same few words again and again are written when they are said, and not when a model circles."""

from __future__ import annotations

import random

import pytest

from audiochat.speech.decoding import Decoded
from audiochat.speech.recogniser import Recogniser
from tests.making.judging_words import wrong
from tests.making.speech import Speech


def test_a_drill_of_a_few_words_is_written_whole(recogniser: Recogniser, speech: Speech) -> None:
    chance = random.Random(1)
    sides, ends = ("left.", "right.", "center."), ("Front", "Rear", "Side")
    phrases = [f"{chance.choice(ends)} {chance.choice(sides)}" for _ in range(30)]
    made = speech.joined(phrases, [0.3, 0.2])
    heard = recogniser.recognise(made.samples)
    said = [(word, 0.0, 0.0) for phrase in phrases for word in phrase.split()]
    assert wrong(said, [(word.text, 0.0, 0.0) for word in heard.words]) < 0.2


@pytest.mark.parametrize(
    ("repetition", "likelihood", "dropped"),
    [(2.0, -0.8, False), (3.0, -0.8, True), (3.0, -0.1, False), (8.0, -0.1, True)],
)
def test_text_that_goes_round_in_a_circle_is_dropped(
    repetition: float, likelihood: float, dropped: bool
) -> None:
    assert Decoded([5, 6, 7], likelihood, 0.1, repetition).empty is dropped
