"""Speech that is hard to hear: what is unsure is said to be, and what can be heard is written."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import soxr
from rapidfuzz.distance import Levenshtein

from audiochat.speech.recogniser import Recogniser
from tests.making.sounds import noise
from tests.making.speech import RATE, Samples, Speech
from tests.speech.test_recogniser import plain

SAID = [
    "Good morning and welcome back to the kitchen table.",
    "Every summer the fish came later.",
    "The budget for next year is almost finished.",
]


def wrong(text: str) -> float:
    """The share of words that are not as they were said."""
    said = plain(" ".join(SAID))
    return Levenshtein.distance(said, plain(text)) / len(said)


@pytest.fixture(scope="module")
def clean(speech: Speech) -> Samples:
    return speech.joined(SAID, [0.4]).samples


def telephone(samples: Samples) -> Samples:
    made: Samples = soxr.resample(soxr.resample(samples, RATE, 8000), 8000, RATE)
    return made.astype(np.float32)


def clipped(samples: Samples) -> Samples:
    return np.clip(samples * 20, -1, 1)


def quiet(samples: Samples) -> Samples:
    return samples * np.float32(0.003)


def noisy(samples: Samples) -> Samples:
    return samples + noise(len(samples) / RATE + 1, 0.02)[: len(samples)]


@pytest.mark.parametrize("how", [telephone, clipped, quiet, noisy], ids=lambda how: how.__name__)
def test_poor_sound_is_still_understood(
    recogniser: Recogniser, clean: Samples, how: Callable[[Samples], Samples]
) -> None:
    heard = recogniser.recognise(how(clean))
    assert wrong(heard.text) <= 0.1
    assert heard.doubt == ""


@pytest.mark.parametrize("word", ["Yes.", "Stop."])
def test_one_word_is_heard_and_not_doubted(
    recogniser: Recogniser, speech: Speech, word: str
) -> None:
    heard = recogniser.recognise(speech.joined([word], [1.5], lead=1.0).samples)
    assert plain(heard.text) == plain(word)
    assert heard.doubt == ""
    assert 1.0 <= heard.words[0].start <= 1.15


@pytest.mark.parametrize(
    ("accent", "text"),
    [
        ("de", "Meine Großmutter hat früher in einer Fabrik gearbeitet und jeden Morgen gesungen."),
        ("es", "Buenos días a todos, hoy hablamos de dinero y del futuro de nuestra empresa."),
    ],
)
def test_a_language_it_does_not_know_is_doubted(
    recogniser: Recogniser, speech: Speech, accent: str, text: str
) -> None:
    heard = recogniser.recognise(speech.say(text, accent=accent).samples)
    assert "uncertain" in heard.doubt
    assert heard.confidence < 0.65


def test_two_at_once_are_doubted(recogniser: Recogniser, clean: Samples, speech: Speech) -> None:
    other = speech.joined(["My guest today has written three books.", *SAID[::-1]], [0.3]).samples
    size = min(len(clean), len(other))
    heard = recogniser.recognise(clean[:size] + other[:size])
    assert "uncertain" in heard.doubt


def test_damaged_samples_do_no_harm(recogniser: Recogniser, clean: Samples) -> None:
    broken = clean.copy()
    broken[::50] = np.nan
    broken[7::500] = np.inf
    recogniser.recognise(broken)
    assert recogniser.recognise(clean).confidence > 0.8
