"""Cleaning up: what is unwanted goes down by as much as promised, and the speech stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import soxr

from audiochat.domain.errors import PlanRefused

Speech = tuple[np.ndarray[Any, np.dtype[np.float32]], int]
RATE = 48000


@pytest.fixture
def voice(speech: Speech) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Speech at 48 kHz, mono, with a second of silence before and after."""
    sound, rate = speech
    wide = np.asarray(soxr.resample(sound, rate, RATE), np.float32) * 0.5
    rest = np.zeros(RATE, np.float32)
    return np.concatenate([rest, wide, rest])


def rms(sound: np.ndarray[Any, Any]) -> float:
    return float(20 * np.log10(np.sqrt(np.square(sound, dtype=np.float64).mean()) + 1e-12))


def power_at(sound: np.ndarray[Any, Any], hertz: float) -> float:
    t = np.arange(len(sound)) / RATE
    return float(20 * np.log10(2 * abs(np.mean(sound * np.exp(-2j * np.pi * hertz * t))) + 1e-12))


def hum(seconds: float, mains: float) -> np.ndarray[Any, np.dtype[np.float32]]:
    t = np.arange(round(seconds * RATE)) / RATE
    lines = [0.03 / k * np.sin(2 * np.pi * mains * k * t + k) for k in range(1, 8)]
    return np.sum(lines, axis=0).astype(np.float32)


@pytest.mark.parametrize("mains", [50.0, 60.0, 49.95])
def test_hum_is_found_and_gone(
    mains: float, studio: Callable[..., Any], voice: np.ndarray[Any, np.dtype[np.float32]]
) -> None:
    buzz = hum(len(voice) / RATE, mains)
    s = studio(voice + buzz, RATE)
    s.do("remove_hum")
    made = s.sound()[:, 0]
    first, last = slice(0, RATE), slice(-RATE, None)  # before and after the speech
    assert rms(buzz[first]) - rms(made[first]) >= 20
    assert rms(buzz[last]) - rms(made[last]) >= 20
    assert rms(voice) - rms(made - voice) >= 14  # the speech changes little


def test_speech_without_hum_is_left_alone(
    studio: Callable[..., Any], voice: np.ndarray[Any, np.dtype[np.float32]]
) -> None:
    s = studio(
        voice + np.random.default_rng(3).standard_normal(len(voice)).astype("f4") * 1e-3, RATE
    )
    with pytest.raises(PlanRefused, match="No mains hum"):
        s.do("remove_hum")


