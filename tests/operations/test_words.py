"""Edits of words: neighbours stay whole, no join clicks, and what was cut comes back exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from audiochat.domain.errors import PlanRefused
from audiochat.domain.timeline import SILENCE

RATE = 24_000
FLOOR = 0.001  # RMS of the room
Sound = NDArray[np.float64]


def syllables(seconds: float, pitch: float) -> Sound:
    """A buzzing word that begins and ends abruptly, as plosives do."""
    t = np.arange(round(seconds * RATE)) / RATE
    buzz = sum(np.sin(2 * np.pi * pitch * k * t + k) / k for k in range(1, 12))
    return np.asarray(0.12 * buzz * (0.6 + 0.4 * np.sin(2 * np.pi * 6 * t)), np.float64)


class Talk:
    """Words at known places in a room with a known noise; each word also by itself."""

    def __init__(self, gaps: list[float], words: list[float]) -> None:
        at = 0.0
        self.places: list[tuple[float, float]] = []
        self.total = sum(gaps) + sum(words)
        frames = round(self.total * RATE)
        room = np.random.default_rng(5).standard_normal(frames) * FLOOR
        self.alone: list[Sound] = []
        for number, (gap, word) in enumerate(zip(gaps, words, strict=False)):
            at += gap
            alone = np.zeros(frames)
            said = syllables(word, 110 + 25 * number)
            first = round(at * RATE)
            alone[first : first + len(said)] = said[: frames - first]
            self.alone.append(alone)
            self.places.append((at, at + word))
            at += word
        self.room = room
        self.sound = room + sum(self.alone)


GAPS = {
    "roomy": [0.6, 0.35, 0.4, 0.5],
    "usual": [0.3, 0.08, 0.12, 0.6],
    "tight": [0.3, 0.012, 0.02, 0.4],
    "none": [0.3, 0.0, 0.0, 0.4],
}


def energy(sound: Any, span: tuple[float, float], shift: float = 0.0) -> float:
    first, last = (round((at + shift) * RATE) for at in span)
    return float(np.square(np.asarray(sound, np.float64)[first:last]).sum())


@pytest.fixture(params=list(GAPS))
def talk(request: pytest.FixtureRequest) -> Talk:
    return Talk(GAPS[request.param], [0.4, 0.35, 0.45])


def cut_middle(s: Any, talk: Talk, op: str = "cut_words", **more: Any) -> Any:
    before, word, after = talk.places
    return s.do(op, *word, earliest=before[1], latest=after[0], **more)


def heard(s: Any, alone: Sound, studio: Callable[..., Any]) -> Sound:
    """What a timeline lets be heard of one word alone: the same clips over that word's own sound."""
    other = studio(alone, RATE)
    other.timeline = s.timeline
    return np.asarray(other.sound()[:, 0], np.float64)


def test_a_cut_keeps_the_neighbours_whole(talk: Talk, studio: Callable[..., Any]) -> None:
    s = studio(talk.sound, RATE)
    gone = -cut_middle(s, talk).time_map.new_frames / RATE + talk.total
    before, word, after = talk.places
    first, middle, last = (heard(s, alone, studio) for alone in talk.alone)
    assert energy(first, before) > 0.99 * energy(talk.alone[0], before)
    assert energy(last, after, -gone) > 0.99 * energy(talk.alone[2], after)
    left = float(np.square(middle).sum())
    # run together, the cut keeps 33 ms of these 350 off the neighbours, whose ends are known to 10 ms
    assert left < (0.01 if talk.places[0][1] < word[0] else 0.14) * energy(talk.alone[1], word)


@pytest.mark.parametrize("gaps", ["roomy", "usual", "tight"])
def test_a_cut_does_not_click(gaps: str, studio: Callable[..., Any]) -> None:
    talk = Talk(GAPS[gaps], [0.4, 0.35, 0.45])
    s = studio(talk.sound, RATE)
    cut_middle(s, talk)
    join = s.timeline.joins()[0]
    near = s.timeline.clips[1].fade // 2
    around = s.sound()[join - near : join + near, 0]
    room = max(np.abs(np.diff(talk.room, 2)).max(), 1e-9)
    assert np.abs(np.diff(around, 2)).max() <= room * 1.2


def test_the_join_is_soft_where_there_is_room(studio: Callable[..., Any]) -> None:
    fades = {}
    for name, gaps in GAPS.items():
        talk = Talk(gaps, [0.4, 0.35, 0.45])
        s = studio(talk.sound, RATE)
        cut_middle(s, talk)
        fades[name] = s.timeline.clips[1].fade / RATE
    assert 0.05 <= fades["roomy"] <= 0.12
    assert 0.05 <= fades["usual"] <= 0.12
    assert 0.005 <= fades["tight"] <= 0.03
    assert fades["none"] == pytest.approx(0.005, abs=0.006)


def test_what_was_cut_comes_back_exactly(talk: Talk, studio: Callable[..., Any]) -> None:
    s = studio(talk.sound, RATE)
    before, sound = s.timeline, s.sound()
    cut_middle(s, talk)
    at = s.timeline.joins()[0] / RATE
    s.do("bring_back", at + 0.05, at + 0.05)
    assert s.timeline == before
    assert np.array_equal(s.sound(), sound)


def test_one_of_several_words_comes_back(studio: Callable[..., Any]) -> None:
    talk = Talk([0.4, 0.3, 0.3, 0.3, 0.4], [0.4, 0.3, 0.3, 0.4])
    s = studio(talk.sound, RATE)
    whole = s.timeline
    one, two = talk.places[1], talk.places[2]
    s.do("cut_words", one[0], two[1], earliest=talk.places[0][1], latest=talk.places[3][0])
    at = s.timeline.joins()[0] / RATE
    s.do("bring_back", at, at, first=one[1], last=two[1])
    kept = heard(s, talk.alone[2], studio)
    assert np.square(kept).sum() > 0.99 * np.square(talk.alone[2]).sum()
    assert np.square(heard(s, talk.alone[1], studio)).sum() == 0
    at = s.timeline.joins()[0] / RATE
    s.do("bring_back", at, at, first=0.0, last=one[1])
    join = s.timeline.joins()
    for at in reversed(join):
        s.do("bring_back", at / RATE, at / RATE)
    assert s.timeline == whole


@pytest.mark.parametrize("short", [1, 2], ids=["first", "last"])
def test_a_short_word_goes_with_the_long_one_beside_it(
    short: int, studio: Callable[..., Any]
) -> None:
    lengths = [0.4, 0.35, 0.35, 0.4]
    lengths[short] = 0.1
    talk = Talk([0.3, 0.0, 0.0, 0.0, 0.4], lengths)
    start, end = (round(at * RATE) for at in talk.places[short])
    stop = slice(end - 960, end) if short == 1 else slice(start, start + 960)
    talk.alone[short] *= 0.5  # as weak as a "the" beside a "was"
    talk.alone[short][stop] *= 0.01  # and a stop of 40 ms in it, quieter than all around
    s = studio(talk.room + sum(talk.alone), RATE)
    before, one, two, after = talk.places
    words = {"first_ends": one[1], "last_starts": two[0]}
    s.do("cut_words", one[0], two[1], earliest=before[1], latest=after[0], **words)
    left = np.square(heard(s, talk.alone[short], studio)).sum()
    assert left < 0.35 * np.square(talk.alone[short]).sum()
    gap = s.timeline.clips[0].end / RATE, s.timeline.clips[1].start / RATE
    assert gap[0] < sum(talk.places[short]) / 2 < gap[1]


def test_a_short_word_beside_it_does_not_come_back_too(studio: Callable[..., Any]) -> None:
    talk = Talk([0.4, 0.3, 0.05, 0.3, 0.4], [0.4, 0.01, 0.02, 0.4])
    s = studio(talk.sound, RATE)
    one, short = talk.places[1], talk.places[2]
    s.do("cut_words", one[0], short[1], earliest=talk.places[0][1], latest=talk.places[3][0])
    at = s.timeline.joins()[0] / RATE
    middle = (short[0] + short[1]) / 2
    s.do("bring_back", at, at, first=0.0, last=short[0], latest=middle)
    assert not any(clip.start < middle * RATE < clip.end for clip in s.timeline.clips)


def test_what_was_trimmed_away_comes_back(studio: Callable[..., Any]) -> None:
    talk = Talk(GAPS["roomy"], [0.4, 0.35, 0.45])
    s = studio(talk.sound, RATE)
    before = s.timeline
    s.do("trim", *talk.places[1])
    s.do("bring_back", 0.0, 0.0)
    assert s.timeline.clips[0].start == 0
    end = s.timeline.seconds
    s.do("bring_back", end, end, first=talk.places[1][1], last=talk.total)
    assert s.timeline == before


def test_nothing_comes_back_where_nothing_was_cut(studio: Callable[..., Any]) -> None:
    s = studio(Talk(GAPS["roomy"], [0.4, 0.35, 0.45]).sound, RATE)
    with pytest.raises(PlanRefused, match="Nothing was cut out"):
        s.do("bring_back", 1.0, 1.0)


