"""What the loudspeakers were given is found again at its time, from any number of devices."""

from __future__ import annotations

import numpy as np
import pytest

from audiochat.media.clock import Clock
from audiochat.media.played import KEPT_SECONDS, RATE, Played, Tap, tapped


class Watch:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def watch() -> Watch:
    return Watch()


def give(tap: Tap, watch: Watch, sound: np.ndarray, rate: int, late: float = 0.0) -> None:
    """A device takes sound of shape (frames, channels) in pieces of 20 ms, as even as life."""
    size = rate // 50
    begin = watch.time
    for number, start in enumerate(range(0, len(sound), size)):
        watch.time = begin + start / rate + (late if number % 3 else 0.0)
        tap.put(sound[start : start + size].astype(np.float32))
    watch.time = begin + len(sound) / rate


def test_a_clock_is_not_led_astray_by_late_calls() -> None:
    clock, random = Clock(1000), np.random.default_rng(1)
    for number in range(500):
        late = float(random.uniform(0, 0.015)) if number % 4 else 0.0
        clock.note(number * 20, 7.0 + number * 0.02 + late)
    assert clock.moves == 1
    assert clock.at(5000) == pytest.approx(12.0, abs=0.016)


def test_a_clock_follows_a_gap_and_doubts_at_once() -> None:
    clock = Clock(1000)
    for number in range(100):
        clock.note(number * 20, number * 0.02)
    clock.note(2000, 2.2)  # 0.2 s late
    assert clock.moves == 2
    assert clock.at(2000) == pytest.approx(2.0)
    for number in range(101, 200):
        clock.note(number * 20, number * 0.02 + 0.2)
    assert clock.at(4000) == pytest.approx(4.2, abs=0.001)


def test_sound_lies_where_it_was_heard(watch: Watch) -> None:
    played = Played(watch)
    played.keep(True)
    rate = 22_050
    tap = played.tap(rate)
    sound = np.zeros((rate, 1))
    sound[rate // 2 :] = 0.5
    give(tap, watch, sound, rate, late=0.01)
    heard = played.take(100.0, 15_000)
    assert heard[:7900] == pytest.approx(0.0, abs=0.02)
    assert heard[8100:] == pytest.approx(0.5, abs=0.02)


def test_two_devices_are_heard_together(watch: Watch) -> None:
    played = Played(watch)
    played.keep(True)
    one, two = played.tap(RATE), played.tap(48_000)
    for _ in range(50):
        one.put(np.full((320, 1), 0.25, np.float32))
        two.put(np.tile(np.float32([[0.5, 0.0]]), (960, 1)))
        watch.time += 0.02
    assert played.take(100.0, 15_000)[500:] == pytest.approx(0.5, abs=0.02)


def test_pieces_follow_each_other_without_a_seam(watch: Watch) -> None:
    played = Played(watch)
    played.keep(True)
    wave = np.sin(np.arange(2 * RATE) * 0.05)[:, None]
    give(played.tap(RATE), watch, wave, RATE)
    found = [played.take(100.0 + start / RATE, 333) for start in range(0, 20_000, 333)]
    whole = np.concatenate(found)
    assert whole[100:20_000] == pytest.approx(wave[100:20_000, 0], abs=0.01)


def test_nothing_is_kept_for_nobody_and_little_for_who_does_not_come(watch: Watch) -> None:
    played = Played(watch)
    tap = played.tap(100)
    loud = np.ones((100, 1), np.float32)
    tap.put(loud)
    played.keep(True)
    assert not played.take(100.0, 10_000).any()
    for _ in range(int(KEPT_SECONDS) * 2):
        watch.time += 1.0
        tap.put(loud)
    assert len(tap._fresh) <= KEPT_SECONDS + 1


def test_a_device_that_no_longer_asks_keeps_nobody_waiting(watch: Watch) -> None:
    played = Played(watch)
    played.keep(True)
    assert played.known_until() == float("inf")
    give(played.tap(RATE), watch, np.zeros((RATE, 1)), RATE)
    assert played.known_until() == pytest.approx(101.0, abs=0.02)
    watch.time += 1.0
    assert played.known_until() == float("inf")


def test_a_device_opened_anew_may_be_heard_at_another_time(watch: Watch) -> None:
    played = Played(watch)
    first = played.tap(RATE)
    first.put(np.zeros((320, 1), np.float32))
    before = played.moves
    watch.time += 5.0
    played.tap(RATE).put(np.zeros((320, 1), np.float32))
    assert played.moves > before


def test_what_feeds_a_device_stays_as_it_is(watch: Watch) -> None:
    def feed():  # type: ignore[no-untyped-def]
        frames = yield b""
        while True:
            frames = yield np.full((frames, 2), 0.5, np.float32)

    played = Played(watch)
    played.keep(True)
    through = tapped(feed(), RATE, played)
    assert next(through) == b""
    for _ in range(20):
        assert through.send(800).shape == (800, 2)
        watch.time += 0.05
    assert played.take(100.5, 4000) == pytest.approx(0.5, abs=0.01)
    plain = feed()
    assert tapped(plain, RATE, None) is plain
