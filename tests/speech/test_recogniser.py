"""Speech is written down with its times, and the wish to stop is heard at once."""

from __future__ import annotations

import itertools
import re
import threading
import time

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.speech.recogniser import Recogniser
from tests.making.speech import RATE, Speech

PHRASES = [
    "We talk about money today.",
    "Please welcome our guest.",
    "The weather will be cold and windy tomorrow.",
]


def plain(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def test_phrases_are_written_down_where_they_are_said(
    recogniser: Recogniser, speech: Speech
) -> None:
    made = speech.joined(PHRASES, [1.5, 0.6])
    heard = recogniser.recognise(made.samples)
    assert plain(heard.text) == plain(" ".join(PHRASES))
    assert heard.words[4].text == "today."
    for word, (text, start, _end) in zip(heard.words, made.words, strict=True):
        assert abs(word.start - start) < 0.35, text
    starts = [word.start for word in heard.words]
    assert starts == sorted(starts)
    assert heard.confidence > 0.8
    assert (heard.language, heard.doubt) == ("en", "")
    assert heard.end == pytest.approx(made.duration, abs=0.001)


def test_words_come_piece_by_piece(recogniser: Recogniser, speech: Speech) -> None:
    made = speech.joined(PHRASES * 4, [0.5])
    seen: list[float] = []
    parts = list(recogniser.stream(made.samples, None, Job(lambda part, _: seen.append(part))))
    assert len(parts) >= 2
    assert parts[0].end <= 11
    for before, after in itertools.pairwise(parts):
        assert before.end <= after.start
        assert all(before.start <= word.start <= word.end <= before.end for word in before.words)
    assert seen == sorted(seen)


def test_nothing_comes_of_nothing(recogniser: Recogniser) -> None:
    for frames in (0, 1, 511, RATE * 3):
        heard = recogniser.recognise(np.zeros(frames, np.float32))
        assert heard.words == ()


def test_cancelling_is_heard_while_the_model_is_at_work(
    recogniser: Recogniser, speech: Speech
) -> None:
    made = speech.joined(PHRASES * 5, [0.3])
    job, worker = Job(), threading.Event()
    took: list[float] = []

    def stop() -> None:
        worker.wait(10)
        time.sleep(0.1)
        took.append(time.perf_counter())
        job.cancel()

    stopper = threading.Thread(target=stop)
    stopper.start()
    parts = recogniser.stream(made.samples, None, job)
    next(parts)
    worker.set()
    with pytest.raises(Cancelled):
        list(parts)
    waited = time.perf_counter() - took[0]
    stopper.join()
    assert waited < 2  # 0.02 s on a quiet machine; the benchmark measures it
    assert recogniser.recognise(made.samples[: 4 * RATE]).words  # it goes on working
