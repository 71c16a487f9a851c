"""Devices are given back whole, and one that vanishes is met as it should be."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import miniaudio
import numpy as np
import pytest

from audiochat.domain.errors import MediaError
from audiochat.media import device, microphone
from audiochat.media.microphone import DeviceMicrophone
from audiochat.media.playback import Player
from tests.making.ear import Ear

RATE = 48_000


class Tone:
    rate, channels, frames = RATE, 1, 60 * RATE

    def read(self, start: int, frames: int) -> Any:
        return np.full((frames, 1), 0.5, np.float32)

    def close(self) -> None: ...


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


def test_closing_gives_the_connection_back_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[Any] = []
    plain = miniaudio.lib.ma_context_uninit

    def end(connection: Any) -> Any:
        ended.append(connection)
        return plain(connection)

    made = device.playback(RATE, 1, 60, null=True)
    monkeypatch.setattr(miniaudio, "lib", _With(miniaudio.lib, end))
    made.close()
    made.close()
    assert len(ended) == 1


@pytest.mark.parametrize(("rate", "channels"), [(48_000, 2), (192_000, 2), (192_000, 8)])
def test_no_device_takes_more_at_a_time_than_sound_servers_do(rate: int, channels: int) -> None:
    made = device.playback(rate, channels, 100, null=True)
    assert made.buffersize_msec * rate * channels * 4 / 1000 <= 128 << 10
    assert made.buffersize_msec > 10
    made.close()


class _With:
    """A library in which ending a connection goes through ``end``."""

    def __init__(self, library: Any, end: Callable[[Any], Any]) -> None:
        self._library, self.ma_context_uninit = library, end

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)


class Speaker(Ear):
    backend = "PulseAudio"


def test_a_loudspeaker_that_vanishes_ends_the_play_where_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AUDIOCHAT_AUDIO_BACKEND")
    opened: list[Speaker] = []

    def playback(rate: int, channels: int, period_ms: int, null: bool = False) -> Speaker:
        if opened:
            raise miniaudio.MiniaudioError("no device")
        opened.append(Speaker(rate))
        return opened[0]

    monkeypatch.setattr(device, "playback", playback)
    player = Player()
    player.play(Tone(), 0)
    until(lambda: player.position > RATE // 4)
    opened[0].close()
    here = player.position
    until(lambda: not player.playing)
    assert player.error is device.GONE
    assert abs(player.position - here) < RATE // 5
    assert not player.nobody
    player.close()


class Greedy(Speaker):
    """Takes a third of a second at once, as devices with much room do, then as much as passes."""

    def _listen(self, feed: Any) -> None:
        self.heard.append(feed.send(self.rate // 3))
        super()._listen(feed)


def test_a_device_gets_all_it_takes_at_once_and_is_not_shut_before_it_was_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AUDIOCHAT_AUDIO_BACKEND")
    opened: list[Greedy] = []

    def playback(rate: int, channels: int, period_ms: int, null: bool = False) -> Greedy:
        opened.append(Greedy(rate))
        return opened[-1]

    monkeypatch.setattr(device, "playback", playback)
    player = Player()
    begun = time.monotonic()
    player.play(Tone(), 0, RATE * 2 // 5)
    until(lambda: not player.playing)
    assert time.monotonic() - begun > 0.39, "what was taken at once was not heard yet"
    player.close()
    (one,) = opened
    assert np.flatnonzero(one.sound[:, 0]).tolist() == list(range(RATE * 2 // 5))


def test_no_device_at_all_is_told_apart_from_none_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("AUDIOCHAT_AUDIO_BACKEND")
    plain = device.playback

    def playback(rate: int, channels: int, period_ms: int, null: bool = False) -> Any:
        if not null:
            raise miniaudio.MiniaudioError("no device")
        return plain(rate, channels, period_ms, null)

    monkeypatch.setattr(device, "playback", playback)
    player = Player()
    player.play(Tone(), 0)
    until(lambda: player.position > 0)
    assert player.nobody
    player.close()


class Heard:
    """A device that hears whatever it is told to."""

    def start(self, feed: Any) -> None:
        self.feed = feed

    def give(self, seconds: float, value: float) -> None:
        self.feed.send(np.full(round(seconds * 16_000), value, np.float32).tobytes())

    def close(self) -> None: ...


def monitor(name: bytes) -> Any:
    return miniaudio.ffi.new("char[256]", name)


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> tuple[DeviceMicrophone, Heard, dict[str, Any]]:
    monkeypatch.delenv("AUDIOCHAT_AUDIO_BACKEND")
    there = {"Microphone": monitor(b"usb-mic"), "Monitor of it": monitor(b"usb.monitor")}
    heard = Heard()
    monkeypatch.setattr(microphone, "_captures", lambda: there)
    monkeypatch.setattr(device, "capture", lambda *_: heard)
    return DeviceMicrophone(), heard, there


def test_nothing_but_zeros_from_what_is_no_microphone_is_a_microphone_gone(
    listening: tuple[DeviceMicrophone, Heard, dict[str, Any]],
) -> None:
    made, heard, there = listening
    made.open()
    heard.give(3.0, 0.0)
    sound = made.read(0)
    assert sound is not None  # muted, but there
    assert len(sound) == 48_000
    del there["Microphone"]
    heard.give(1.0, 0.5)
    assert made.read(0) is not None
    heard.give(2.0, 0.0)
    with pytest.raises(MediaError, match="gone away") as told:
        made.read(0)
    assert "choose another" in told.value.remedy
    made.close()
    with pytest.raises(MediaError, match="No microphone"):
        made.open()


def test_what_is_played_may_be_recorded_by_its_name(
    listening: tuple[DeviceMicrophone, Heard, dict[str, Any]],
) -> None:
    _, heard, there = listening
    del there["Microphone"]
    made = DeviceMicrophone(device="Monitor of it")
    made.open()
    heard.give(3.0, 0.0)
    assert made.read(0) is not None
    made.close()


def test_a_microphone_that_does_not_start_says_so(
    listening: tuple[DeviceMicrophone, Heard, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    made, heard, _ = listening

    def refuse(feed: Any) -> None:
        raise miniaudio.MiniaudioError("busy")

    monkeypatch.setattr(heard, "start", refuse)
    with pytest.raises(MediaError, match="cannot be opened"):
        made.open()
    made.close()
