"""The player moves in real time, loops, obeys at once and leaves no thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from audiochat.domain.errors import MediaError
from audiochat.domain.operation import Samples
from audiochat.media import playback
from audiochat.media.device import loudspeakers
from audiochat.media.playback import Player

RATE = 48000


class Sound:
    """Frames that tell their own number, and what was read of them."""

    def __init__(self, seconds: float, rate: int = RATE, channels: int = 2) -> None:
        self.rate, self.channels, self.frames = rate, channels, round(seconds * rate)
        self.reads: list[tuple[int, int]] = []
        self.closed = 0
        self.fail_at = -1

    def read(self, start: int, frames: int) -> Samples:
        if 0 <= self.fail_at <= start:
            raise MediaError("The file is gone.")
        self.reads.append((start, frames))
        numbers = np.arange(start, start + frames, dtype=np.float32) / self.frames
        return np.repeat(numbers[:, None], self.channels, axis=1)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def player() -> Iterator[Player]:
    made = Player("null")
    yield made
    made.close()
    assert not [t for t in threading.enumerate() if t.name == "player"]


def until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.005)


def test_the_position_moves_in_real_time(player: Player) -> None:
    player.play(Sound(10.0), RATE)
    until(lambda: player.position > RATE)
    begin, first = time.monotonic(), player.position
    time.sleep(0.5)
    gone, moved = time.monotonic() - begin, player.position - first
    assert moved / RATE == pytest.approx(gone, abs=0.3)
    assert player.playing
    assert player.silent


def test_the_position_never_goes_back_while_playing(player: Player) -> None:
    player.play(Sound(10.0), 0)
    seen = [0]
    end = time.monotonic() + 30
    while seen[-1] < RATE // 4 and time.monotonic() < end:
        seen.append(player.position)
    assert seen == sorted(seen)
    assert seen[-1] >= RATE // 4


def test_it_ends_at_the_end(player: Player) -> None:
    sound = Sound(5.0)
    player.play(sound, 1000, 1000 + RATE // 5)
    until(lambda: not player.playing)
    assert player.position == 1000 + RATE // 5
    assert sum(frames for _, frames in sound.reads) == RATE // 5
    player.resume()
    assert player.playing
    until(lambda: sum(frames for _, frames in sound.reads) == 2 * (RATE // 5))


def test_a_selection_loops(player: Player) -> None:
    sound = Sound(5.0)
    player.play(sound, 5000, 9800, loop=True)
    until(lambda: sum(start == 5000 for start, _ in sound.reads) > 2)
    assert player.playing
    assert 5000 <= player.position <= 9800
    assert {start for start, _ in sound.reads} <= {5000, 5000 + playback.BLOCK}


def test_pause_resume_seek_stop(player: Player) -> None:
    player.play(Sound(60.0), 0)
    until(lambda: player.position > 2000)
    player.pause()
    here = player.position
    time.sleep(0.15)
    assert not player.playing
    assert player.position == here
    player.resume()
    until(lambda: player.position > here)
    player.seek(30 * RATE)
    assert player.position >= 30 * RATE
    until(lambda: player.position > 30 * RATE + 1000)
    assert player.position < 50 * RATE
    player.stop()
    assert (player.position, player.playing) == (0, False)


def test_every_command_returns_at_once(player: Player) -> None:
    slowest = 0.0
    sounds = [Sound(60.0), Sound(60.0, 44100, 1)]
    for command in (
        lambda: player.play(sounds[0], 0),
        player.pause,
        player.resume,
        lambda: player.seek(RATE),
        lambda: player.play(sounds[1], 100),
        player.stop,
    ):
        begin = time.perf_counter()
        command()
        slowest = max(slowest, time.perf_counter() - begin)
        time.sleep(0.05)
    assert slowest < 3
    until(lambda: sounds[0].closed == 1)


def test_what_the_device_gets_is_the_sound_in_order() -> None:
    player = Player("null")
    sound = Sound(1.0, channels=1)
    heard: list[Samples] = []
    plain = player._hand_over

    def listen(out: Samples, rate: int, now: float) -> None:
        plain(out, rate, now)
        heard.append(out.copy())

    player._hand_over = listen  # type: ignore[method-assign]
    player.play(sound, 0, RATE // 4)
    until(lambda: not player.playing)
    player.close()
    joined = np.concatenate(heard)[:, 0]
    expected = sound.read(0, RATE // 4)[:, 0]
    played = joined[np.flatnonzero(joined)]
    np.testing.assert_array_equal(played, expected[1:])
    assert sound.closed == 1


def test_a_reader_that_fails_ends_the_play_with_the_reason(player: Player) -> None:
    sound = Sound(10.0)
    sound.fail_at = RATE // 2
    player.play(sound, 0)
    until(lambda: not player.playing)
    assert str(player.error) == "The file is gone."


def test_nothing_to_play_is_no_trouble(player: Player) -> None:
    player.resume()
    player.seek(500)
    assert player.position == 500
    player.stop()
    player.play(Sound(1.0), 48000)
    assert not player.playing


def test_closing_while_playing_and_twice() -> None:
    player = Player("null")
    sound = Sound(10.0)
    player.play(sound, 0)
    time.sleep(0.05)
    player.close()
    player.close()
    assert sound.closed == 1
    player.play(sound, 0)
    assert not player.playing


def test_without_a_device_time_still_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AUDIOCHAT_AUDIO_BACKEND", raising=False)
    player = Player()
    player.play(Sound(5.0), 0)
    until(lambda: player.position > 4000)
    player.close()
    assert isinstance(loudspeakers(), list)


def test_the_gain_glides_and_is_applied_to_what_is_heard(player: Player) -> None:
    feed = player._feed(2, RATE)
    next(feed)
    player._hand_over = lambda out, rate, now: out.fill(1.0)  # type: ignore[method-assign]
    player._running = True
    assert (feed.send(100) == 1.0).all()
    player.gain = 0.25
    glide = feed.send(101)[:, 0]
    assert glide[0] == 1.0
    assert glide[-1] == pytest.approx(0.25)
    assert (np.diff(glide) < 0).all()
    assert (feed.send(100) == 0.25).all()
    player.gain = 0.0
    feed.send(100)
    assert not feed.send(100).any()
    player._running = False
