"""What is said into a microphone is in the file, all of it; and what happens when the microphone goes."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.media import microphone
from audiochat.services.taking.recorder import record_file
from tests.making.pulse import RATE, Rooms, until


class Recording:
    """A recording at work. ``result``: its seconds and what ended it, or what went wrong."""

    def __init__(self, out: Path, device: str = "", longest: float | None = None) -> None:
        self.out, self.job = out, Job()
        self.result: Any = None
        self._device, self._longest = device, longest
        self._thread = threading.Thread(target=self._run, name="recording")
        self._thread.start()

    def _run(self) -> None:
        try:
            self.result = record_file(
                self.out,
                lambda rate: microphone.microphone(rate, self._device),
                self.job,
                self._longest,
            )
        except UserError as error:
            self.result = error

    def end(self, stop: bool = True) -> Any:
        if stop:
            self.job.cancel()
        self._thread.join(20)
        return self.result

    def sound(self) -> Any:
        found, rate = soundfile.read(self.out, dtype="float32")
        assert rate == RATE
        return found


@pytest.fixture
def record(rooms: Rooms, tmp_path: Path) -> Iterator[Callable[..., Recording]]:
    made: list[Recording] = []

    def begin(device: str = "", longest: float | None = None) -> Recording:
        made.append(Recording(tmp_path / f"{len(made)}.wav", device, longest))
        return made[-1]

    yield begin
    for one in made:
        one.end()


def noise(seconds: float, level: float = 0.1) -> Any:
    return np.random.default_rng(0).normal(0, level, round(seconds * RATE)).astype(np.float32)


def place(heard: Any, part: Any) -> int:
    """Where a part begins in what was heard."""
    from scipy.signal import correlate

    return int(np.argmax(correlate(heard, part, "valid", method="fft")))


def levels(sound: Any) -> list[float]:
    """The loudness of each tenth of a second."""
    pieces = np.split(sound[: len(sound) // 4800 * 4800], len(sound) // 4800)
    return [float(np.sqrt(np.mean(piece**2))) for piece in pieces]


def test_every_sample_of_it_is_kept(rooms: Rooms, record: Callable[..., Recording]) -> None:
    ear = rooms.listen(
        "micsrc"
    )  # who speaks may be held up by a busy computer, but we both hear it
    one = record()
    time.sleep(0.3)
    rooms.say(noise(10.0)).wait()
    time.sleep(0.5)
    one.end()
    there, heard = ear.sound(), one.sound()
    begin = int(np.flatnonzero(there)[0])
    known = there[begin : int(np.flatnonzero(heard)[-1] - np.flatnonzero(heard)[0]) + begin]
    assert len(known) > 9.5 * RATE
    kept = heard[place(heard, known[RATE : 2 * RATE]) - RATE :][: len(known)]
    np.testing.assert_allclose(kept, known, atol=2e-7)


def test_nothing_is_lost_when_the_computer_is_busy(
    rooms: Rooms, record: Callable[..., Recording]
) -> None:
    said = noise(8.0)
    one = record()
    time.sleep(0.3)
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(4)]
    try:
        rooms.say(said).wait()
        time.sleep(0.5)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    one.end()
    heard = one.sound()
    begin = place(heard, said[RATE : 2 * RATE]) - RATE
    end = place(heard, said[-RATE:]) + RATE
    gaps = end - begin - len(said)
    print(f"{gaps} frames more or less in 8 s")  # of which the one who speaks may have made some
    assert abs(gaps) < RATE // 10


def test_a_microphone_is_recorded_by_its_name(
    rooms: Rooms, record: Callable[..., Recording]
) -> None:
    rooms.add_microphone("two", "Headset")
    rooms.awake("twosrc")
    assert microphone.devices()[:2] == ["Microphone", "Headset"]
    assert all(name.startswith("Monitor") for name in microphone.devices()[2:])
    rooms.say(noise(4.0, 0.2), sink="two")
    rooms.say(noise(4.0, 0.02))
    time.sleep(0.3)
    assert record("Headset", 1.0).end(stop=False) == (1.0, None)
    assert np.median(levels(record_of(record, "Headset"))) == pytest.approx(0.2, rel=0.1)
    missing = record("Desk").end(stop=False)
    assert "“Desk” is not connected" in str(missing)


def record_of(record: Callable[..., Recording], device: str) -> Any:
    one = record(device, 0.6)
    one.end(stop=False)
    return one.sound()


def test_another_default_is_followed_while_it_records(
    rooms: Rooms, record: Callable[..., Recording]
) -> None:
    rooms.add_microphone("two", "Headset")
    rooms.awake("twosrc")
    rooms.say(noise(6.0, 0.2), sink="two")
    rooms.say(noise(6.0, 0.02))
    time.sleep(0.3)
    one = record("", 3.0)
    time.sleep(1.0)
    rooms.pactl("set-default-source", "twosrc")
    assert one.end(stop=False) == (3.0, None)
    found = levels(one.sound())
    assert np.median(found[1:8]) == pytest.approx(0.02, rel=0.2)
    assert np.median(found[-8:]) == pytest.approx(0.2, rel=0.2)
    assert min(found[1:]) > 0.01


def test_a_named_microphone_that_vanishes_ends_it_and_what_was_said_is_kept(
    rooms: Rooms, record: Callable[..., Recording]
) -> None:
    rooms.add_microphone("two", "Headset")
    rooms.awake("twosrc")
    rooms.say(noise(6.0, 0.2), sink="two")
    one = record("Headset")
    time.sleep(1.5)
    rooms.unload(rooms.module_of("source_name=twosrc"))
    seconds, error = one.end(stop=False)
    assert "gone away" in str(error)
    assert "Connect it again" in error.remedy
    assert 1.2 < seconds < 1.7
    assert np.median(levels(one.sound())) == pytest.approx(0.2, rel=0.1)


def test_the_last_microphone_that_vanishes_is_no_silence(
    rooms: Rooms, record: Callable[..., Recording]
) -> None:
    rooms.say(noise(3.0, 0.2))
    one = record()
    time.sleep(1.5)
    rooms.unload(rooms.module_of("source_name=micsrc"))
    until(lambda: one.result is not None, 15, "the end")
    _, error = one.end(stop=False)
    assert "gone away" in str(error)
    assert np.median(levels(one.sound())[1:10]) == pytest.approx(0.2, rel=0.1)
    assert "No microphone" in str(record().end(stop=False))


def test_a_server_that_dies_and_comes_back(rooms: Rooms, record: Callable[..., Recording]) -> None:
    one = record()
    time.sleep(1.0)
    rooms.kill()
    seconds, error = one.end(stop=False)
    assert "gone away" in str(error)
    assert seconds > 0.8
    assert "No microphone" in str(record().end(stop=False))
    rooms.start()
    rooms.say(noise(3.0, 0.2))
    time.sleep(0.3)
    again = record("", 1.0)
    assert again.end(stop=False) == (1.0, None)
    assert np.median(levels(again.sound())) == pytest.approx(0.2, rel=0.1)
