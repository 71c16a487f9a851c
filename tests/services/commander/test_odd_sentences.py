"""Sentences put together at random never raise, whatever they name: a time, the end, what is not there."""

from __future__ import annotations

import random
import re

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus
from audiochat.operations import load
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import recordings, rows, whole
from tests.services.commander.talking import Talk

COUNT = 700
JOINTS = (
    " and ",
    ", then ",
    " but ",
    " before ",
    " after ",
    " except ",
    " where ",
    " until ",
    " ו",
)
NAMED = (
    "1:00",
    "the end",
    "the start",
    "0:30 to 0:40",
    "the music",
    "it",
    "the summary",
    "part two",
)
REPLIES = ("yes", "the second", "every one", "no", "the words", "כן")
_BESIDE = re.compile(r"\b(before|after|at|until|from|between|to|about|but|except|of|the)\b")
LINES = (
    (1.0, "Iris", "Hello, this is Iris in the mill."),
    (20.0, "Paul", "The wheel turns again, and nobody knows why."),
    (50.0, "Iris", "Thank you all for coming."),
)
HEARD = whole(LINES, 60.0)
HEARING = Hearing(words=lambda: HEARD)


@pytest.fixture(name="commander")
def _commander() -> Commander:
    return Commander(load())


ask = Talk(HEARING, 60.0).ask


def _mixed(chance: random.Random, known: list[str]) -> str:
    """The beginning of one sentence with the end of another, or with something else that is named."""
    one, other = chance.choice(known), chance.choice(known)
    places = [found.end() for found in _BESIDE.finditer(one)]
    if places and chance.random() < 0.5:
        return f"{one[: chance.choice(places)]} {chance.choice(NAMED)}"
    begins, ends = one.split(), other.split()
    head = " ".join(begins[: chance.randint(1, len(begins))])
    tail = " ".join(ends[chance.randrange(len(ends)) :])
    return f"{head}{chance.choice(JOINTS)}{tail}"


def test_no_sentence_raises(commander: Commander) -> None:
    chance = random.Random(4)
    known = [row["words"] for row in rows()]
    places = list(recordings().values())
    for _ in range(COUNT):
        words, (state, hearing) = _mixed(chance, known), chance.choice(places)
        answer = commander.understand(words, state, Job(), hearing=hearing)
        assert answer.message, words
        if answer.status is PlanStatus.QUESTION:
            reply = chance.choice(REPLIES)
            assert commander.understand(reply, state, Job(), hearing=hearing).message


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("cut the silence after 0:10", 10.1, 19.9),
        ("cut the pause before 0:30", 23.2, 29.9),
        ("remove the dead air after the start", 0.1, 0.9),
    ],
)
def test_a_pause_beside_a_time(commander: Commander, words: str, start: float, end: float) -> None:
    plan = ask(commander, words)
    assert plan.status is PlanStatus.PLAN, plan.message
    assert plan.steps[0].start == pytest.approx(start, abs=0.3)
    assert plan.steps[0].end == pytest.approx(end, abs=0.3)


def test_no_pause_beside_the_end(commander: Commander) -> None:
    answer = ask(commander, "remove the silence after the end")
    assert answer.status is PlanStatus.QUESTION
    assert "after the end" in answer.message


def test_a_summary_where_nothing_sums_up(commander: Commander) -> None:
    assert not ask(commander, "copy the summary to the end").steps


def test_quoted_words_and_a_rest_that_stays(commander: Commander) -> None:
    answer = ask(commander, 'cut "nobody knows why" and leave the rest of both')
    if answer.status is PlanStatus.QUESTION:
        answer = ask(commander, "yes")
    assert [(step.op, round(step.start or 0.0)) for step in answer.steps] == [("cut_words", 22)]
