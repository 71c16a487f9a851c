"""Tempo, pitch and speed: each changes what it says and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

RATE = 24000


def harmonic(seconds: float, pitch: float = 200.0) -> np.ndarray[Any, np.dtype[np.float32]]:
    t = np.arange(round(seconds * RATE)) / RATE
    tone = np.sum([np.sin(2 * np.pi * pitch * k * t) / k for k in range(1, 6)], axis=0)
    return np.asarray(0.15 * tone * (1 + 0.3 * np.sin(2 * np.pi * 0.7 * t)), np.float32)


def pitch_of(sound: np.ndarray[Any, Any]) -> float:
    """The frequency of the lowest strong line."""
    middle = sound[len(sound) // 8 : -len(sound) // 8, 0]
    size = 8 * len(middle)
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle)), size))
    return float(np.argmax(spectrum) * RATE / size)


@pytest.mark.parametrize("factor", [0.5, 0.8, 1.25, 2.0])
def test_tempo_keeps_the_pitch(factor: float, studio: Callable[..., Any]) -> None:
    s = studio(harmonic(12), RATE)
    s.do("change_tempo", factor=factor)
    assert s.timeline.frames == round(12 * RATE / factor)
    assert pitch_of(s.sound()) == pytest.approx(200, rel=0.01)


@pytest.mark.parametrize("semitones", [-5.0, 3.0, 12.0])
def test_pitch_keeps_the_length(semitones: float, studio: Callable[..., Any]) -> None:
    s = studio(harmonic(12), RATE)
    s.do("change_pitch", semitones=semitones)
    assert s.timeline.frames == 12 * RATE
    assert pitch_of(s.sound()) == pytest.approx(200 * 2 ** (semitones / 12), rel=0.01)


@pytest.mark.parametrize("factor", [0.5, 1.5])
def test_speed_takes_the_pitch_along(factor: float, studio: Callable[..., Any]) -> None:
    s = studio(harmonic(6), RATE)
    s.do("change_speed", factor=factor)
    assert s.timeline.frames == round(6 * RATE / factor)
    assert pitch_of(s.sound()) == pytest.approx(200 * factor, rel=0.005)


def test_pieces_of_a_stretch_meet_without_a_seam(studio: Callable[..., Any]) -> None:
    """No dip, bump or step where two pieces of a long stretch were joined."""
    s = studio(
        harmonic(30) / (1 + 0.3 * np.sin(2 * np.pi * 0.7 * np.arange(30 * RATE) / RATE)), RATE
    )
    s.do("change_tempo", factor=1.2)
    sound = s.sound()[:, 0].astype(float)
    hop = RATE // 100
    level = np.sqrt((sound[: len(sound) // hop * hop].reshape(-1, hop) ** 2).mean(1))
    inner = level[20:-20]
    assert 20 * np.log10(inner.min() / np.median(inner)) > -1.5
    assert 20 * np.log10(inner.max() / np.median(inner)) < 1.5
    steps = np.abs(np.diff(sound, 2))[RATE // 5 : -RATE // 5]
    assert steps.max() < 2.5 * np.percentile(steps, 99)


def test_events_stay_in_proportion(studio: Callable[..., Any]) -> None:
    sound = np.zeros(20 * RATE)
    for second in range(1, 20):
        sound[second * RATE : second * RATE + 240] = np.hanning(240) * np.sin(np.arange(240))
    s = studio(sound, RATE)
    outcome = s.do("change_tempo", factor=1.25)
    made = np.abs(s.sound()[:, 0])
    for second in range(1, 20):
        at = outcome.time_map.point(second * RATE)
        near = made[at - RATE // 10 : at + RATE // 10]
        assert abs(int(np.argmax(near)) - RATE // 10) < 0.04 * RATE


def test_reverse_twice_is_the_same(studio: Callable[..., Any]) -> None:
    s = studio(harmonic(7), RATE)
    before = s.sound()
    s.do("reverse")
    assert np.array_equal(s.sound(), before[::-1])
    s.do("reverse")
    assert np.array_equal(s.sound(), before)


def test_resampling_keeps_the_sound(studio: Callable[..., Any]) -> None:
    s = studio(harmonic(5), RATE)
    before = s.sound()
    s.do("resample", rate=48000)
    assert s.timeline.rate == 48000
    assert s.timeline.frames == 2 * len(before)
    s.do("resample", rate=RATE)
    error = s.sound()[500:-500] - before[500:-500]
    assert 20 * np.log10(np.sqrt((error**2).mean()) / np.sqrt((before**2).mean())) < -80
