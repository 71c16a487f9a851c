"""A microphone that does not hear the program itself, in made rooms."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from audiochat.domain.live import Echo
from audiochat.media import canceller
from audiochat.media.canceller import WithoutEcho, available
from audiochat.media.microphone import PlayedMicrophone
from audiochat.media.played import Played
from tests.making.echoes import CHUNK, RATE, Room, Scene
from tests.making.rooms import voice

installed = pytest.mark.skipif(not available(), reason="pywebrtc-audio is not for this system")
_T = np.arange(4 * RATE) / RATE
FAR = 0.06 * np.random.default_rng(5).standard_normal(4 * RATE) * np.sin(np.pi * 3 * _T) ** 2


def level(sound: Any) -> float:
    return float(10 * np.log10(np.mean(np.square(sound, dtype=np.float64)) + 1e-12))


class Recorder:
    """A canceller that takes out exactly what was played, and remembers it."""

    def __init__(self) -> None:
        self.far: list[Any] = []

    def process(self, near: Any, far: Any) -> Any:
        assert len(near) == len(far)
        assert len(near) % 160 == 0
        self.far.append(far)
        return near - far


@installed
@pytest.mark.parametrize("room", [Room("near", 0.0), Room("far", -6.0, 250.0, 0.5, drift=50e-6)])
def test_what_is_played_is_not_heard(room: Room) -> None:
    scene = Scene(room, FAR, 8.0)
    microphone = scene.freed()
    raw, out = [], []
    while scene.step():
        raw.append(scene._fresh[-1])
        out.append(microphone.read(0.0))
        if len(raw) == 25:
            assert microphone.echo is Echo.LEAVING  # after one second
    assert microphone.echo is Echo.GONE
    loud, soft = np.concatenate(raw)[4 * RATE :], np.concatenate(out)[4 * RATE :]
    assert level(soft) < level(loud) - 15


@installed
def test_a_voice_goes_through_once_nothing_is_played() -> None:
    scene = Scene(Room("room"), FAR, 8.0)
    microphone = scene.freed()
    out = []
    while scene.step():
        if scene.at == 100 * CHUNK:
            scene.playing = False
        if scene.at == 115 * CHUNK:
            scene.say(voice(2.0) / 2)
        out.append(microphone.read(0.0))
    heard = np.concatenate(out)[116 * CHUNK :][:RATE]
    assert abs(level(heard) - level(scene._voice[116 * CHUNK :][:RATE])) < 3


def test_sound_stays_as_it_is_until_something_is_played() -> None:
    noise = np.random.default_rng(1).standard_normal(5000).astype(np.float32)
    made = WithoutEcho(PlayedMicrophone(noise, pace=0), Played())
    made.open()
    assert np.array_equal(made.read(0.1), noise)
    assert made.read(0.1) is None
    assert made.echo is Echo.HEARD
    made.close()


def test_what_was_played_is_laid_beside_what_is_heard() -> None:
    """Without a delay or a room, taking away is all there is to do: nothing is left but the floor."""
    room = Room("none", delay=0.0, noise=-90.0)
    scene = Scene(room, FAR, 3.0)
    scene._loud = np.ones(1)
    scene._gain = 1.0
    scene._small = np.array([[1.0, 0, 0, 1, 0, 0]])
    recorder = Recorder()
    microphone = scene.freed(lambda: recorder)
    out = []
    while scene.step():
        out.append(microphone.read(0.0))
    assert np.concatenate(recorder.far).any()
    assert level(np.concatenate(out)[RATE:]) < -50


def test_nobody_waits_long_for_a_device_that_is_behind() -> None:
    scene = Scene(Room("stuck"), FAR, 6.0)
    recorder = Recorder()
    microphone = scene.freed(lambda: recorder)
    given = 0
    for number in range(100):
        scene.step()
        if number > 50:  # it takes nothing any more
            scene._tap._given -= CHUNK
            scene._tap._fresh.clear()
        given += len(microphone.read(0.0))
    assert given > scene.at - RATE // 4


def test_where_the_pace_cannot_be_followed_nothing_is_promised_for_ever() -> None:
    scene = Scene(Room("broken"), FAR, 12.0)
    microphone = scene.freed(Recorder)
    seen = []
    while scene.step():
        microphone.read(0.0)
        scene.played._moves += 1
        seen.append(microphone.echo)
    assert seen[50] is Echo.LEAVING
    assert seen[-1] is Echo.HEARD
    assert Echo.GONE not in seen


def test_an_echo_of_which_no_voice_is_left_is_gone_sooner() -> None:
    scene = Scene(Room("calm"), FAR, 6.0)
    microphone = scene.freed(Recorder)
    seen = []
    while scene.step():
        microphone.read(0.0)
        like_a_voice = len(seen) == 20 or len(seen) == 70
        microphone.judge(0.9 if like_a_voice else 0.1)
        if len(seen) == 100:
            scene.played._moves += 1
        seen.append(microphone.echo)
    # 40 ms each: a voice at 0.8 s delays it, one that comes later does not take it back, a jump does
    assert seen[20 + 30] is Echo.LEAVING
    assert seen[20 + 38] is Echo.GONE
    assert seen[20 + 38 : 100] == [Echo.GONE] * 42
    assert seen[102] is Echo.LEAVING
    assert seen[102 + 38] is Echo.GONE


def test_without_the_package_it_is_a_plain_microphone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canceller, "_package", lambda: None)
    assert not available()
    scene = Scene(Room("room"), FAR, 3.0)
    microphone = scene.freed()
    heard = np.concatenate(list(scene.all(microphone)))
    assert level(heard) > -40
    assert microphone.echo is Echo.HEARD


def test_a_whole_file_is_heard_to_its_last_sample() -> None:
    scene = Scene(Room("room"), FAR, 2.0)
    played = scene.played

    class File:
        rate, lost, moves, came = RATE, 0, 0, 0.0

        def open(self) -> None:
            self.left = [1000, 777, 0]

        def read(self, seconds: float) -> Any:
            scene.step()
            self.came = scene.came
            frames = self.left.pop(0)
            return np.ones(frames, np.float32) if frames else None

        def close(self) -> None:
            self.left = []

    made = WithoutEcho(File(), played, Recorder)
    made.open()
    pieces = [made.read(0.0) for _ in range(3)]
    assert sum(len(one) for one in pieces if one is not None) == 1777
    made.close()
