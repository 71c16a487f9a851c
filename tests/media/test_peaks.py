"""Peaks are right at every zoom, grow while they are drawn, and are kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Source
from audiochat.domain.timeline import SILENCE, Clip, Span, Timeline
from audiochat.media import pyramid
from audiochat.media.peaks import TimelinePeaks, timeline_peaks
from audiochat.media.pyramid import PeakCache
from audiochat.media.sources import SourcePool, SourceWriter

RATE = 48000


class Bench:
    """A folder with sources, their pool and cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources: dict[str, Source] = {}
        self.pool = SourcePool(self.sources.__getitem__)
        self.cache = PeakCache(folder / "peaks")

    def add(self, name: str, sound: Samples) -> Clip:
        path = self.folder / f"{name}.wav"
        with SourceWriter(path, RATE, sound.shape[1]) as writer:
            writer.write(sound)
        self.sources[name] = Source(name, path, RATE, sound.shape[1], len(sound), "rendered")
        return Clip(name, 0, len(sound))

    def peaks(self, timeline: Timeline, job: Job | None = None) -> TimelinePeaks:
        return timeline_peaks(timeline, self.pool, self.cache, job or Job())


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.pool.close()


def noise(seconds: float, channels: int = 2, seed: int = 0) -> Samples:
    rng = np.random.default_rng(seed)
    shape = np.abs(np.sin(np.arange(round(seconds * RATE)) / RATE))[:, None]
    sound = rng.uniform(-1, 1, (round(seconds * RATE), channels)) * shape
    return sound.astype(np.float32)


def test_few_columns_come_from_the_pyramid_and_hold_every_extreme(bench: Bench) -> None:
    sound = noise(40.0)
    peaks = bench.peaks(Timeline(RATE, 2, (bench.add("a", sound),)))
    columns = peaks.columns(0, len(sound), 300)
    assert columns.minimum.shape == columns.maximum.shape == columns.rms.shape == (2, 300)
    size = len(sound) // 300
    rows = sound[: size * 300].reshape(300, size, 2)
    assert (rows.max(axis=1) - 1e-3 <= columns.maximum.T).all()
    assert (rows.min(axis=1) + 1e-3 >= columns.minimum.T).all()
    rms = np.sqrt(np.mean(rows**2, axis=1))
    np.testing.assert_allclose(columns.rms.T, rms, atol=0.02)


