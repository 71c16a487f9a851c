"""Every "um" is written down, also one between two words, and what is said twice is written twice."""

from __future__ import annotations

import threading
from itertools import pairwise

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.speech.recogniser import Recogniser
from tests.making.speech import Speech

VERBATIM = RecogniserOptions(language="en", verbatim=True)
HESITATIONS = {"um", "uh", "er", "erm", "uhm"}


def written(recogniser: Recogniser, speech: Speech, *phrases: str) -> list[str]:
    made = speech.joined(list(phrases), [0.4])
    words = recogniser.recognise(made.samples, VERBATIM).words
    assert all(0 <= word.start < word.end <= made.duration + 0.01 for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    return [word.text.lower().strip(".,?!") for word in words]


def test_a_hesitation_between_two_words_is_written(recogniser: Recogniser, speech: Speech) -> None:
    said = written(
        recogniser, speech, "They want erm to build a bridge", "Nobody er knew why every light", "um",
        "went dark after er dinner",
    )  # fmt: skip
    assert sum(word in HESITATIONS for word in said) >= 3
    assert {"they", "to", "build", "bridge", "nobody", "why", "dark", "dinner"} <= set(said)


def test_words_said_twice_are_written_twice(recogniser: Recogniser, speech: Speech) -> None:
    said = written(
        recogniser, speech, "I think we we should go to the market",
        "We had a long meeting meeting about the new budget", "um", "They bought three three books",
    )  # fmt: skip
    assert sum(one == two for one, two in pairwise(said)) >= 2


def test_nothing_is_put_into_fluent_speech(recogniser: Recogniser, speech: Speech) -> None:
    said = written(
        recogniser, speech, "Scientists found water under the ice of a small distant moon.",
        "Her daughter studies music at a college in the north of Spain.",
    )  # fmt: skip
    assert not HESITATIONS & set(said)
    assert all(one != two for one, two in pairwise(said))
    assert {"water", "daughter", "college", "moon"} <= set(said)


def test_nothing_is_written_where_nobody_speaks(recogniser: Recogniser) -> None:
    hiss = 0.001 * np.random.default_rng(3).standard_normal(16_000 * 5).astype(np.float32)
    assert recogniser.recognise(hiss, VERBATIM).words == ()


def test_it_stops_when_it_is_told_to(recogniser: Recogniser, speech: Speech) -> None:
    made = speech.joined(["They want erm to build a bridge over the river"] * 4, [0.3])
    job = Job()
    stopper = threading.Timer(0.4, job.cancel)
    stopper.start()
    try:
        with pytest.raises(Cancelled):
            recogniser.recognise(np.tile(made.samples, 20), VERBATIM, job)
    finally:
        stopper.join()
