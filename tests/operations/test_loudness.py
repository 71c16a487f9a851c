"""Levels: what is asked for is what a meter reads afterwards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from audiochat.domain.errors import PlanRefused

Speech = tuple[np.ndarray[Any, np.dtype[np.float32]], int]


@pytest.mark.parametrize("lufs", [-30.0, -23.0, -16.0, -14.0])
def test_speech_reaches_the_loudness_under_the_ceiling(
    lufs: float, studio: Callable[..., Any], speech: Speech
) -> None:
    s = studio(*speech)
    s.do("normalize_loudness", lufs=lufs, true_peak=-1.0)
    found = s.loudness(s.timeline, s.timeline.whole)
    assert found.integrated == pytest.approx(lufs, abs=0.1)
    assert found.true_peak <= -1.0


def test_a_part_reaches_it_too(studio: Callable[..., Any], speech: Speech) -> None:
    s = studio(*speech)
    s.do("normalize_loudness", 1.0, 4.0, lufs=-16.0, true_peak=-2.0)
    found = s.loudness(s.timeline, s.timeline.span(1.0, 4.0))
    assert found.integrated == pytest.approx(-16, abs=0.1)
    assert found.true_peak <= -1.9  # the crossfades at the ends mix in what lies beside the part


def test_the_peak_between_samples_is_held(studio: Callable[..., Any]) -> None:
    t = np.arange(96000)
    tone = np.sin(np.pi / 2 * t + np.pi / 4) * 0.2  # true peaks 3 dB over its samples
    tone[48000:48480] *= 4
    s = studio(tone, 48000)
    s.do("normalize_loudness", lufs=-12.0, true_peak=-3.0)
    assert s.loudness(s.timeline, s.timeline.whole).true_peak <= -3.0


def test_the_limiter_does_not_distort(studio: Callable[..., Any]) -> None:
    t = np.arange(4 * 48000) / 48000
    tone = 0.1 * np.sin(2 * np.pi * 100 * t)
    s = studio(tone, 48000)
    s.do("normalize_loudness", lufs=-10.0, true_peak=-6.0)
    spectrum = np.abs(np.fft.rfft(s.sound()[48000:-48000, 0] * np.hanning(2 * 48000))) ** 2
    carrier = spectrum[195:206].sum()
    assert 10 * np.log10((spectrum.sum() - carrier) / carrier) < -60


def test_peak(studio: Callable[..., Any], speech: Speech) -> None:
    s = studio(*speech)
    s.do("normalize_peak", decibels=-3.0)
    assert s.loudness(s.timeline, s.timeline.whole).peak == pytest.approx(-3, abs=0.01)


def test_gain(studio: Callable[..., Any], speech: Speech) -> None:
    s = studio(*speech)
    before = s.sound()
    s.do("gain", decibels=-6.0)
    assert np.allclose(s.sound(), before * 10 ** (-6 / 20), atol=1e-6)


def test_silence_has_no_level_to_bring_anywhere(studio: Callable[..., Any]) -> None:
    s = studio(np.zeros(48000), 48000)
    with pytest.raises(PlanRefused, match="too quiet"):
        s.do("normalize_loudness")
    with pytest.raises(PlanRefused, match="silence"):
        s.do("normalize_peak")


@pytest.mark.parametrize("curve", ["linear", "smooth", "equal_power", "exponential"])
def test_fades_never_turn_back(curve: str, studio: Callable[..., Any]) -> None:
    s = studio(np.ones(5 * 8000) * 0.5, 8000)
    s.do("fade_in", duration=2.0, curve=curve)
    s.do("fade_out", duration=1.0, curve=curve)
    sound = s.sound()[:, 0]
    assert sound[0] == 0
    assert abs(sound[-1]) < 1e-6
    assert (np.diff(sound[: 2 * 8000]) >= -1e-7).all()
    assert np.allclose(sound[2 * 8000 + 40 : 4 * 8000 - 40], 0.5)
    assert (np.diff(sound[4 * 8000 :]) <= 1e-7).all()


def test_a_named_part_fades_over_all_of_it(studio: Callable[..., Any]) -> None:
    s = studio(np.ones(5 * 8000) * 0.5, 8000)
    s.do("fade_out", 1.0, 5.0)
    sound = s.sound()[:, 0]
    assert sound[3 * 8000] == pytest.approx(0.25, abs=0.01)