def test_the_pyramid_agrees_with_itself_on_every_level(bench: Bench) -> None:
    sound = noise(30.0, 1)
    bench.peaks(Timeline(RATE, 1, (bench.add("a", sound),)))
    levels = bench.cache.get(bench.sources["a"]).levels
    for number, level in enumerate(levels):
        size = 256 * 4**number
        for place in range(0, level.shape[2], max(1, level.shape[2] // 20)):
            part = sound[place * size : (place + 1) * size]
            low, high, rms = (float(level[k, 0, place]) for k in range(3))
            assert low == pytest.approx(part.min(), abs=1e-3)
            assert high == pytest.approx(part.max(), abs=1e-3)
            if len(part) == size:
                assert rms == pytest.approx(np.sqrt(np.mean(part**2)), abs=2e-3)


@pytest.mark.parametrize("count", [10, 100, 1000, 3000])
def test_deep_zoom_is_exact(bench: Bench, count: int) -> None:
    sound = noise(2.0)
    peaks = bench.peaks(Timeline(RATE, 2, (bench.add("a", sound),)))
    columns = peaks.columns(5000, 6000, count)
    for column in range(0, count, 7):
        first = 5000 + column * 1000 // count
        last = max(first + 1, 5000 + (column + 1) * 1000 // count)
        part = sound[first:last]
        np.testing.assert_array_equal(columns.maximum[:, column], part.max(axis=0))
        np.testing.assert_array_equal(columns.minimum[:, column], part.min(axis=0))


@pytest.mark.parametrize("frames_a_column", [3, 400, 5000])
def test_clips_are_composed(bench: Bench, frames_a_column: int) -> None:
    a = bench.add("a", np.full((3 * RATE, 1), 0.25, np.float32))
    b = bench.add("b", np.full((3 * RATE, 1), -0.5, np.float32))
    timeline = Timeline(RATE, 1, (a, Clip(SILENCE, 0, RATE), b, Clip("a", 7, RATE)))
    peaks = bench.peaks(timeline)
    middle = (0.5, 3.5, 4.5, 7.2, 9.0, -1.0)
    expected = (0.25, 0.0, -0.5, 0.25, 0.0, 0.0)
    for at, value in zip(middle, expected, strict=True):
        start = at * RATE
        columns = peaks.columns(start, start + frames_a_column * 4, 4)
        np.testing.assert_allclose(columns.maximum, value, atol=1e-3)
        np.testing.assert_allclose(columns.minimum, value, atol=1e-3)
        np.testing.assert_allclose(columns.rms, abs(value), atol=1e-3)


def test_outside_the_recording_is_silence(bench: Bench) -> None:
    peaks = bench.peaks(Timeline(RATE, 2, (bench.add("a", noise(1.0)),)))
    for width in (10, 1_000_000):
        columns = peaks.columns(-5 * width, 5 * width, 10)
        assert not columns.maximum[:, :4].any()
        assert columns.maximum[:, 5].all()
    assert peaks.columns(5, 5, 10).rms.shape == (2, 10)
    assert bench.peaks(Timeline(RATE, 2, ())).columns(0, 100, 4).rms.shape == (2, 4)


def test_growing_peaks_can_be_drawn_and_a_cancelled_build_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyramid, "_REPORT_SECONDS", 0.0)
    timeline = Timeline(RATE, 2, (bench.add("a", noise(20.0)),))
    shares: list[float] = []

    def watch(peaks: TimelinePeaks) -> None:
        shares.append(peaks.complete)
        assert peaks.columns(0, timeline.frames, 50).maximum[0, 0] > 0
        if len(shares) == 3:
            job.cancel()

    job = Job(on_partial=watch)
    with pytest.raises(Cancelled):
        bench.peaks(timeline, job)
    assert len(shares) == 3
    assert 0 < shares[0] < shares[1] < shares[2] < 1
    assert not list(bench.folder.glob("peaks/*"))
    more: list[float] = []
    bench.peaks(timeline, Job(on_partial=lambda p: more.append(p.complete)))
    assert more[0] > shares[2]
    assert more[-1] == 1.0


def test_peaks_are_measured_once_and_a_damaged_cache_is_made_anew(bench: Bench) -> None:
    timeline = Timeline(RATE, 2, (bench.add("a", noise(5.0)),))
    before = bench.peaks(timeline).columns(0, timeline.frames, 100)
    kept = bench.folder / "peaks" / "a.peaks"
    bench.cache = PeakCache(kept.parent)
    seen: list[object] = []
    again = bench.peaks(timeline, Job(on_partial=seen.append))
    assert not seen
    np.testing.assert_array_equal(again.columns(0, timeline.frames, 100).rms, before.rms)
    kept.write_bytes(kept.read_bytes()[:-1])
    bench.cache = PeakCache(kept.parent)
    assert bench.peaks(timeline).complete == 1.0
    assert pyramid.load(kept, bench.sources["a"]) is not None


def test_broken_samples_do_not_break_the_picture(bench: Bench) -> None:
    sound = noise(1.0)
    sound[100, 0] = 1e30
    path = bench.folder / "broken.wav"
    with SourceWriter(path, RATE, 2) as writer:
        writer.write(sound)
    bench.sources["x"] = Source("x", path, RATE, 2, len(sound), "rendered")
    columns = bench.peaks(Timeline(RATE, 2, (Clip("x", 0, RATE),))).columns(0, RATE, 20)
    assert np.isfinite(columns.maximum).all()
    assert np.isfinite(columns.rms).all()


def test_an_hour_with_thousands_of_cuts_draws_in_milliseconds(
    bench: Bench, make_tone: Callable[..., Samples]
) -> None:
    sound = make_tone(60.0)
    clip = bench.add("a", sound)
    timeline = Timeline(RATE, 2, tuple(Clip("a", n % 7, clip.end - n % 5) for n in range(60)))
    assert timeline.seconds > 3590
    peaks = bench.peaks(timeline)
    cut = timeline
    for n in range(500):
        cut = cut.delete(Span(n * 300_000, n * 300_000 + 1000))
    for one, limit in ((peaks, 0.005), (bench.peaks(cut), 0.010)):
        best = min(_timed(lambda one=one: one.columns(0, cut.frames, 1500)) for _ in range(7))
        assert best < limit


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin
