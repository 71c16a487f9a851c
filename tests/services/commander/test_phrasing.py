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
