"""Many ways to wish for each edit are that edit, and what is near them is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=3600, playhead=612)
DATA = Path(__file__).resolve().parents[2] / "data" / "phrasings.txt"


def _rows() -> Iterator[tuple[str, str]]:
    """What is expected (operations joined by +, or a status) and the words."""
    wanted = ""
    for line in DATA.read_text("utf-8").splitlines():
        if line.startswith("# "):
            wanted = line[2:]
        else:
            yield wanted, line


def test_every_phrasing_is_its_edit(commander: Commander) -> None:
    wrong = {}
    for wanted, words in _rows():
        answer = commander.understand(words, STATE, Job())
        got = "+".join(step.op for step in answer.steps) or answer.status.value
        if got != wanted:
            wrong[words] = (wanted, got)
    assert not wrong


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("restrict it to the final third", (2400.0, 3600.0)),
        ("the song itself begins at 0:22 and finishes at 3:10, keep just that", (22.0, 190.0)),
        ("the scene is 5:00-9:00, ditch everything before and after", (300.0, 540.0)),
        ("the count-in lasts until 0:04, remove it", (0.0, 4.0)),
        ("the show ends at 55:00, cut the rest", (3300.0, 3600.0)),
        ("the talk proper starts at 3:20, cut all before", (0.0, 200.0)),
        ("From 12:00 to 14:00 we argue, that should not be in there", (720.0, 840.0)),
        ("cut from 12:00, where we begin to argue, until 14:00", (720.0, 840.0)),
        ("make it ten seconds shorter at the start", (0.0, 10.0)),
    ],
)
def test_the_part_is_the_one_told_of(
    commander: Commander, words: str, part: tuple[float, float]
) -> None:
    (step,) = commander.understand(words, STATE, Job()).steps
    assert (step.start, step.end) == part


@pytest.mark.parametrize(
    "words",
    [
        "boost 1:00 to 2:00 by 3 dB, sharpen the edges",
        "mute 1:00 to 2:00 where Anna speaks",
        "get rid of the fridge",
        "make the guest vanish",
        "only the guest may stay",
        "nobody should hear the guest",
        "blur the names from 1:00 to 2:00",
        "add a chapter to the music",
        "the first minute, I wonder if we should cut it",
        "I need a break of 10 minutes",
        "let the first minute be",
    ],
)
def test_what_is_near_is_no_plan(commander: Commander, words: str) -> None:
    assert commander.understand(words, STATE, Job()).status is not PlanStatus.PLAN


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (
            "thirty seconds of silence at the 12 minute mark and another thirty at 24 and a half minutes",
            [(720.0, 30.0), (1470.0, 30.0)],
        ),
        ("at 0:12, 0:31 and 0:47 insert 4 seconds of silence", [(12.0, 4.0), (31.0, 4.0), (47.0, 4.0)]),
        ("insert a two-second pause at 1:00 and another at 2:00", [(60.0, 2.0), (120.0, 2.0)]),
        ("leave 2 s of silence at the beginning and 4 at the end", [(0.0, 2.0), (3600.0, 4.0)]),
        ("Pop 0.75 s of silence on at the head and 3.5 s at the tail", [(0.0, 0.75), (3600.0, 3.5)]),
    ],
)  # fmt: skip
def test_a_length_is_lent_on_to_every_place(
    commander: Commander, words: str, steps: list[tuple[float, float]]
) -> None:
    found = commander.understand(words, STATE, Job())
    assert [(s.start, s.params["duration"]) for s in found.steps] == steps


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("starting at two minutes fifteen for twelve seconds play it backwards", (135.0, 147.0)),
        ("from 2:15, mute for 12 seconds", (135.0, 147.0)),
        ("there's abuse starting at 41:07, silence six seconds from there", (2467.0, 2473.0)),
        ("cut from minute 3 to minute 4 and 20 seconds", (180.0, 260.0)),
        ("delete from three minutes ten to three forty", (190.0, 220.0)),
        ("cut 3'10 to 3'40", (190.0, 220.0)),
        ("מחק מדקה שלוש ועשר שניות עד דקה שלוש וארבעים", (190.0, 220.0)),
    ],
)
def test_a_time_may_be_told_as_it_is_spoken(
    commander: Commander, words: str, part: tuple[float, float]
) -> None:
    (step,) = commander.understand(words, STATE, Job()).steps
    assert (step.start, step.end) == part


def test_a_limit_of_the_peaks_belongs_to_the_loudness(commander: Commander) -> None:
    found = commander.understand("-20 LUFS, TP no hotter than -3", STATE, Job())
    assert found.steps[0].params == {"lufs": -20.0, "true_peak": -3.0}
    (first, second) = commander.understand(
        "raise 1:00 to 2:00 by 3 dB and 4:00 to 5:00 by 5", STATE, Job()
    ).steps
    assert (first.params["decibels"], second.params["decibels"]) == (3.0, 5.0)
