"""A timeline read as sound: joins are smooth, and any way of reading gives the same samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiochat.domain.operation import Samples
from audiochat.domain.timeline import CROSSFADE_SECONDS, SILENCE, Clip, Span, Timeline, Tone
from audiochat.media.crossfade import crossfade
from audiochat.media.render import TimelineReader

RATE = 8000
HALF = round(CROSSFADE_SECONDS * RATE)


class Shelf:
    """Sources in memory."""

    def __init__(self, **sounds: Samples) -> None:
        self.sounds = sounds

    def reader(self, source_id: str) -> InMemory:
        return InMemory(self.sounds[source_id])


class InMemory:
    def __init__(self, sound: Samples) -> None:
        self.sound = sound

    @property
    def frames(self) -> int:
        return len(self.sound)

    def read(self, start: int, frames: int) -> Samples:
        out = np.zeros((frames, self.sound.shape[1]), np.float32)
        first, last = max(0, start), min(len(self.sound), start + frames)
        if first < last:
            out[first - start : last - start] = self.sound[first:last]
        return out


def wave(frames: int, seed: int, channels: int = 2) -> Samples:
    random = np.random.default_rng(seed)
    return (random.standard_normal((frames, channels)) * 0.2).astype(np.float32)


SHELF = Shelf(a=wave(3000, 1), b=wave(500, 2))


TONES = [
    None,
    None,
    Tone("a", 100, 400, 300, 12.0),
    Tone("b", 0, 200, 1500, -30.0),
    Tone("a", 2998, 3000, 60_000, 6.0),
]


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    clips: list[Clip] = []
    for _ in range(draw(st.integers(1, 12))):
        source = draw(st.sampled_from(["a", "b", SILENCE]))
        length = {"a": 3000, "b": 500, SILENCE: 300}[source]
        start = draw(st.integers(0, length - 1))
        fade = draw(st.sampled_from([0, 0, 1, 7, 200, 5000]))
        clip = Clip(source, start, draw(st.integers(start + 1, length)), fade)
        clips.append(replace(clip, tone=draw(st.sampled_from(TONES))))
    return Timeline(RATE, 2, tuple(clips))


@settings(max_examples=150, deadline=None)
@given(timelines(), st.lists(st.integers(1, 900), min_size=1, max_size=8))
def test_any_way_of_reading_gives_the_same_samples(timeline: Timeline, sizes: list[int]) -> None:
    whole = TimelineReader(timeline, SHELF).read(0, timeline.frames)
    reader = TimelineReader(timeline, SHELF)
    pieces, at = [], 0
    while at < timeline.frames:
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(reader.read(at, size))
        at += size
    assert np.array_equal(np.concatenate(pieces)[: timeline.frames], whole)
    assert np.isfinite(whole).all()
    assert np.abs(whole).max() <= 2.0


@settings(max_examples=100, deadline=None)
@given(timelines(), st.integers(-50, 4000), st.integers(0, 3000))
def test_any_place_can_be_read(timeline: Timeline, start: int, frames: int) -> None:
    whole = TimelineReader(timeline, SHELF).read(0, timeline.frames)
    got = TimelineReader(timeline, SHELF).read(start, frames)
    assert got.shape == (frames, 2)
    expected = np.zeros((frames, 2), np.float32)
    first, last = max(0, start), min(timeline.frames, start + frames)
    if first < last:
        expected[first - start : last - start] = whole[first:last]
    assert np.array_equal(got, expected)


def test_an_unedited_recording_is_untouched() -> None:
    timeline = Timeline(RATE, 2, (Clip("a", 0, 3000),))
    assert np.array_equal(TimelineReader(timeline, SHELF).read(0, 3000), SHELF.sounds["a"])
    parted = Timeline(RATE, 2, (Clip("a", 0, 1000),)).insert(1000, (Clip("a", 1000, 3000),))
    assert parted.clips == timeline.clips


def test_only_the_crossfade_differs_from_the_plain_sounds() -> None:
    timeline = Timeline(RATE, 2, (Clip("a", 0, 3000),)).delete(Span(1000, 2000))
    got = TimelineReader(timeline, SHELF).read(0, 2000)
    sound = SHELF.sounds["a"]
    assert np.array_equal(got[: 1000 - HALF], sound[: 1000 - HALF])
    assert np.array_equal(got[1000 + HALF :], sound[2000 + HALF :])
    assert not np.array_equal(got[990:1010], np.concatenate([sound[990:1000], sound[2000:2010]]))


def test_a_chosen_fade_reaches_half_its_length_and_no_further() -> None:
    sound = np.full((3000, 1), 0.1, np.float32)
    sound[1000:2000] = 0.9  # what is cut away
    sound[900:1100] = sound[1900:2100] = 0.0
    shelf = Shelf(a=sound)
    whole = Timeline(RATE, 1, (Clip("a", 0, 3000),))
    got = TimelineReader(whole.delete(Span(1000, 2000), fade=200), shelf).read(0, 2000)[:, 0]
    assert np.array_equal(got[:900], sound[:900, 0])
    assert np.array_equal(got[1100:], sound[2100:, 0])
    assert not got[900:1100].any()
    wider = TimelineReader(whole.delete(Span(1000, 2000), fade=400), shelf).read(0, 2000)[:, 0]
    assert wider[1100:1200].max() > 0.2  # would let the cut away be heard


def test_a_chosen_fade_is_shorter_at_the_end_of_a_file() -> None:
    shelf = Shelf(a=wave(3000, 1, 1), b=wave(500, 2, 1))
    timeline = Timeline(RATE, 1, (Clip("a", 0, 3000), Clip("b", 300, 500, 100)))
    got = TimelineReader(timeline, shelf).read(0, 3200)
    assert np.array_equal(got[:2950], shelf.sounds["a"][:2950])
    assert not np.array_equal(got[2950:3000], shelf.sounds["a"][2950:])
    assert np.array_equal(got[3000:], shelf.sounds["b"][300:])


def sine(frames: int, hertz: float = 200.0, phase: float = 0.0) -> Samples:
    t = np.arange(frames) / RATE
    return (0.5 * np.sin(2 * np.pi * hertz * t + phase)).astype(np.float32)[:, None]


@pytest.mark.parametrize("cut", [5, 10, 17, 23, 31])
def test_a_cut_does_not_click(cut: int) -> None:
    """No step at the join is larger than the steepest place of the sound itself."""
    shelf = Shelf(s=sine(8000))
    timeline = Timeline(RATE, 1, (Clip("s", 0, 4000 + cut), Clip("s", 6001, 8000)))
    got = TimelineReader(timeline, shelf).read(0, timeline.frames)[:, 0]
    steepest = np.abs(np.diff(sine(8000)[:, 0])).max()
    assert np.abs(np.diff(got)).max() < 1.25 * steepest


def test_material_at_the_ends_of_files_is_dipped_not_clicked() -> None:
    loud = np.full((1000, 1), 0.5, np.float32)
    shelf = Shelf(x=loud, y=-loud)
    timeline = Timeline(RATE, 1, (Clip("x", 0, 1000), Clip("y", 0, 1000)))
    got = TimelineReader(timeline, shelf).read(0, 2000)[:, 0]
    assert np.abs(np.diff(got)).max() < 0.06
    even = Timeline(RATE, 1, (Clip("x", 0, 1000), Clip("x", 0, 1000)))
    assert np.array_equal(TimelineReader(even, shelf).read(0, 2000)[:, 0], np.full(2000, 0.5, "f4"))


def test_the_same_sound_at_another_level_gets_no_bump() -> None:
    sound = sine(4000, 440.0)
    mixed = crossfade(sound, sound)
    assert np.allclose(mixed, sound, atol=1e-6)
    softer = crossfade(sound, sound * np.float32(0.5))
    assert np.abs(softer).max() <= np.abs(sound).max() + 1e-6


def test_unrelated_sounds_keep_their_power() -> None:
    one, other = wave(40000, 3, 1), wave(40000, 4, 1)
    power = np.square(crossfade(one, other)).reshape(8, -1).mean(axis=1)
    assert np.allclose(10 * np.log10(power / 0.04), 0, atol=0.4)


@pytest.mark.parametrize("make", [Clip], ids=["clip"])
def test_silence_fades_in_and_out(make: Callable[..., Clip]) -> None:
    shelf = Shelf(x=np.full((3000, 1), 0.5, np.float32))
    timeline = Timeline(RATE, 1, (make("x", 0, 1000), make(SILENCE, 0, 800), make("x", 1000, 3000)))
    got = TimelineReader(timeline, shelf).read(0, timeline.frames)[:, 0]
    assert not got[1000 + HALF : 1800 - HALF].any()
    assert np.abs(np.diff(got)).max() < 0.06


def test_it_reads_real_files(tmp_path: Path) -> None:
    from audiochat.domain.recording import Source
    from audiochat.media.sources import SourcePool, SourceWriter

    path = tmp_path / "a.wav"
    with SourceWriter(path, RATE, 2) as writer:
        writer.write(SHELF.sounds["a"])
    source = Source("a", path, RATE, 2, 3000, "decoded")
    pool = SourcePool(lambda _id: source)
    timeline = Timeline(RATE, 2, (Clip("a", 0, 3000),)).delete(Span(1000, 2000))
    reader = TimelineReader(timeline, pool)
    assert np.array_equal(reader.read(0, 2000), TimelineReader(timeline, SHELF).read(0, 2000))
    assert (reader.rate, reader.channels, reader.frames) == (RATE, 2, 2000)
    reader.close()
    pool.close()
