"""Times, amounts, slips of the keyboard, unknown operations and hostile words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from audiochat.domain.job import Job
from audiochat.domain.operation import (
    Effect,
    Group,
    Operation,
    Outcome,
    Params,
    Registry,
    Workbench,
    in_place,
)
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.domain.timeline import Span
from audiochat.operations import load
from audiochat.services.commander import Commander
from audiochat.services.commander.typos import mend
from audiochat.services.commander.vocabulary import build

LONG = {"duration": 7200.0}


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("from 3 s to 5 s", 3, 5),
        ("1:30 to 1:45", 90, 105),
        ("00:01:30 to 00:01:45", 90, 105),
        ("1m5s-1m10s", 65, 70),
        ("the first half a minute", 0, 30),
        ("the first minute and a half", 0, 90),
        ("the first two and a half seconds", 0, 2.5),
        ("the first 250 ms", 0, 0.25),
        ("the first 1,5 seconds", 0, 1.5),
        ("after 1:59:00", 7140, 7200),
        ("before 0:10", 0, 10),
        ("between 10 and 20 seconds", 10, 20),
        ("from 1 to 2 minutes", 60, 120),
        ("the second minute", 60, 120),
        ("the last quarter", 5400, 7200),
        ("the first two thirds", 0, 4800),
        ("the middle 10 seconds", 3595, 3605),
        ("one hundred and twenty seconds from the end", 7080, 7200),
        ("1'30\" to 1'40\"", 90, 100),
        ("from 10 seconds before the end to the end", 7190, 7200),
        ("the first hour", 0, 3600),
        ("until 0:05.250", 0, 5.25),
    ],
)
def test_times(understand: Any, said: str, start: float, end: float) -> None:
    answer = understand(f"mute {said}", **LONG)
    assert answer.status is PlanStatus.PLAN, answer.message
    assert (answer.steps[0].start, answer.steps[0].end) == pytest.approx((start, end), abs=0.01)


@pytest.mark.parametrize(
    "said", ["delete 1.30", "cut 0:75 to 0:80", "cut from 1:30", "cut at 1:00", "mute the first 3"]
)
def test_ambiguous_times_are_asked_about(understand: Any, said: str) -> None:
    assert understand(said).status is PlanStatus.QUESTION


def test_the_message_says_what_was_understood(understand: Any) -> None:
    answer = understand("cut the first 3 seconds and bring it to -16 LUFS")
    assert answer.message.startswith(
        "Delete 0:00 to 0:03, then bring the loudness of the recording"
    )


@pytest.mark.parametrize(
    ("slip", "word"),
    [("delte", "delete"), ("frist", "first"), ("secnds", "seconds"), ("mtue", "mute")],
)
def test_slips_are_mended(slip: str, word: str) -> None:
    assert mend(slip, build(load())) == word


@pytest.mark.parametrize(
    "word", ["cot", "cat", "mule", "muse", "past", "reprove", "kelp", "deplete"]
)
def test_other_words_do_not_become_harmful(word: str) -> None:
    vocabulary = build(load())
    mended = mend(word, vocabulary)
    assert mended is None or not vocabulary.mendable[mended]


class Wobble(Params):
    """Arguments of an operation nobody told the rules about."""

    rate: float = Field(5.0, ge=0.1, le=20, json_schema_extra={"unit": "Hz"})
    depth: float = Field(50.0, ge=0, le=100, json_schema_extra={"unit": "percent"})


def _nothing(bench: Workbench, span: Span, params: Any) -> Outcome:
    return in_place(bench.timeline, bench.timeline)


def test_an_operation_nobody_told_of_is_reached_by_what_it_says() -> None:
    wobble = Operation(
        id="wobble",
        title="Tape wobble",
        summary="Wobble.",
        sentence="Wobble {span} at {rate} by {depth}",
        group=Group.TIME,
        effect=Effect.CHANGES,
        params=Wobble,
        apply=_nothing,
        says=("wobble", "warble", "תנדנד"),
    )
    commander = Commander(Registry({**load().operations, "wobble": wobble}))
    state = RecordingState(duration=120)

    def steps(words: str) -> list[tuple[Any, ...]]:
        answer = commander.understand(words, state, Job())
        return [(s.op, s.start, s.end, s.params) for s in answer.steps]

    filled = {"rate": 7.0, "depth": 30.0}
    assert steps("warble the first 10 seconds at 7 Hz by 30 %") == [("wobble", 0, 10, filled)]
    assert steps("add tape wobble") == [] or steps("tape wobble")[0][0] == "wobble"
    assert steps("תנדנד את 5 השניות הראשונות")[0][:3] == ("wobble", 0, 5)
    assert steps("cut 0:10 to 0:20 and wobble it")[1][0] == "wobble"
    assert commander.understand("wobble at 900 Hz", state, Job()).status is PlanStatus.REFUSED


def test_too_long_words_are_not_an_edit(understand: Any) -> None:
    assert understand("cut " * 5000).status is PlanStatus.CHAT
    assert understand("").status is PlanStatus.QUESTION
    assert understand("cut the first 3 s, " * 50).status is not PlanStatus.PLAN


TALK = """cut keep mute the first last 3 -5 1:30 0:75 seconds and then , % dB LUFS from to until it
everything except half a quarter of minute louder fade out in between -16 99999999999 x2 move delete
מחק שניות ו ל- מ־1:30 חצי 1/2 44,100 hz . ! ? > < + - ' \u200f \u202e ١٢ ² Ⅷ trim silence at"""
PIECES = st.sampled_from(TALK.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_no_words_break_it(words: str) -> None:
    answer = _COMMANDER.understand(words, RecordingState(duration=60, selection=(10, 20)), Job())
    for step in answer.steps:
        assert step.op in _REGISTRY
        if step.start is not None and step.end is not None:
            assert 0 <= step.start <= step.end <= 60


_REGISTRY = load()
_COMMANDER = Commander(_REGISTRY)
