"""Words said into a microphone are written soon, and the last one is not lost when the key is let go."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
import soxr

from audiochat.domain.job import Job
from audiochat.domain.live import Live
from audiochat.services.workshop import Workshop
from tests.making.pulse import RATE, Rooms

SENTENCE = "Yesterday seven people visited London without their umbrellas"


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with Workshop.open(tmp_path_factory.mktemp("dictating")) as opened:
        opened.dictation.warm(Job())
        yield opened


class Dictated:
    """A dictation at work, with the times at which each text was there."""

    def __init__(self, workshop: Workshop) -> None:
        self.seen: list[tuple[float, Live]] = []
        self.stop = threading.Event()
        self.text = ""
        self._workshop = workshop
        self._thread = threading.Thread(target=self._run, name="dictation")
        self._thread.start()

    def _run(self) -> None:
        job = Job(on_partial=lambda live: self.seen.append((time.monotonic(), live)))
        self.text = self._workshop.dictation.run(self.stop, job)

    def end(self) -> str:
        self.stop.set()
        self._thread.join(30)
        return self.text

    def first(self, word: str) -> float:
        return next(when for when, live in self.seen if word in live.text.lower())


def words(text: str) -> list[str]:
    return [word.strip(".,!?") for word in text.lower().split()]


def test_words_appear_soon_and_the_last_is_not_lost(
    rooms: Rooms, workshop: Workshop, speech: Any
) -> None:
    said = speech.say(SENTENCE)
    sound = soxr.resample(said.samples, 16_000, RATE)
    ear = rooms.listen("micsrc")
    one = Dictated(workshop)
    time.sleep(0.5)
    rooms.say(sound * 0.8)
    while (begun := ear.first_sound(0.01)) < 0:
        time.sleep(0.005)
    loud = int(np.flatnonzero(np.abs(sound * 0.8) > 0.01)[0]) / RATE
    start = ear.heard_at(begun) - loud  # when the first sample was in the air
    last_word = said.words[-1][2]
    time.sleep(max(0.0, start + last_word + 0.02 - time.monotonic()))
    let_go = time.monotonic()
    text = one.end()
    print(f"{text!r}, whole {1000 * (time.monotonic() - let_go):.0f} ms after the key was let go")
    assert words(text) == words(SENTENCE)
    waits = []
    for name, _, end in said.words:
        if len(name) > 4:
            waits.append(one.first(name.lower()) - (start + end))
    print("words appear after", " ".join(f"{wait:.2f}" for wait in waits), "s")
    assert np.median(waits) < 1.0


def test_nothing_is_written_in_silence(rooms: Rooms, workshop: Workshop) -> None:
    one = Dictated(workshop)
    hum = np.random.default_rng(0).normal(0, 0.002, 3 * RATE)
    rooms.say(hum).wait()
    assert one.end() == ""