def test_a_part_can_be_freed_of_hum(
    studio: Callable[..., Any], voice: np.ndarray[Any, np.dtype[np.float32]]
) -> None:
    buzz = hum(len(voice) / RATE, 50.0)
    s = studio(voice + buzz, RATE)
    s.do("remove_hum", 0.2, 0.8)
    made = s.sound()[:, 0]
    assert rms(buzz[:RATE]) - rms(made[12000:36000]) >= 20
    assert rms(made[: RATE // 10]) == pytest.approx(rms(buzz[: RATE // 10]), abs=0.01)


@pytest.mark.parametrize("decibels", [6.0, 12.0, 20.0])
def test_noise_goes_down_and_speech_stays(
    decibels: float, studio: Callable[..., Any], voice: np.ndarray[Any, np.dtype[np.float32]]
) -> None:
    noise = np.random.default_rng(5).standard_normal(len(voice)).astype(np.float32) * 0.005
    s = studio(voice + noise, RATE)
    s.do("reduce_noise", decibels=decibels)
    made = s.sound()[:, 0]
    lowered = rms(noise[: RATE - 4800]) - rms(made[: RATE - 4800])
    assert lowered == pytest.approx(decibels, abs=2.0)
    before, after = rms(voice) - rms(noise), rms(voice) - rms(made - voice)
    assert after > before + 2  # closer to the clean voice than the noisy recording was


def test_noise_reduction_keeps_time(studio: Callable[..., Any]) -> None:
    sound = np.zeros(3 * RATE, np.float32)
    sound[RATE : RATE + 4800] = np.hanning(4800) * np.sin(np.arange(4800) * 0.1)
    sound += np.random.default_rng(2).standard_normal(len(sound)).astype(np.float32) * 1e-3
    s = studio(sound, RATE)
    s.do("reduce_noise")
    made = s.sound()[:, 0]
    likeness = np.correlate(made[RATE - 500 : RATE + 5300], sound[RATE : RATE + 4800], "valid")
    assert abs(int(np.argmax(likeness)) - 500) <= 1


@pytest.mark.parametrize(
    ("name", "frequency", "kept", "gone"),
    [("high_pass", 200.0, 1000.0, 50.0), ("low_pass", 2000.0, 500.0, 8000.0)],
)
def test_filters(
    name: str, frequency: float, kept: float, gone: float, studio: Callable[..., Any]
) -> None:
    t = np.arange(4 * RATE) / RATE
    tones = [np.sin(2 * np.pi * f * t) * 0.2 for f in (kept, gone, frequency)]
    s = studio(np.sum(tones, axis=0), RATE)
    s.do(name, frequency=frequency)
    made = s.sound()[RATE : 3 * RATE, 0]
    level = 20 * np.log10(0.2)
    assert power_at(made, kept) == pytest.approx(level, abs=0.1)
    assert power_at(made, frequency) == pytest.approx(level - 3, abs=0.2)
    assert power_at(made, gone) < level - 45


def pauses_in(gaps: list[float], voice: Any, level: float) -> tuple[Any, list[tuple[int, int]]]:
    """The speech (without its silent ends) over and over with gaps between, in steady noise."""
    words = voice[RATE:-RATE]
    loud = np.flatnonzero(np.abs(words) > 0.01)
    words = words[loud[0] : loud[-1]]
    parts, said, at = [words], [(0, len(words))], len(words)
    for gap in gaps:
        parts += [np.zeros(round(gap * RATE), np.float32), words]
        at += round(gap * RATE)
        said.append((at, at + len(words)))
        at += len(words)
    sound = np.concatenate(parts)
    noise = np.random.default_rng(9).standard_normal(len(sound)).astype(np.float32) * level
    return sound + noise, said


@pytest.mark.parametrize("level", [0.0, 0.0005, 0.005])
def test_long_pauses_are_shortened_and_no_word_is_touched(
    level: float, studio: Callable[..., Any], voice: np.ndarray[Any, np.dtype[np.float32]]
) -> None:
    sound, said = pauses_in([0.6, 1.5, 3.0], voice, level)
    s = studio(sound, RATE)
    outcome = s.do("remove_silence")
    saved = (len(sound) - s.timeline.frames) / RATE
    assert saved == pytest.approx(1.5 + 3.0 - 2 * 0.3, abs=0.25)
    cuts = [stretch.old for stretch in outcome.time_map.stretches if not stretch.new.frames]
    for cut in (c for c in cuts if c.frames):
        for start, end in said:
            assert cut.end <= start or cut.start >= end, "a cut inside speech"
    made = s.sound()[:, 0]
    for join in s.timeline.joins():  # no click: the step at a join is not above its surroundings
        around = np.abs(np.diff(made[join - 2400 : join + 2400]))
        assert np.abs(np.diff(made[join - 3 : join + 3])).max() <= around.max()
        assert np.abs(made[join - 240 : join + 240]).max() < 0.05


def test_a_fixed_threshold_is_taken_at_its_word(
    studio: Callable[..., Any], voice: np.ndarray[Any, np.dtype[np.float32]]
) -> None:
    sound, _ = pauses_in([2.0], voice, 0.005)
    s = studio(sound, RATE)
    outcome = s.do("remove_silence", threshold=-80.0)
    assert outcome.timeline.frames == len(sound)  # the noise is louder than that
    assert s.do("remove_silence", threshold=-35.0).timeline.frames < len(sound) - RATE


def test_nothing_but_silence_stays(studio: Callable[..., Any]) -> None:
    s = studio(np.zeros(3 * RATE), RATE)
    assert s.do("remove_silence").timeline.frames == 3 * RATE


@pytest.mark.parametrize("kind", ["left", "right", "mono", "swap"])
def test_channels(kind: str, studio: Callable[..., Any]) -> None:
    t = np.arange(RATE) / RATE
    left, right = np.sin(2000 * t) * 0.3, np.sin(3000 * t) * 0.2
    s = studio(np.stack([left, right], axis=1), RATE)
    s.do("convert_channels", channels=kind)
    made = s.sound()
    want = {"left": left, "right": right, "mono": (left + right) / 2}
    if kind == "swap":
        assert np.allclose(made, np.stack([right, left], axis=1), atol=1e-6)
    else:
        assert np.allclose(made[:, 0], want[kind], atol=1e-6)
        assert made.shape[1] == 1