def test_muted_words_leave_the_room(talk: Talk, studio: Callable[..., Any]) -> None:
    s = studio(talk.sound, RATE)
    length = s.timeline.frames
    cut_middle(s, talk, "mute_words")
    assert s.timeline.frames == length
    assert SILENCE not in s.timeline.sources()
    assert len(s.sources) == 1  # clips of the recording itself, nothing rendered
    before, word, after = talk.places
    assert energy(heard(s, talk.alone[0], studio), before) > 0.99 * energy(talk.alone[0], before)
    assert energy(heard(s, talk.alone[2], studio), after) > 0.99 * energy(talk.alone[2], after)
    first, last = round((word[0] + 0.02) * RATE), round((word[1] - 0.02) * RATE)
    tone = s.sound()[first:last, 0].astype(np.float64)
    steps = np.sqrt(np.square(tone[: len(tone) // 1200 * 1200]).reshape(-1, 1200).mean(axis=1))
    assert np.abs(20 * np.log10(steps / FLOOR)).max() < 2  # the floor never jumps


@pytest.mark.parametrize("op", ["mute_words", "bleep_words"])
@pytest.mark.parametrize("which", [0, 1, 2])
def test_replaced_words_come_back_exactly(
    which: int, op: str, talk: Talk, studio: Callable[..., Any]
) -> None:
    s = studio(talk.sound, RATE)
    before, sound = s.timeline, s.sound()
    ends = [0.0, *(end for _, end in talk.places)]
    starts = [*(start for start, _ in talk.places), talk.total]
    s.do(op, *talk.places[which], earliest=ends[which], latest=starts[which + 1])
    assert s.timeline != before
    replaced = s.timeline
    for at in (0, *replaced.joins()):
        if abs(at - talk.places[which][0] * RATE) > 0.3 * RATE:
            continue
        s.timeline = replaced
        s.do("bring_back", at / RATE, at / RATE, last=360_000.0)
        assert s.timeline == before
        assert np.array_equal(s.sound(), sound)


def test_one_of_several_muted_words_comes_back(studio: Callable[..., Any]) -> None:
    talk = Talk([0.4, 0.3, 0.3, 0.3, 0.4], [0.4, 0.3, 0.3, 0.4])
    s = studio(talk.sound, RATE)
    one, two = talk.places[1], talk.places[2]
    s.do("mute_words", one[0], two[1], earliest=talk.places[0][1], latest=talk.places[3][0])
    at, length = s.timeline.joins()[0] / RATE, s.timeline.frames
    s.do("bring_back", at, at, first=one[1], last=two[1])
    assert s.timeline.frames == length
    kept = np.square(heard(s, talk.alone[2], studio))
    assert kept.sum() == pytest.approx(np.square(talk.alone[2]).sum(), rel=0.01)
    assert np.square(heard(s, talk.alone[1], studio)).sum() == 0


def test_what_is_heard_elsewhere_does_not_come_back(studio: Callable[..., Any]) -> None:
    talk = Talk([0.3, 0.2, 0.2, 0.2, 0.6], [0.4, 0.35, 0.45, 0.3])
    s = studio(talk.sound, RATE)
    p = talk.places
    s.do("move_words", *p[1], earliest=p[0][1], latest=p[2][0], to=p[3][0], to_after=p[2][1])
    for at in s.timeline.joins():
        with pytest.raises(PlanRefused, match="Nothing was cut out"):
            s.do("bring_back", at / RATE, at / RATE)
    s.timeline = studio(talk.sound, RATE).timeline
    s.do("gain", *p[1], decibels=-6.0)
    for at in s.timeline.joins():
        with pytest.raises(PlanRefused, match="Nothing was cut out"):
            s.do("bring_back", at / RATE, at / RATE)


def test_bleeped_words_are_a_tone_at_its_level(talk: Talk, studio: Callable[..., Any]) -> None:
    s = studio(talk.sound, RATE)
    length = s.timeline.frames
    cut_middle(s, talk, "bleep_words", level=-26.0)
    assert s.timeline.frames == length
    before, word, after = talk.places
    sound = s.sound()[:, 0].astype(np.float64)
    for place, alone in ((before, talk.alone[0]), (after, talk.alone[2])):
        plain = alone + talk.room
        assert energy(sound - plain, place) < 0.01 * energy(alone, place)
    inside = sound[round((word[0] + 0.03) * RATE) : round((word[1] - 0.03) * RATE)]
    assert 10 * np.log10(np.square(inside).mean()) == pytest.approx(-26, abs=0.3)
    spectrum = np.abs(np.fft.rfft(inside * np.hanning(len(inside))))
    assert np.fft.rfftfreq(len(inside), 1 / RATE)[spectrum.argmax()] == pytest.approx(1000, abs=5)


@pytest.mark.parametrize("later", [True, False])
def test_moved_words_are_whole_and_so_are_the_others(
    later: bool, studio: Callable[..., Any]
) -> None:
    talk = Talk([0.3, 0.1, 0.15, 0.12, 0.6], [0.4, 0.35, 0.45, 0.3])
    s = studio(talk.sound, RATE)
    p = talk.places
    if later:
        s.do("move_words", *p[1], earliest=p[0][1], latest=p[2][0], to=p[3][0], to_after=p[2][1])
        order = [0, 2, 1, 3]
    else:
        s.do("move_words", *p[2], earliest=p[1][1], latest=p[3][0], to=p[1][0], to_after=p[0][1])
        order = [0, 2, 1, 3]
    middles = []
    for alone in talk.alone:
        there = np.square(heard(s, alone, studio))
        assert there.sum() == pytest.approx(np.square(alone).sum(), rel=0.01)
        middles.append(float((there * np.arange(len(there))).sum() / there.sum()))
    assert [int(n) for n in np.argsort(middles)] == order
    room = np.abs(np.diff(talk.room, 2)).max()
    for join in s.timeline.joins():
        assert np.abs(np.diff(s.sound()[join - 100 : join + 100, 0], 2)).max() <= 1.2 * room


def test_an_end_set_by_hand_is_kept(studio: Callable[..., Any]) -> None:
    talk = Talk(GAPS["roomy"], [0.4, 0.35, 0.45])
    s = studio(talk.sound, RATE)
    s.do("cut_words", 1.0, 1.5, exact=True)
    assert [(c.start, c.fade) for c in s.timeline.clips] == [(0, 0), (1.5 * RATE, 0)]
