"""What every operation keeps to, run on real files."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled, PlanRefused
from audiochat.domain.job import Job
from audiochat.domain.operation import Operation
from audiochat.domain.timeline import Span
from audiochat.operations import load

each = pytest.mark.parametrize("operation", list(load()), ids=lambda o: o.id)
ARGUMENTS: dict[str, dict[str, Any]] = {
    "remove_silence": {"longer_than": 0.2, "keep": 0.1},
    "set_title": {"title": "A talk"},
    "set_tags": {"tags": "one, two"},
}


def talk(seconds: float, rate: int, channels: int) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Hummed tones with a pause in the middle and a little noise and mains hum throughout."""
    t = np.arange(round(seconds * rate)) / rate
    voice = np.sin(2 * np.pi * 220 * t) * (np.abs(t - seconds / 2) > seconds / 6) * 0.3
    hum = 0.01 * np.sin(2 * np.pi * 50 * t) + 0.001 * np.random.default_rng(1).standard_normal(
        len(t)
    )
    sides = [voice * (1 - 0.2 * side) + hum for side in range(channels)]
    return np.stack(sides, axis=1).astype(np.float32)


def arguments(operation: Operation, seconds: float, rate: int, channels: int) -> dict[str, Any]:
    given = dict(ARGUMENTS.get(operation.id, {}))
    if operation.id in ("insert_speech", "replace_speech"):
        given["text"] = "three spoken words"
    if operation.id == "convert_channels":
        given["channels"] = "stereo" if channels == 1 else "mono"
    if operation.id == "resample" and rate == 48000:
        given["rate"] = 44100
    if operation.id in ("move", "move_words"):
        given["to"] = seconds
    return given


def prepare(studio: Any, operation: Operation, start: float) -> None:
    """Some edits need one before them."""
    if operation.id == "bring_back":
        studio.do("delete", start, start + 0.3)


@each
@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (48000, 2)])
def test_it_renders(
    operation: Operation, rate: int, channels: int, studio: Callable[..., Any]
) -> None:
    s = studio(talk(3, rate, channels), rate)
    prepare(s, operation, 0.5)
    before = s.timeline
    first = s.sound()
    given = arguments(operation, 3, rate, channels)
    span = () if operation.whole_only else (0.5, 2.5)
    outcome = s.do(operation.id, *span, **given)
    sound = s.sound()
    assert sound.dtype == np.float32
    assert sound.shape == (s.timeline.frames, s.timeline.channels)
    assert np.isfinite(sound).all()
    mapped = outcome.time_map
    assert mapped.old_frames == before.frames
    assert mapped.new_frames == outcome.timeline.frames
    edge = 0
    for stretch in mapped.stretches:  # covers the old recording without a gap
        assert stretch.old.start == edge
        edge = stretch.old.end
    assert edge == before.frames
    assert np.array_equal(s.sound(before), first)  # undo is exact to the bit

    s.timeline = before
    again = s.do(operation.id, *span, **given)
    assert again.time_map == mapped
    assert np.array_equal(s.sound(), sound)  # the same plan gives the same sound


@each
def test_what_lies_outside_the_part_is_untouched(
    operation: Operation, studio: Callable[..., Any]
) -> None:
    if operation.whole_only or operation.id in ("trim", "move", "move_words"):
        pytest.skip("acts on everything")
    s = studio(talk(3, 48000, 2), 48000)
    prepare(s, operation, 1.0)
    first = s.sound()
    s.do(operation.id, 1.0, 2.0, **arguments(operation, 3, 48000, 2))
    sound, edge = s.sound(), 300  # frames of crossfade
    assert np.array_equal(sound[: 48000 - edge], first[: 48000 - edge])
    assert np.array_equal(sound[edge - 48000 :], first[edge - 48000 :])


@each
@pytest.mark.parametrize("frames", [1, 2, 100, 4801])
def test_tiny_recordings_and_spans(
    operation: Operation, frames: int, studio: Callable[..., Any]
) -> None:
    s = studio(talk(3, 8000, 1)[:frames], 8000)
    parts = [s.timeline.whole, Span(0, 1), Span(frames - 1, frames), Span(frames // 2, frames)]
    for span in parts:
        if not span.frames:
            continue
        params = operation.parse(arguments(operation, frames / 8000, 8000, 1))
        whole = s.timeline.whole if operation.whole_only else span
        try:
            if operation.check:
                operation.check(s.timeline, whole, params)
            outcome = operation.apply(s.bench(), whole, params)
        except PlanRefused:
            continue
        assert outcome.time_map.new_frames == outcome.timeline.frames
        assert np.isfinite(s.sound(outcome.timeline)).all()


SLOW = [o for o in load() if not o.structural]


@pytest.mark.parametrize("operation", SLOW, ids=lambda o: o.id)
def test_it_stops_soon(operation: Operation, studio: Callable[..., Any]) -> None:
    s = studio(np.tile(talk(30, 48000, 2), (8, 1)), 48000)
    job = Job()
    asked: list[float] = []

    def stop() -> None:
        asked.append(time.process_time())
        job.cancel()

    prepare(s, operation, 0.0)
    params = operation.parse(arguments(operation, 240, 48000, 2))
    timer = threading.Timer(0.05, stop)
    timer.start()
    began = time.process_time()
    try:
        edge = 4800 if operation.needs_span else 0
        operation.apply(s.bench(job), Span(edge, s.timeline.frames - edge), params)
    except Cancelled:
        took = time.process_time() - asked[0]
        assert took < 10  # of work, so that a busy machine does not matter
    else:
        assert asked == [] or time.process_time() - began < 3
    timer.cancel()
    timer.join()
    assert [p.name for p in s.folder.iterdir() if p.name.endswith(".part")] == []


@pytest.fixture(autouse=True)
def warm() -> None:
    """Libraries are imported before a test measures how soon an edit stops."""
    import pedalboard  # noqa: F401
    import scipy.ndimage
    import scipy.signal
    import soxr  # noqa: F401

    assert scipy.ndimage
