"""What is played is heard: whole, in order, where the position says; it follows its device."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from audiochat.media.playback import Player
from tests.making.pulse import RATE, Rooms, until


class WatchedPlayer(Player):
    """A player that notes when its device asks for sound."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[float, float]] = []

    def _hand_over(self, out: Any, rate: int, now: float) -> None:
        self.asked.append((now, len(out) / rate))
        super()._hand_over(out, rate, now)

    @property
    def held_up(self) -> bool:
        """Whether the computer came so late for sound that the device ran dry."""
        pairs = zip(self.asked, self.asked[1:], strict=False)
        return any(after - before > 1.3 * seconds for (before, seconds), (after, _) in pairs)


@pytest.fixture
def player(rooms: Rooms) -> Iterator[WatchedPlayer]:
    made = WatchedPlayer()
    yield made
    made.close()


def steadily(player: WatchedPlayer, hear: Callable[[], Any]) -> Any:
    """What ``hear`` gives; once more where a busy computer came late, which is not what is tried."""
    for _ in range(4):
        player.asked.clear()
        heard = hear()
        if not player.held_up:
            return heard
        player.pause()
    pytest.skip("the computer is too busy to play anything")


def played(player: WatchedPlayer) -> None:
    until(lambda: not player.playing, 30, "the end")
    time.sleep(0.2)


def holes(heard: Any) -> int:
    loud = np.flatnonzero(heard)
    return int((np.diff(loud) > 1).sum())


STARTING = 1000
"""Frames at the start that a null sink's monitor does not tell of; ``pacat`` loses as many."""


@pytest.mark.parametrize("length", [24_000, 45_123, 48_000])
def test_all_of_it_is_heard_once_and_in_order(
    rooms: Rooms, player: WatchedPlayer, ramp: Any, length: int
) -> None:
    sound = ramp(2.0)

    def hear() -> Any:
        ear = rooms.listen()
        player.play(sound, 0, length)
        played(player)
        return ear.sound()

    heard = steadily(player, hear)
    numbers = sound.numbers(heard)
    assert holes(heard) == 0
    assert numbers[0] < STARTING
    assert numbers[-1] == length - 1
    assert (np.diff(numbers) == 1).all()


def test_another_rate_keeps_pitch_level_and_length(
    rooms: Rooms, player: WatchedPlayer, ramp: Any
) -> None:
    sound = ramp(2.0, 44_100)

    def hear() -> Any:
        ear = rooms.listen()
        player.play(sound, 0)
        played(player)
        return ear.sound()

    heard = steadily(player, hear)
    loud = np.flatnonzero(heard > 0.05)
    assert len(loud) / RATE == pytest.approx(2.0, abs=0.03)
    assert heard[loud[-1] - 500] == pytest.approx(0.9, abs=0.01)
    assert (np.diff(heard[loud[0] + 500 : loud[-1] - 500]) > -1e-3).all()


