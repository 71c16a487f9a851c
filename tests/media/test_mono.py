"""Sources at 16 kHz: exact length, exact time, channels averaged, wherever one begins to read."""

from __future__ import annotations

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.media.mono import RATE, read_mono


class Sound:
    """Two channels: a tone on one side, nothing on the other; 30 s."""

    def __init__(self, rate: int) -> None:
        self.rate = rate
        t = np.arange(30 * rate) / rate
        tone = 0.5 * np.sin(2 * np.pi * 440 * t)
        self.samples = np.stack([tone, np.zeros_like(tone)], axis=1).astype(np.float32)
        self.longest = 0

    def read(self, start: int, frames: int) -> Samples:
        self.longest = max(self.longest, frames)
        out = np.zeros((frames, 2), np.float32)
        first, last = max(0, start), min(len(self.samples), start + frames)
        if first < last:
            out[first - start : last - start] = self.samples[first:last]
        return out


@pytest.mark.parametrize("rate", [8000, 16000, 44100, 48000, 96000])
@pytest.mark.parametrize(("start", "end"), [(0.0, 3.0), (1.237, 14.5), (25.0, 30.0)])
def test_the_same_sound_at_the_same_time(rate: int, start: float, end: float) -> None:
    sound = Sound(rate)
    mono = read_mono(sound, start, end)
    assert mono.shape == (round((end - start) * RATE),)
    assert mono.dtype == np.float32
    t = start + np.arange(len(mono)) / RATE
    wanted = 0.25 * np.sin(2 * np.pi * 440 * t)
    edge = 160  # the first and last 10 ms of the file ring
    assert np.abs(mono - wanted)[edge:-edge].max() < 0.005
    assert sound.longest <= 5 * rate


def test_what_lies_outside_is_silence() -> None:
    mono = read_mono(Sound(48000), 29.0, 32.0)
    assert len(mono) == 3 * RATE
    assert np.abs(mono[RATE + 400 :]).max() < 1e-4
    assert len(read_mono(Sound(48000), 5.0, 5.0)) == 0


def test_reading_can_be_stopped() -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        read_mono(Sound(48000), 0, 20, job)


def _noise(seconds: float = 6.0) -> np.ndarray:
    return np.random.default_rng(1).standard_normal(round(seconds * RATE)).astype(np.float32) * 0.1


class Given:
    """Sound that is given, at 16 kHz."""

    rate = RATE

    def __init__(self, *channels: np.ndarray) -> None:
        self.samples = np.stack(channels, axis=1).astype(np.float32)

    def read(self, start: int, frames: int) -> Samples:
        out = np.zeros((frames, self.samples.shape[1]), np.float32)
        first, last = max(0, start), min(len(self.samples), start + frames)
        if first < last:
            out[first - start : last - start] = self.samples[first:last]
        return out


def test_a_channel_that_is_the_other_upside_down_does_not_silence_it() -> None:
    noise = _noise()
    mono = read_mono(Given(noise, -0.9 * noise), 0.0, 6.0)
    np.testing.assert_allclose(mono, noise, atol=1e-6)


def test_channels_that_only_differ_are_averaged() -> None:
    left, right = _noise(), np.roll(_noise(), 5000)
    np.testing.assert_allclose(
        read_mono(Given(left, right), 0.0, 6.0), (left + right) / 2, atol=1e-6
    )


def test_what_is_beyond_full_scale_is_as_loud_as_it_is_played() -> None:
    noise = _noise()
    noise[30_000] = 1e30
    noise[40_000] = -32768
    mono = read_mono(Given(noise), 0.0, 6.0)
    assert mono[30_000] == 1.0
    assert mono[40_000] == -1.0
    np.testing.assert_array_equal(mono[:30_000], noise[:30_000])
