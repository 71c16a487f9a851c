"""Words that a machine speaks into a recording: put where they belong, as loud, and marked for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from audiochat.domain.errors import PlanRefused


def kinds(s: Any) -> set[str]:
    """What the sound on the timeline is made of."""
    return {s.sources[name].kind for name in s.timeline.sources()}


@pytest.mark.parametrize(("rate", "channels"), [(48000, 2), (8000, 1)])
def test_words_are_put_in_and_what_follows_moves(
    studio: Callable[..., Any], noise: Callable[..., Any], rate: int, channels: int
) -> None:
    s = studio(noise(4, rate, channels), rate)
    first = s.sound()
    outcome = s.do("insert_speech", 2.0, text="one two three")
    added = s.timeline.frames - len(first)
    assert added == pytest.approx(0.3 * rate, abs=2)
    assert outcome.time_map.point(3 * rate) == 3 * rate + added
    edge = rate // 100
    assert np.array_equal(s.sound()[: 2 * rate - edge], first[: 2 * rate - edge])
    assert np.array_equal(s.sound()[2 * rate + added + edge :], first[2 * rate + edge :])
    assert kinds(s) == {"decoded", "synthetic"}


def test_words_stand_in_the_place_of_others(
    studio: Callable[..., Any], noise: Callable[..., Any]
) -> None:
    s = studio(noise(4), 48000)
    s.do("replace_speech", 1.0, 3.0, text="one two three", speed=0.5)
    assert s.timeline.seconds == pytest.approx(2.6, abs=0.01)


def test_they_are_as_loud_as_what_is_said_around(
    studio: Callable[..., Any], noise: Callable[..., Any]
) -> None:
    loudness = []
    for level in (0.03, 0.1):
        s = studio(noise(4, level=level), 48000)
        s.do("insert_speech", 2.0, text="one two three four five six seven eight")
        part = s.timeline.span(2.0, 2.8)
        loudness.append(s.loudness(s.timeline, part).integrated)
        around = s.loudness(s.timeline, s.timeline.span(0.0, 1.9)).integrated
        assert loudness[-1] == pytest.approx(around, abs=1.5)
    assert loudness[1] - loudness[0] == pytest.approx(10.5, abs=1)


def test_the_mark_stays_through_later_edits(
    studio: Callable[..., Any], noise: Callable[..., Any]
) -> None:
    s = studio(noise(4), 48000)
    s.do("insert_speech", 2.0, text="one two three")
    s.do("gain", 0.0, 1.0, decibels=3)
    assert kinds(s) == {"decoded", "rendered", "synthetic"}
    s.do("change_tempo", factor=1.2)
    assert kinds(s) == {"synthetic"}
    s.do("gain", decibels=-3)
    assert kinds(s) == {"synthetic"}


def test_saying_nothing_is_refused(studio: Callable[..., Any], noise: Callable[..., Any]) -> None:
    s = studio(noise(1), 48000)
    for text in ("", "...", " \0 "):
        with pytest.raises(PlanRefused, match="no words"):
            s.do("insert_speech", 0.5, text=text)
