"""Quiet recordings are raised before they are listened to, by one figure, and ordinary ones never."""

from __future__ import annotations

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.media.lifting import MOST, WANTED, lift
from audiochat.media.mono import read_mono

RATE = 16_000


class Sound:
    """Samples in memory; counts what is read of them."""

    def __init__(self, samples: Samples) -> None:
        self.rate, self.frames, self._samples = RATE, len(samples), samples
        self.asked = 0

    def read(self, start: int, frames: int) -> Samples:
        self.asked += frames
        out = np.zeros((frames, self._samples.shape[1]), np.float32)
        first, last = max(0, start), min(self.frames, start + frames)
        if first < last:
            out[first - start : last - start] = self._samples[first:last]
        return out


def tone(level: float, seconds: float = 60.0, channels: int = 1) -> Samples:
    """A tone of this root mean square in bursts of a second, with a second of nothing after each."""
    t = np.arange(round(seconds * RATE)) / RATE
    wave = np.sqrt(2) * level * np.sin(2 * np.pi * 300 * t) * (t % 2 < 1)
    return wave.astype(np.float32)[:, None].repeat(channels, axis=1)


@pytest.mark.parametrize("level", [0.5, 0.05, 0.006])
def test_an_ordinary_recording_stays_as_it_is(level: float) -> None:
    assert lift(Sound(tone(level))) == 1.0


@pytest.mark.parametrize("channels", [1, 2])
def test_a_quiet_one_is_raised_to_an_ordinary_voice(channels: int) -> None:
    for level in (0.005, 0.001, 0.0003):
        assert lift(Sound(tone(level, channels=channels))) == pytest.approx(
            WANTED / level, rel=0.02
        )


def test_there_is_an_end_to_it() -> None:
    assert lift(Sound(tone(1e-6))) == MOST
    assert lift(Sound(np.zeros((RATE, 1), np.float32))) == 1.0
    assert lift(Sound(np.zeros((3, 1), np.float32))) == 1.0
    assert lift(Sound(np.zeros((0, 1), np.float32))) == 1.0


def test_one_knock_does_not_hide_that_the_rest_is_quiet() -> None:
    knocked = tone(0.001)
    knocked[RATE * 20 : RATE * 20 + 160] = 0.9
    assert lift(Sound(knocked)) == pytest.approx(50, rel=0.02)


def test_broken_samples_are_no_level() -> None:
    broken = tone(0.001)
    broken[::5000] = np.nan
    assert 40 < lift(Sound(broken)) < 60


def test_of_ten_hours_less_than_half_a_minute_is_read() -> None:
    class Endless(Sound):
        def read(self, start: int, frames: int) -> Samples:
            self.asked += frames
            return np.full((frames, 1), 0.001, np.float32)

    sound = Endless(np.zeros((0, 1), np.float32))
    sound.frames = 36_000 * RATE
    assert lift(sound) == pytest.approx(50)
    assert sound.asked <= 24 * RATE


def test_it_can_be_stopped() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        lift(Sound(tone(0.001)), job)


def test_what_is_raised_stays_within_full_scale() -> None:
    sound = Sound(tone(0.001))
    assert np.abs(read_mono(sound, 0, 60, lift=50)).max() == pytest.approx(0.0707, rel=0.02)
    loud = Sound(tone(0.1))
    raised = read_mono(loud, 0, 60, lift=50)
    assert np.abs(raised).max() == pytest.approx(1.0, rel=0.01)
    assert np.array_equal(read_mono(loud, 0, 60), read_mono(loud, 0, 60, lift=1.0))
