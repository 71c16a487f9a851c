"""A made word begins where it is heard: held against the hiss of an "s" behind a vowel."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import soxr
from numpy.typing import NDArray
from scipy.signal import butter, sosfiltfilt

from audiochat.domain.job import Job
from audiochat.speech import voice_file
from audiochat.speech.synthesis import Synthesiser
from tests.making.speech import RATE, Speech

TEXT = "The boy sees a moon, so now seven say some."
HISSING = ("sees", "so", "seven", "say", "some.")


def hisses(samples: NDArray[np.float32], near: float) -> float:
    """The seconds at which it begins to hiss (over 4 kHz), nearest to a time."""
    high = sosfiltfilt(butter(4, 4000, "highpass", fs=RATE, output="sos"), samples)
    level = 10 * np.log10(np.convolve(high**2, np.ones(80) / 80, "same") + 1e-12)
    around = level[round((near - 0.12) * RATE) : round((near + 0.12) * RATE)]
    rising = np.flatnonzero(np.diff((around > (around.max() + around.min()) / 2).astype(int)) > 0)
    return near - 0.12 + float(rising[np.argmin(np.abs(rising / RATE - 0.12))]) / RATE


def off(words: Sequence[tuple[str, float]], samples: NDArray[np.float32]) -> list[float]:
    """By how many seconds the hissing words are said to begin too late."""
    return [start - hisses(samples, start) for text, start in words if text in HISSING]


@pytest.mark.parametrize("chance", [(0.0, 0.0), (0.667, 0.8)])
def test_known_places_are_where_words_are_heard(chance: tuple[float, float]) -> None:
    made = Speech(chance, 3).say(TEXT)
    late = off([(text, start) for text, start, _ in made.words], made.samples)
    assert len(late) == len(HISSING)
    assert np.median(np.abs(late)) < 0.025
    assert max(np.abs(late)) < 0.05


def test_the_words_of_what_is_spoken_are_where_they_are_heard() -> None:
    path = voice_file.embedded()
    voice = Synthesiser(voice_file.voice_at(path, voice_file.read_description(path), "embedded"))
    sound, words = voice.utter(TEXT, Job())
    voice.close()
    samples = soxr.resample(sound[:, 0], voice.rate, RATE)
    late = off([(word.text, word.start) for word in words], samples)
    assert len(late) == len(HISSING)
    assert np.median(np.abs(late)) < 0.025
    assert max(np.abs(late)) < 0.05