@pytest.mark.parametrize(
    ("rate", "channels"), [(8_000, 1), (96_000, 2), (192_000, 2), (48_000, 6), (48_000, 8)]
)
def test_any_rate_and_number_of_channels_is_heard(
    rooms: Rooms, player: WatchedPlayer, rate: int, channels: int
) -> None:

    def hear() -> Any:
        ear = rooms.listen()
        player.play(Tone(rate, channels), 0)
        played(player)
        return ear.sound()

    heard = steadily(player, hear)
    loud = np.flatnonzero(np.abs(heard) > 0.01)
    assert (loud[-1] - loud[0]) / RATE == pytest.approx(1.0, abs=0.05)
    middle = heard[loud[0] + RATE // 4 : loud[0] + RATE * 3 // 4]
    assert np.argmax(np.abs(np.fft.rfft(middle))) * 2 == 440
    assert np.abs(middle).max() > 0.25


class Tone:
    """A second of 440 Hz."""

    def __init__(self, rate: int, channels: int) -> None:
        self.rate, self.channels, self.frames = rate, channels, rate

    def read(self, start: int, frames: int) -> Any:
        wave = 0.3 * np.sin(2 * np.pi * 440 * np.arange(start, start + frames) / self.rate)
        return np.repeat(wave.astype(np.float32)[:, None], self.channels, axis=1)

    def close(self) -> None: ...


def test_a_loop_has_no_gap_and_no_repetition(
    rooms: Rooms, player: WatchedPlayer, ramp: Any
) -> None:
    sound = ramp(2.0)

    def hear() -> Any:
        ear = rooms.listen()
        player.play(sound, 10_000, 19_600, loop=True)
        until(lambda: ear.first_sound() >= 0 and ear.seconds() - ear.first_sound() / RATE > 2)
        return ear.sound()

    heard = steadily(player, hear)
    assert holes(heard[: np.flatnonzero(heard)[-1]]) == 0
    steps = np.diff(sound.numbers(heard))
    assert set(steps.tolist()) == {1, 10_000 - 19_599}


def test_the_position_is_what_is_heard(rooms: Rooms, player: WatchedPlayer, ramp: Any) -> None:
    sound = ramp(4.0)
    ear = rooms.listen()
    player.play(sound, 0)
    seen: list[tuple[float, int]] = []
    while player.playing:
        seen.append((time.monotonic(), player.position))
        time.sleep(0.01)
    time.sleep(0.2)
    heard = ear.sound()
    first = ear.first_sound()
    begin = int(sound.numbers(heard)[0])
    errors = []
    for when, position in seen:
        if RATE // 2 < position < sound.frames - 1:
            errors.append((position / RATE) + ear.heard_at(first) - begin / RATE - when)
    print(f"the position is {np.median(errors) * 1000:+.0f} ms beside the ear")
    assert abs(np.median(errors)) < 0.05
    assert np.ptp(errors) < 0.15


def test_pause_loses_nothing_and_is_quick(rooms: Rooms, player: WatchedPlayer, ramp: Any) -> None:
    sound = ramp(10.0)
    ear = rooms.listen()
    player.play(sound, 0)
    until(lambda: player.position > RATE)
    player.pause()
    begun = time.monotonic()
    time.sleep(0.4)
    quiet = np.flatnonzero(ear.sound())[-1]
    print(f"silent {1000 * (ear.heard_at(int(quiet)) - begun):.0f} ms after the pause")
    assert ear.heard_at(int(quiet)) - begun < 0.2
    before = sound.numbers(ear.sound())[-1]
    count = len(ear.sound())
    player.resume()
    until(lambda: player.position > 2 * RATE)
    after = sound.numbers(ear.sound()[count:])[0]
    print(f"goes on {(after - before) / RATE * 1000:+.0f} ms from where it was left")
    assert abs(after - before) < 0.08 * RATE


def test_a_seek_is_heard_soon_and_goes_on_whole(
    rooms: Rooms, player: WatchedPlayer, ramp: Any
) -> None:
    sound = ramp(10.0)

    def hear() -> Any:
        ear = rooms.listen()
        player.play(sound, 0)
        until(lambda: player.position > RATE)
        player.seek(6 * RATE)
        begun = time.monotonic()
        until(lambda: player.position > 7 * RATE)
        return ear, begun, ear.sound()

    ear, begun, heard = steadily(player, hear)
    there = int(np.flatnonzero(heard > 0.1 + 0.8 * 0.59)[0])
    print(f"heard {1000 * (ear.heard_at(there) - begun):.0f} ms after the seek")
    assert ear.heard_at(there) - begun < 0.4
    numbers = sound.numbers(heard[there : np.flatnonzero(heard)[-1]])
    assert numbers[0] <= 6 * RATE + 2
    assert (np.diff(numbers) == 1).all()


def test_the_volume_is_exact(rooms: Rooms, player: WatchedPlayer, ramp: Any) -> None:
    sound = ramp(1.0)
    player.gain = 0.5
    player._heard_gain = 0.5

    def hear() -> Any:
        ear = rooms.listen()
        player.play(sound, 0)
        played(player)
        return ear.sound()

    numbers = sound.numbers(steadily(player, hear), 0.5)
    assert numbers[-1] == sound.frames - 1
    assert (np.diff(numbers) == 1).all()


def test_it_follows_the_default_device_and_moves_when_one_vanishes(
    rooms: Rooms, player: WatchedPlayer, ramp: Any
) -> None:
    sound = ramp(30.0)
    other = rooms.add_sink("other", "Headphones")
    rooms.awake("other.monitor")
    ear, far = rooms.listen(), rooms.listen("other.monitor")
    player.play(sound, 0)
    until(lambda: ear.first_sound() >= 0)
    rooms.pactl("set-default-sink", "other")
    until(lambda: far.first_sound() >= 0, what="sound from the other device")
    count = len(ear.sound())
    rooms.unload(other)
    until(lambda: bool((ear.sound()[count + RATE // 4 :] > 0.05).any()), what="sound here again")
    assert player.playing
    assert player.error is None


def test_a_sound_server_that_dies_ends_the_play_where_it_was(
    rooms: Rooms, player: WatchedPlayer, ramp: Any
) -> None:
    sound = ramp(60.0)
    player.play(sound, 0)
    until(lambda: player.position > RATE)
    rooms.kill()
    here = player.position
    until(lambda: not player.playing, 10, "the end")
    assert "gone away" in str(player.error)
    assert "play on from here" in player.error.remedy  # type: ignore[union-attr]
    assert abs(player.position - here) < RATE // 2
    rooms.start()
    ear = rooms.listen()
    player.resume()
    until(lambda: ear.first_sound() >= 0, what="sound after the server came back")
    assert not player.silent
    time.sleep(0.3)
    assert sound.numbers(ear.sound())[0] == pytest.approx(player.position, abs=RATE)


def test_without_a_device_time_passes_and_it_is_said(
    rooms: Rooms, player: WatchedPlayer, ramp: Any
) -> None:
    rooms.kill()
    player.play(ramp(10.0), 0)
    until(lambda: player.position > RATE // 2)
    assert player.nobody
    player.pause()
    rooms.start()
    ear = rooms.listen()
    player.resume()
    until(lambda: ear.first_sound() >= 0, what="sound after a pause")
    assert not player.nobody


def test_a_hundred_plays_leave_no_connection_behind(
    rooms: Rooms, player: WatchedPlayer, ramp: Any
) -> None:
    before = rooms.clients()
    for _ in range(100):
        player.play(ramp(1.0), 0)
        until(lambda: bool(player._clock._blocks), what="the device")
        player.pause()
        until(lambda: not rooms.clients() > before + 1)
    time.sleep(0.2)
    assert rooms.clients() <= before
