"""A reply read aloud, as it is heard at the loudspeaker: soon, whole, skipped and stopped at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from audiochat.domain.job import Job
from audiochat.media.outlet import Outlet
from audiochat.services.read_aloud import Reading, SentenceBegun
from audiochat.services.workshop import Workshop
from tests.making.booth import Reader
from tests.making.pulse import RATE, Rooms, until


class Booth(Reader):
    """A reading at the device; ``written`` is what was made for it."""

    def __init__(self, workshop: Workshop) -> None:
        self.outlet = Outlet()
        self.written: list[Any] = []
        self.rate = 0
        plain = self.outlet.write

        def write(sound: Any, part: int) -> None:
            self.written.append(sound[:, 0].copy())
            plain(sound, part)

        self.outlet.write = write  # type: ignore[method-assign]
        self.asked: list[tuple[float, float]] = []
        hand_over = self.outlet._hand_over

        def watched(out: Any) -> None:
            self.asked.append((time.monotonic(), len(out) / self.outlet._rate))
            hand_over(out)

        self.outlet._hand_over = watched  # type: ignore[method-assign]
        super().__init__(workshop, self.outlet)

    @property
    def held_up(self) -> bool:
        """Whether the computer came so late for sound that the device ran dry."""
        pairs = zip(self.asked, self.asked[1:], strict=False)
        return any(after - before > 1.3 * seconds for (before, seconds), (after, _) in pairs)


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with Workshop.open(tmp_path_factory.mktemp("aloud")) as opened:
        opened.speaker.warm()
        yield opened


@pytest.fixture
def booth(rooms: Rooms, workshop: Workshop) -> Iterator[Callable[[], Booth]]:
    made: list[Booth] = []

    def begin() -> Booth:
        made.append(Booth(workshop))
        return made[-1]

    yield begin
    for one in made:
        one.close()


def test_the_first_sound_comes_soon_after_the_first_sentence(
    rooms: Rooms, booth: Callable[[], Booth]
) -> None:
    waits = []
    for _ in range(8):
        ear = rooms.listen()
        one = booth()
        one.reading.feed("The recording has two speakers")
        time.sleep(0.5)
        complete = time.monotonic()
        one.reading.feed(", who talk for six minutes. And")
        until(lambda ear=ear: ear.first_sound(0.005) >= 0, what="sound")
        if not one.held_up:
            waits.append(ear.heard_at(ear.first_sound(0.005)) - complete)
        one.close()
        ear.close()
    if len(waits) < 3:
        pytest.skip("the computer is too busy to play anything")
    print("first sound after", " ".join(f"{1000 * wait:.0f}" for wait in waits), "ms")
    assert np.median(waits) < 0.3


def test_all_of_it_is_heard_without_a_gap(rooms: Rooms, booth: Callable[[], Booth]) -> None:
    import soxr
    from scipy.signal import correlate

    for _ in range(4):
        ear = rooms.listen()
        one = booth()
        one.reading.feed("Seven birds sat on a wall. They sang all day, and nobody came to listen.")
        one.reading.finish()
        assert one.end() == 2
        time.sleep(0.5)
        if not one.held_up:
            break
    else:
        pytest.skip("the computer is too busy to play anything")
    made = soxr.resample(np.concatenate(one.written), one.outlet._rate, RATE)
    heard = ear.sound()
    begin = int(np.argmax(correlate(heard, made, "valid", method="fft")))
    found = heard[begin : begin + len(made)]
    difference = np.sqrt(np.mean((found - made)[2000:] ** 2) / np.mean(made**2))
    print(f"the difference is {20 * np.log10(difference):.0f} dB")
    assert difference < 0.1  # resampled twice, and no gap: one of 10 ms is more than that
    assert np.abs(heard[begin + len(made) + RATE // 20 :]).max(initial=0) < 0.01


def test_skipping_and_stopping_are_heard_at_once(rooms: Rooms, booth: Callable[[], Booth]) -> None:
    ear = rooms.listen()
    one = booth()
    one.reading.feed("This sentence goes on and on for a very long time without an end. Next one.")
    one.reading.finish()
    until(lambda: ear.first_sound() >= 0)
    time.sleep(0.5)
    one.reading.skip()
    until(lambda: sum(isinstance(told, SentenceBegun) for told in one.told) == 2)
    assert one.end() == 2
    again = booth()
    count = len(ear.sound())
    again.reading.feed("This sentence goes on and on for a very long time without an end. Next")
    until(lambda: bool((np.abs(ear.sound()[count:]) > 0.02).any()))
    time.sleep(0.5)
    stopped = time.monotonic()
    again.job.cancel()
    assert again.end() == "cancelled"
    time.sleep(0.5)
    last = int(np.flatnonzero(np.abs(ear.sound()) > 0.002)[-1])
    print(f"silent {1000 * (ear.heard_at(last) - stopped):.0f} ms after the stop")
    assert ear.heard_at(last) - stopped < 0.25


def test_a_server_that_dies_is_said_and_the_next_reading_is_heard(
    rooms: Rooms, booth: Callable[[], Booth]
) -> None:
    ear = rooms.listen()
    one = booth()
    one.reading.feed("This sentence goes on and on for a very long time. " * 4)
    one.reading.finish()
    until(lambda: ear.first_sound() >= 0)
    rooms.kill()
    assert "gone away" in str(one.end())
    rooms.start()
    ear = rooms.listen()
    outlet = one.outlet
    one.reading = Reading(one.reading._speaker, outlet)
    one.reading.feed("Here I am again.")
    one.reading.finish()
    assert one.reading.run(Job()) == 1
    until(lambda: ear.first_sound() >= 0)
