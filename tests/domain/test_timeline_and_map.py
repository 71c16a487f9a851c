"""Timelines and time maps, against a list of numbered frames."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiochat.domain.time_map import Stretch, TimeMap
from audiochat.domain.timeline import SILENCE, Clip, Span, Timeline, Tone

START = Timeline(10, 1, (Clip("a", 100, 200),))


def frames(timeline: Timeline) -> list[tuple[str, int]]:
    """Each frame as its source and place (silence has no place)."""
    return [
        (clip.source, 0 if clip.source == SILENCE else at)
        for clip in timeline.clips
        for at in range(clip.start, clip.end)
    ]


@st.composite
def edits(draw: st.DrawFn) -> list[tuple[str, int, int, int]]:
    kinds = st.sampled_from(["delete", "silence", "insert", "copy"])
    part = st.floats(0, 1)
    out = []
    for _ in range(draw(st.integers(1, 10))):
        a, b = sorted((draw(part), draw(part)))
        out.append((draw(kinds), round(a * 1000), round(b * 1000), draw(st.integers(1, 5))))
    return out


@given(edits())
def test_a_timeline_is_a_list_of_frames(steps: list[tuple[str, int, int, int]]) -> None:
    timeline, plain = START, frames(START)
    for kind, first, last, count in steps:
        span = Span(first * len(plain) // 1000, last * len(plain) // 1000)
        part = plain[span.start : span.end]
        if kind == "delete" and len(part) < len(plain):
            timeline = timeline.delete(span)
            plain[span.start : span.end] = []
        elif kind == "silence" and part:
            timeline = timeline.replace(span, (Clip(SILENCE, 3, 3 + len(part)),))
            plain[span.start : span.end] = [(SILENCE, 0)] * len(part)
        elif kind == "insert":
            timeline = timeline.insert(span.start, (Clip(SILENCE, 0, count),))
            plain[span.start : span.start] = [(SILENCE, 0)] * count
        elif kind == "copy" and len(plain) < 2000:
            timeline = timeline.insert(span.end, timeline.slice(span))
            plain[span.end : span.end] = part
        assert frames(timeline) == plain
        assert timeline.frames == len(plain)
        for left, right in zip(timeline.clips, timeline.clips[1:], strict=False):
            assert not right.continues(left)  # equal sound is an equal timeline


def test_a_cut_put_back_is_the_timeline_from_before() -> None:
    span = Span(20, 50)
    taken = START.slice(span)
    assert START.delete(span).insert(20, taken) == START


def test_a_fade_stays_with_its_join_and_goes_with_it() -> None:
    cut = START.delete(Span(20, 50), fade=8)
    assert cut.clips == (Clip("a", 100, 120), Clip("a", 150, 200, 8))
    assert cut.delete(Span(60, 65)).clips[1] == Clip("a", 150, 190, 8)
    assert cut.insert(20, (Clip("a", 120, 150),)) == START
    assert cut.delete(Span(20, 30)).clips[1] == Clip("a", 160, 200)
    assert cut.delete(Span(10, 20)).clips[1] == Clip("a", 150, 200)  # another neighbour
    assert cut.slice(Span(20, 40)) == (Clip("a", 150, 170),)
    assert cut.slice(Span(10, 40)) == (Clip("a", 110, 120), Clip("a", 150, 170, 8))
    part = START.replace(Span(20, 50), (Clip("b", 0, 5, 4),), fade=6)
    assert [clip.fade for clip in part.clips] == [0, 4, 6]


@pytest.mark.parametrize("span", [Span(50, 101), Span(101, 102)])
def test_spans_outside_are_refused(span: Span) -> None:
    with pytest.raises(ValueError, match=r"outside|not a span"):
        START.delete(span)


def test_seconds_are_clamped() -> None:
    assert START.span(-1, 99) == START.whole
    assert START.span(0.25, 0.2) == Span(2, 2)


@st.composite
def maps(draw: st.DrawFn, length: int | None = None) -> TimeMap:
    length = draw(st.integers(1, 200)) if length is None else length
    points = sorted(draw(st.sets(st.integers(0, length), max_size=8)))
    replaced = [
        (Span(a, b), draw(st.integers(0, 60)))
        for a, b in zip(points[::2], points[1::2], strict=False)
    ]
    return TimeMap.splices(length, replaced)


@given(st.data())
def test_two_maps_in_turn_are_one(data: st.DataObject) -> None:
    first = data.draw(maps())
    second = data.draw(maps(first.new_frames))
    both = first.then(second)
    assert both.old_frames == first.old_frames
    edge = 0
    for stretch in both.stretches:
        assert stretch.old.start == edge
        edge = stretch.old.end
    both_ways = (*first.stretches, *second.stretches)
    exact = all(s.old.frames in (0, s.new.frames) or not s.new.frames for s in both_ways)
    for frame in range(first.old_frames):
        assert 0 <= both.point(frame) <= second.new_frames
        if exact:
            assert both.point(frame) == second.point(first.point(frame))


def test_a_map_follows_cuts_moves_and_stretches() -> None:
    cut = TimeMap.splices(100, [(Span(20, 40), 0)])
    assert cut.span(Span(10, 30)) == Span(10, 20)
    assert cut.span(Span(25, 35)) == Span(20, 20)
    assert cut.point(30) == 20
    assert cut.point(100) == 80
    moved = TimeMap(
        (
            Stretch(Span(0, 10), Span(90, 100)),
            Stretch(Span(10, 100), Span(0, 90)),
        )
    )
    assert moved.span(Span(2, 6)) == Span(92, 96)
    assert moved.point(100) == 100
    assert cut.then(TimeMap.scaled(80, 40)).span(Span(40, 100)) == Span(10, 40)
    inserted = TimeMap.splices(100, [(Span(50, 50), 25)])
    assert inserted.span(Span(50, 60)) == Span(75, 85)
    assert inserted.span(Span(40, 60)) == Span(40, 85)


TONE = Tone("a", 5, 9, 30, -6.0)


def test_room_tone_belongs_to_its_join_and_to_nothing_else() -> None:
    clips = (Clip("a", 0, 50), Clip("b", 10, 60, 4, TONE), Clip("c", 0, 40))
    whole = Timeline(100, 1, clips)
    assert whole.toned == (1,)
    assert whole.sources() == {"a", "b", "c"}
    assert Timeline(100, 1, (clips[1], Clip("c", 0, 9, tone=TONE))).sources() == {"a", "b", "c"}
    assert whole.delete(Span(20, 30)).toned == (2,)  # before the join
    assert whole.delete(Span(60, 70)).toned == (1,)  # after it
    assert not whole.delete(Span(40, 50)).toned  # up to it: that is another join
    assert not whole.delete(Span(50, 60)).toned
    assert not whole.insert(50, (Clip("d", 0, 5),)).toned
    assert [clip.tone for clip in whole.slice(Span(50, 80))] == [None]
    assert [clip.tone for clip in whole.slice(Span(49, 80))] == [None, TONE]
    back = Timeline(100, 1, (Clip("a", 0, 50), Clip("a", 60, 90, 0, TONE)))
    assert back.insert(50, (Clip("a", 50, 60),)).clips == (Clip("a", 0, 90),)


def test_what_is_rendered_holds_only_the_room_tone_inside_it() -> None:
    clips = (Clip("a", 0, 50), Clip("b", 10, 60, 4, TONE), Clip("c", 0, 40, 0, TONE))
    whole = Timeline(100, 1, clips)
    assert whole.toned_within(whole.whole) is whole
    assert whole.toned_within(Span(50, 101)).toned == (2,)
    assert whole.toned_within(Span(50, 100)).toned == ()
    assert whole.toned_within(Span(40, 100)).clips[1] == clips[1]


@pytest.mark.parametrize("wrong", [(5, 5, 3, 1.0), (-1, 5, 3, 1.0), (0, 5, 0, 1.0), (0, 5, 3, 0.0)])
def test_room_tone_that_cannot_be_is_refused(wrong: tuple[int, int, int, float]) -> None:
    with pytest.raises(ValueError, match="room tone"):
        Tone("a", *wrong)
