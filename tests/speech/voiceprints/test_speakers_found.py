"""How many speak is found out, nobody is split, and turns hold together."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.speech.voiceprints import clustering
from audiochat.speech.voiceprints.clustering import voices
from audiochat.speech.voiceprints.turns import whose

SIZE = 64
Floats = NDArray[np.float32]


def prints(*spoken: int, seed: int = 1, spread: float = 0.6) -> Floats:
    """So many voiceprints of each of some people, as alike as those of real voices (about 0.7)."""
    rng = np.random.default_rng(seed)
    people = np.eye(SIZE)[: len(spoken)]
    rows = [
        people[who] + spread * rng.standard_normal(SIZE) / np.sqrt(SIZE)
        for who, many in enumerate(spoken)
        for _ in range(many)
    ]
    made = np.array(rows, np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def found(made: Floats, count: int | None = None, each: float = 0.5) -> int:
    return len(voices(made, np.full(len(made), each, np.float32), count, Job()))


@pytest.mark.parametrize("spoken", [(40,), (40, 30), (60, 20, 30), (30, 30, 30, 30)])
def test_as_many_as_speak(spoken: tuple[int, ...]) -> None:
    assert found(prints(*spoken)) == len(spoken)


def test_a_cough_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(prints(60, 60, 2)) == 2
    assert found(prints(1)) == 1
    assert found(prints(1, 1)) == 1  # too little to say that there are two


def test_a_number_that_is_given_counts() -> None:
    assert found(prints(40), 1) == 1
    assert found(prints(40, 40, 40), 2) == 2
    assert found(prints(40, 40), 1) == 1
    assert found(prints(40, 40), 2) == 2
    assert found(prints(3), 12) <= 3


def test_nothing_and_very_much(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(np.zeros((0, SIZE), np.float32)) == 0
    monkeypatch.setattr(clustering, "MOST", 50)
    assert found(prints(300, 200)) == 2


def test_the_same_recording_gives_the_same_speakers() -> None:
    made = prints(30, 40)
    seconds = np.full(70, 0.5, np.float32)
    once, again = (voices(made, seconds, None, Job()) for _ in range(2))
    np.testing.assert_array_equal(once, again)


def test_words_belong_to_who_is_heard_around_them() -> None:
    places = [(n * 0.5, n * 0.5 + 1.5) for n in range(20)]
    likeness = np.array([[0.8, 0.2]] * 10 + [[0.2, 0.8]] * 10, np.float32)
    words = [(n * 0.5, n * 0.5 + 0.4) for n in range(22)]
    labels, margins = whose(words, places, likeness)
    assert labels == sorted(labels)
    assert 10 <= labels.index(1) <= 12
    assert margins[0] == pytest.approx(0.6, abs=0.01)
    assert min(margins[9:13]) < 0.5  # near the change it is less sure


def test_a_single_odd_word_is_no_turn() -> None:
    places = [(float(n), n + 1.0) for n in range(9)]
    likeness = np.array([[0.8, 0.2]] * 9, np.float32)
    likeness[4] = [0.4, 0.6]
    labels, _ = whose([(n + 0.1, n + 0.95) for n in range(9)], places, likeness)
    assert labels == [0] * 9


def test_one_voice_and_no_voice() -> None:
    assert whose([(0.0, 1.0)], [(0.0, 1.0)], np.ones((1, 1), np.float32)) == ([0], [1.0])
    assert whose([(0.0, 1.0)], [], np.zeros((0, 0), np.float32)) == ([0], [0.0])
    assert whose([], [(0.0, 1.0)], np.ones((1, 2), np.float32)) == ([], [])
