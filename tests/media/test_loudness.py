"""Loudness agrees with the reference signals of EBU Tech 3341 and with FFmpeg's meter."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from scipy import signal

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.loudness import FLOOR_DB, Loudness
from audiochat.domain.operation import Samples
from audiochat.media.loudness import k_weighting, measure

RATE = 48000


def sine(level: float, seconds: float, hertz: float = 1000.0, rate: int = RATE) -> Samples:
    """A stereo sine with its peak at ``level`` dBFS."""
    time_ = np.arange(round(seconds * rate)) / rate
    wave = 10 ** (level / 20) * np.sin(2 * np.pi * hertz * time_)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def blocks(sound: Samples, size: int = 10_007) -> Iterator[Samples]:
    for start in range(0, len(sound), size):
        yield sound[start : start + size]


def loudness(sound: Samples, rate: int = RATE) -> Loudness:
    return measure(blocks(sound), rate, sound.shape[1], Job())


TECH_3341 = {
    1: ([(-23, 20)], -23.0),
    2: ([(-33, 20)], -33.0),
    3: ([(-36, 10), (-23, 60), (-36, 10)], -23.0),
    4: ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23.0),
    5: ([(-26, 20), (-20, 20.1), (-26, 20)], -23.0),
}


@pytest.mark.parametrize("case", TECH_3341)
def test_integrated_loudness_of_the_reference_cases(case: int) -> None:
    parts, expected = TECH_3341[case]
    sound = np.concatenate([sine(level, seconds) for level, seconds in parts])
    assert loudness(sound).integrated == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("rate", [8000, 22050, 44100, 96000, 192000])
def test_every_rate_gives_the_same(rate: int) -> None:
    assert loudness(sine(-23, 5, 1000, rate), rate).integrated == pytest.approx(-23, abs=0.1)


def test_filters_at_48_kilohertz_are_those_of_the_recommendation() -> None:
    expected = [
        [
            1.53512485958697,
            -2.69169618940638,
            1.19839281085285,
            1,
            -1.69065929318241,
            0.73248077421585,
        ],
        [1.0, -2.0, 1.0, 1, -1.99004745483398, 0.99007225036621],
    ]
    np.testing.assert_allclose(k_weighting(48000), expected, atol=1e-9)


@pytest.mark.parametrize(
    ("divisor", "phase", "level", "expected"),
    [
        (4, 0, 0.5, -6.0),
        (4, 45, 0.5, -6.0),
        (6, 60, 0.5, -6.0),
        (8, 67.5, 0.5, -6.0),
        (4, 45, 1.41, 3.0),
    ],
)
def test_true_peak_of_the_reference_cases(
    divisor: int, phase: float, level: float, expected: float
) -> None:
    n = np.arange(RATE)
    wave = level * np.sin(2 * np.pi * n / divisor + np.deg2rad(phase))
    fade = np.minimum(1.0, np.minimum(n, n[::-1]) / 2000)
    found = loudness((wave * fade)[:, None].astype(np.float32))
    assert expected - 0.4 <= found.true_peak <= expected + 0.2
    assert found.true_peak >= found.peak


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="FFmpeg's command is not here")
def test_it_agrees_with_ffmpeg(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    n = RATE * 30
    swell = np.interp(np.arange(n), np.linspace(0, n, 12), rng.uniform(0.01, 0.5, 12))
    noise = rng.standard_normal((n, 2)) * swell[:, None]
    band = signal.sosfilt(
        signal.butter(4, [80, 9000], "band", fs=RATE, output="sos"), noise, axis=0
    )
    sound = (band / np.abs(band).max() * 0.9).astype(np.float32)
    path = tmp_path / "a.wav"
    soundfile.write(str(path), sound, RATE, subtype="FLOAT")
    words = ["ffmpeg", "-nostdin", "-i", str(path), "-af", "ebur128=peak=true", "-f", "null", "-"]
    said = subprocess.run(words, capture_output=True, text=True, check=True).stderr
    said = said[said.rfind("Summary") :]
    integrated = float(re.findall(r"I:\s+(\S+) LUFS", said)[0])
    peak = float(re.findall(r"Peak:\s+(\S+) dBFS", said)[0])
    found = loudness(sound)
    assert found.integrated == pytest.approx(integrated, abs=0.1)
    assert found.true_peak == pytest.approx(peak, abs=0.4)


def test_peak_and_rms() -> None:
    found = loudness(sine(-6, 2))
    assert found.peak == pytest.approx(-6, abs=0.01)
    assert found.rms == pytest.approx(-9.01, abs=0.01)


def test_blocks_of_any_size_give_the_same() -> None:
    sound = sine(-20, 3)
    whole = measure([sound], RATE, 2)
    for size in (1, 4799, 4800, 4801, 65536):
        cut = sound if size > 1 else sound[:4000]
        same = measure(blocks(cut, size), RATE, 2)
        expected = whole if size > 1 else measure([cut], RATE, 2)
        assert same.integrated == pytest.approx(expected.integrated, abs=1e-6)
        assert same.rms == pytest.approx(expected.rms, abs=1e-6)


@pytest.mark.parametrize("frames", [0, 1, 100, 48000])
def test_silence_and_nothing_are_at_the_floor(frames: int) -> None:
    found = loudness(np.zeros((frames, 2), np.float32))
    assert found == Loudness(FLOOR_DB, FLOOR_DB, FLOOR_DB, FLOOR_DB)


def test_a_short_sound_has_a_loudness_and_surround_counts_more() -> None:
    assert loudness(sine(-23, 0.2)).integrated == pytest.approx(-23, abs=0.3)
    quiet = np.zeros((RATE, 6), np.float32)
    front, back, low = quiet.copy(), quiet.copy(), quiet.copy()
    wave = sine(-20, 1)[:, 0]
    front[:, 0], back[:, 4], low[:, 3] = wave, wave, wave
    assert loudness(back).integrated - loudness(front).integrated == pytest.approx(1.5, abs=0.02)
    assert loudness(low).integrated == FLOOR_DB


def test_it_can_be_stopped_and_tells_how_far_it_is() -> None:
    told: list[float] = []
    job = Job(on_progress=lambda fraction, _: told.append(fraction))
    sound = sine(-20, 2)
    measure(blocks(sound), RATE, 2, job, len(sound))
    assert told == sorted(told)
    assert told[-1] > 0.8
    job.cancel()
    with pytest.raises(Cancelled):
        measure(blocks(sound), RATE, 2, job)


@pytest.mark.benchmark
def test_it_is_far_faster_than_real_time() -> None:
    sound = sine(-20, 30)
    best = 0.0
    for _ in range(3):
        begin = time.perf_counter()
        measure(blocks(sound, 65536), RATE, 2)
        best = max(best, 30 / (time.perf_counter() - begin))
    assert best > 150
    print(f"{best:.0f} times real time")
