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
        ("mute 12,500 ms at 1:30,500", (90.5, 103.0)),
        ("delete 1:30,500 to 1:40", (90.5, 100.0)),
        ("mute 0:10,200-0:12", (10.2, 12.0)),
        ("cut 1,5 s at the start", (0.0, 1.5)),
        ("delete 1-5 seconds", (1.0, 5.0)),
        ("delete the last 15 seconds", (3585.0, 3600.0)),
        ("delete the first 1,200 seconds", (0.0, 1200.0)),
        ("delete 0:00 to 0:30, the pre-roll", (0.0, 30.0)),
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


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("i coughed 1:44 to 1:46 and sneezed 3:09 to 3:11, delete both", [(104, 106), (189, 191)]),
        (
            "First half's 4:30 to 25:15, second half's 35:00 to the end. Keep them two and scrap the rest",
            [(0, 270), (1515, 2100)],
        ),
        ("The warm-up runs from the start to 14:35. It can be cut.", [(0, 875)]),
        ("mute the card number 4:41-4:52 and the CVV 4:58-5:01", [(281, 292), (298, 301)]),
        ("What lies between 40:00 and the end is no use and should be removed", [(2400, 3600)]),
        ("I would like that the beginning is removed until 0 min 45", [(0, 45)]),
        ("let it commence at 3:05; whatever precedes it should be deleted", [(0, 185)]),
        ("15 השניות שלפני דקה 30 מיותרות, תחתוך אותן", [(1785, 1800)]),
        (
            "mute everything except 1:00 to 2:00 and 3:00 to 4:00",
            [(0, 60), (120, 180), (240, 3600)],
        ),
    ],
)
def test_the_parts_told_of_are_those_of_the_deed(
    commander: Commander, words: str, parts: list[tuple[float, float]]
) -> None:
    found = commander.understand(words, STATE, Job())
    assert [(step.start, step.end) for step in found.steps] == parts


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("The part 7:00–8:10 should come before 5:30, please move it.", 330.0),
        ("7:00 to 8:10 needs to go before 5:30", 330.0),
        ("my ad read goes from 7:00 to 8:10 but i want it sitting at 12:20 instead", 740.0),
        ("what is now between 7:00 and 8:10 should come first", 0.0),
        ("הקטע 7:00 עד 8:10 צריך לבוא לפני 5:30", 330.0),
    ],
)
def test_a_move_may_be_told_as_a_state(commander: Commander, words: str, to: float) -> None:
    (step,) = commander.understand(words, STATE, Job()).steps
    assert (step.op, step.start, step.end, step.params) == ("move", 420.0, 490.0, {"to": to})


@pytest.mark.parametrize(
    "words",
    [
        "I coughed 1:44 to 1:46 and sneezed 3:09 to 3:11",
        "the guitar plays from 1:00 to 2:00 and the drums from 3:00 to 4:00, remove both",
        "the takes are 1:00 to 2:00 and 3:00 to 4:00 but not 5:00 to 6:00, keep only these",
        "I coughed 1:44 to 1:46 and at 3:09, delete both",
        "the beginning is gone until 0:45",
        "what lies between 40:00 and the end should not be removed",
        "7:00 to 8:10 should not come before 5:30",
        "two parts, 1:00 to 2:00 and 3:00 to 4:00, delete all three",
    ],
)
def test_what_is_only_told_or_unclear_is_no_plan(commander: Commander, words: str) -> None:
    assert not commander.understand(words, STATE, Job()).steps


@pytest.mark.parametrize(
    "words",
    [
        "2:00 to 3:00 is quiet, raise by 6 dB",
        "2:00 to 3:00 is quiet, raise it by 6 dB",
        "2:00 עד 3:00 חלש, תגביר ב-6 דציבל",
    ],
)
def test_how_loud_a_part_is_called_is_no_wish_of_its_own(commander: Commander, words: str) -> None:
    (step,) = commander.understand(words, STATE, Job()).steps
    assert (step.start, step.end, step.params) == (120.0, 180.0, {"decibels": 6.0})
