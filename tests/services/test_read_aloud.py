"""Replies read aloud as they grow: in order, skipped and stopped at once, silent afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from audiochat.domain.job import Job
from audiochat.media.outlet import Outlet, open_device
from audiochat.services.read_aloud import SentenceBegun, Unspeakable
from audiochat.services.workshop import Workshop
from tests.making.booth import Reader
from tests.making.ear import Ear


class Booth(Reader):
    """A reading at work, and the ear that hears it."""

    def __init__(self, workshop: Workshop, pace: float) -> None:
        self.ears: list[Any] = []
        super().__init__(workshop, Outlet(lambda rate: self._ear(rate, pace)))

    def _ear(self, rate: int, pace: float) -> Any:
        self.ears.append(Ear(rate, pace))
        return self.ears[-1]

    @property
    def begun(self) -> list[str]:
        return [one.text for one in self.told if isinstance(one, SentenceBegun)]

    def until(self, condition: Callable[[], bool], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.01)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """One for all of these tests, so that the voice is read once."""
    with Workshop.open(tmp_path_factory.mktemp("aloud")) as opened:
        yield opened


@pytest.fixture
def booth(workshop: Workshop) -> Iterator[Callable[..., Booth]]:
    made: list[Booth] = []

    def make(pace: float = 20.0) -> Booth:
        made.append(Booth(workshop, pace))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_sentences_are_spoken_while_the_reply_grows(booth: Callable[..., Booth]) -> None:
    one = booth()
    for piece in ("The first ", "sentence. The", " second"):
        one.reading.feed(piece)
    one.until(lambda: one.begun == ["The first sentence."])
    one.reading.feed(" one. And a")
    one.until(lambda: len(one.begun) == 2)
    one.reading.finish()
    one.reading.finish()
    assert one.end() == 3
    assert one.begun == ["The first sentence.", "The second one.", "And a"]
    sound = one.ears[0].sound
    assert 2 < np.count_nonzero(np.abs(sound) > 1e-4) / one.ears[0].rate + 1 < 8


def test_a_sentence_is_told_when_it_is_heard_not_when_it_is_made(
    booth: Callable[..., Booth],
) -> None:
    one = booth(pace=1.0)
    one.reading.feed("This is the first of the sentences. Here is another one. ")
    one.reading.finish()
    one.until(lambda: one.outlet.pending > 2.5)  # the second is made as well
    assert one.begun == ["This is the first of the sentences."]
    one.until(lambda: one.outlet.part == 1)
    one.until(lambda: one.begun[1:] == ["Here is another one."], 0.3)
    assert one.end() == 2


def test_a_sentence_is_skipped_and_the_next_is_heard(booth: Callable[..., Booth]) -> None:
    one = booth(pace=1.0)
    one.reading.feed("This sentence is long, " * 8 + "and it ends here. Next one. ")
    one.reading.finish()
    one.until(lambda: bool(one.ears) and one.outlet.first_sound > 0)
    one.reading.skip()
    one.until(lambda: one.outlet.part == 1, 30)
    assert one.end() == 2


def test_stopping_silences_at_once(booth: Callable[..., Booth]) -> None:
    one = booth(pace=1.0)
    one.reading.feed("This goes on and on. " * 20)
    one.until(lambda: one.outlet.first_sound > 0)
    one.job.cancel()
    assert one.outlet.pending < 0.5
    assert one.end() == "cancelled"
    assert one.outlet.pending == 0
    before = len(one.ears[0].heard)
    one.until(lambda: len(one.ears[0].heard) > before + 3)
    assert not np.concatenate(one.ears[0].heard[before + 1 :]).any()


def test_a_reply_in_another_language_is_told_once(booth: Callable[..., Booth]) -> None:
    one = booth()
    one.reading.feed("שלום עולם. מה שלומך? Fine.")
    one.reading.finish()
    assert one.end() == 3
    found = [told for told in one.told if isinstance(told, Unspeakable)]
    assert len(found) == 1


def test_a_device_that_goes_away_ends_the_reading_and_that_is_said(
    booth: Callable[..., Booth],
) -> None:
    one = booth(pace=1.0)
    one.reading.feed("This goes on and on. " * 10)
    one.reading.finish()
    one.until(lambda: one.outlet.first_sound > 0)
    one.ears[0].close()
    assert "device has gone away" in str(one.end())
    assert one.outlet.pending == 0


def test_the_outlet_works_with_a_device_that_plays_to_nobody() -> None:
    outlet = Outlet(lambda rate: open_device(rate, "null"))
    outlet.begin(22050)
    outlet.write(np.ones((2205, 1), np.float32), 0)
    outlet.wait(0.0, Job())
    assert outlet.first_sound > 0
    outlet.write(np.ones((220500, 1), np.float32), 1)
    outlet.drop(1)
    assert outlet.pending == 0
    outlet.close()
    outlet.close()
