"""Room tone under a join: the floor glides, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from audiochat.domain.timeline import SILENCE, Clip, Span, Timeline, Tone
from audiochat.media.render import TimelineReader
from audiochat.media.room_tone import glide, repeated
from tests.making.rooms import RATE, floors, level, room, steepest


class Shelf:
    """One source in memory."""

    def __init__(self, sound: NDArray[np.float64]) -> None:
        self.sound = sound.astype(np.float32)[:, None] if sound.ndim == 1 else sound

    def reader(self, source_id: str) -> Shelf:
        return self

    @property
    def frames(self) -> int:
        return len(self.sound)

    def read(self, start: int, frames: int) -> NDArray[np.float32]:
        out = np.zeros((frames, self.sound.shape[1]), np.float32)
        first, last = max(0, start), min(len(self.sound), start + frames)
        if first < last:
            out[first - start : last - start] = self.sound[first:last]
        return out


def two_rooms(before: float, after: float) -> NDArray[np.float64]:
    """Five seconds of one room and five of another."""
    return np.concatenate([room(5, before, 1), room(5, after, 2)])


def cut(rise: float, fade: int = 0, seconds: float = 1.0) -> Timeline:
    """Four seconds of each room, with tone from the louder one."""
    whole = Timeline(RATE, 1, (Clip("a", 0, 10 * RATE),))
    left, right = whole.delete(Span(4 * RATE, 6 * RATE), fade).clips
    at = 8 * RATE if rise > 0 else RATE
    tone = Tone("a", at, at + RATE // 2, round(seconds * RATE), rise)
    return Timeline(RATE, 1, (left, replace(right, tone=tone)))


def heard(timeline: Timeline, shelf: Shelf) -> NDArray[np.float64]:
    return np.asarray(TimelineReader(timeline, shelf).read(0, timeline.frames)[:, 0], np.float64)


def bare(timeline: Timeline) -> Timeline:
    clips = tuple(replace(clip, tone=None) for clip in timeline.clips)
    return Timeline(timeline.rate, timeline.channels, clips)


@pytest.mark.parametrize(("before", "after"), [(-60, -42), (-42, -60), (-55, -45), (-45, -75)])
@pytest.mark.parametrize("fade", [0, 1920])
def test_the_floor_glides_and_is_never_over_the_louder_side(
    before: float, after: float, fade: int
) -> None:
    shelf, rise = Shelf(two_rooms(before, after)), float(after - before)
    timeline = cut(rise, fade, abs(rise) / 20)
    found = heard(timeline, shelf)
    without = heard(bare(timeline), shelf)
    assert steepest(without) > abs(rise) * (0.6 if fade else 0.9)
    assert steepest(found) < 3.3
    assert floors(found).max() <= floors(without).max() + 0.3
    far = round((abs(rise) / 20 + 0.1) * RATE)
    quiet = slice(0, 4 * RATE - far) if rise > 0 else slice(4 * RATE + far, None)
    loud = slice(4 * RATE + 960, None) if rise > 0 else slice(0, 4 * RATE - 960)
    for part in (quiet, loud):
        assert np.array_equal(found[part], without[part])


def test_there_is_no_click() -> None:
    """The second difference is nowhere greater than in the louder room itself."""
    sound = two_rooms(-60, -42)
    found = heard(cut(18.0, 0, 0.9), Shelf(sound))
    usual = np.abs(np.diff(sound[5 * RATE :], 2)).max()
    assert np.abs(np.diff(found, 2)).max() <= usual * 1.2


def test_a_steady_hum_in_the_tone_does_not_click() -> None:
    hum = level(-45) * np.sin(2 * np.pi * 50 * np.arange(5 * RATE) / RATE)
    sound = np.concatenate([room(5, -80), hum])
    found = heard(cut(35.0, 0, 1.75), Shelf(sound))
    assert np.abs(np.diff(found, 2)).max() < level(-80) * 25  # the noise itself reaches 16


def test_silence_that_was_asked_for_stays_silent() -> None:
    shelf = Shelf(two_rooms(-60, -42))
    timeline = cut(18.0, 0, 0.9)
    quiet = timeline.replace(Span(round(3.5 * RATE), round(3.7 * RATE)), (Clip(SILENCE, 0, 3200),))
    assert quiet.toned
    found, without = heard(quiet, shelf), heard(bare(quiet), shelf)
    inside = slice(round(3.51 * RATE), round(3.69 * RATE))
    assert not found[inside].any()
    assert np.array_equal(found[: round(3.69 * RATE)], without[: round(3.69 * RATE)])
    assert not np.array_equal(found[round(3.71 * RATE) :], without[round(3.71 * RATE) :])


def test_a_cut_beside_the_join_lets_the_glide_go_on() -> None:
    shelf = Shelf(two_rooms(-60, -42))
    timeline = cut(18.0, 0, 0.9).delete(Span(round(3.4 * RATE), round(3.6 * RATE)))
    assert len(timeline.clips) == 3
    assert steepest(heard(timeline, shelf)) < 3.3


def test_a_short_quiet_part_between_two_loud_ones_is_filled_but_not_louder() -> None:
    shelf = Shelf(two_rooms(-60, -42))
    tone = Tone("a", 8 * RATE, 9 * RATE, round(0.9 * RATE), 18.0)
    clips = (
        Clip("a", 6 * RATE, 8 * RATE),
        Clip("a", RATE, round(1.4 * RATE), tone=replace(tone, rise=-18.0)),
        Clip("a", 6 * RATE, 8 * RATE, tone=tone),
    )
    found = floors(heard(Timeline(RATE, 1, clips), shelf))
    assert np.abs(found + 42).max() < 3.5
    assert found.max() < -41.3


def test_both_channels_keep_their_own_tone() -> None:
    mono = two_rooms(-60, -42)
    shelf = Shelf(np.stack([mono, np.zeros_like(mono)], axis=1).astype(np.float32))
    timeline = cut(18.0, 0, 0.9)
    stereo = Timeline(RATE, 2, timeline.clips)
    found = TimelineReader(stereo, shelf).read(0, stereo.frames)
    assert not found[:, 1].any()
    assert steepest(found[:, 0].astype(np.float64)) < 3.3


def test_a_glide_is_what_the_crossfaded_sounds_lack() -> None:
    power = glide(20.0, 40, 40, 960)
    assert len(power) == 1000
    assert power.max() < 1
    assert power[0] < 0.01
    assert power[-1] < 0.001
    sum_of_all = power[100:] + 0.01
    slope = np.diff(10 * np.log10(sum_of_all))
    assert np.allclose(slope, -20 / 1000, atol=0.001)


@pytest.mark.parametrize("length", [1, 3, 4, 50, 4000])
def test_a_tone_is_repeated_to_any_length(length: int) -> None:
    piece = np.random.default_rng(1).standard_normal((length, 2)).astype(np.float32)
    found = repeated(piece, 30_000, 800)
    assert found.shape == (30_000, 2)
    if length == 4000:
        levels = np.sqrt(np.square(found[:28_000]).reshape(-1, 400, 2).mean(axis=(1, 2)))
        assert np.abs(20 * np.log10(levels)).max() < 1.5
