"""What is announced as the first or last, levels named without a verb, counts of one hesitation."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LONG = 90.0
LINES = (
    (1.0, "Ada", "Is it on? Hello and welcome, um, to the garden hour."),
    (8.0, "Ada", "So, first question. How do you keep roses alive?"),
    (14.0, "Ben", "Um, with er, water. And sorry, what did you say before?"),
    (21.0, "Ada", "Nothing at all. And what about snails, do they"),
    (24.3, "Ben", "They eat it all! Sorry."),
    (30.0, "Ada", "One last question. Which flower is your favourite?"),
    (37.0, "Ben", "The, er, the poppy. Sorry, is that your phone?"),
    (44.0, "Ada", "Never mind. Goodbye, everybody, and see you next week."),
    (51.0, "Ben", "Goodbye and thank you."),
)
HEARD = whole(LINES, LONG)


TALK = Talk.of(HEARD)
ask = TALK.ask


def plan(commander: Commander, words: str) -> list[tuple[str, float]]:
    """Each step of a plan with its beginning."""
    return [(step.op, step.start or 0.0) for step in planned(ask(commander, words))]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("cut the last question", 30.0),
        ("cut the last question and its answer", 30.0),
        ("delete the first question", 8.0),
    ],
)
def test_a_question_is_the_last_as_it_is_announced(
    commander: Commander, words: str, start: float
) -> None:
    assert plan(commander, words) == [("cut_words", start)]


def test_a_part_ends_before_the_announcement(commander: Commander) -> None:
    step = ask(commander, "cut everything before the first question").steps[0]
    assert (step.start, step.end) == (0.0, 8.0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("how many ers are there", ("“er” is said 2 times",)),
        ("how many times does he say um and how many er", ("“um” is said 2", "“er” is said 2")),
        ("how many ums and ers are there", ("There are 4 fillers", "um 2", "er 2")),
    ],
)
def test_each_hesitation_is_counted(
    commander: Commander, words: str, told: tuple[str, ...]
) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert all(part in answer.message for part in told), answer.message


@pytest.mark.parametrize(
    "words",
    [
        "is there any bit where we talk over each other?",
        "do they ever interrupt each other?",
        "where do we talk at the same time",
    ],
)
def test_where_one_is_cut_off(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert "1 place" in answer.message
    assert 21.0 < answer.spans[0][0] < 24.3


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("the goodbye from ada a bit quieter", 44.8),
        ("a bit louder where he says they eat it all", 24.3),
        ("what ben says about snails louder", 0.0),
    ],
)
def test_a_level_without_a_verb(commander: Commander, words: str, start: float) -> None:
    answer = ask(commander, words)
    if start:
        assert [(s.op, round(s.start or 0.0)) for s in answer.steps] == [("gain", round(start))]
    else:
        assert not answer.steps  # he says nothing of them by that name


def test_the_wish_says_how_far_what_is_too_quiet_goes(commander: Commander) -> None:
    words = "ben is too quiet at the beginning, bring him up until she says one last question"
    assert plan(commander, words) == [("gain", 14.0), ("gain", 24.3)]


@pytest.mark.parametrize(
    ("words", "start"),
    [("mute where he says sorry at the end", 38.5), ("cut where he says sorry at the start", 16.0)],
)
def test_an_end_of_the_recording_tells_which_of_several(
    commander: Commander, words: str, start: float
) -> None:
    (at,) = [begin for _, begin in plan(commander, words)]
    assert abs(at - start) < 1.5


def test_a_moment_that_is_named_is_a_place_to_go_to(commander: Commander) -> None:
    answer = ask(commander, "the last time he says sorry")
    assert (answer.status, answer.action) == (PlanStatus.FACT, "go")
    assert answer.spans[0][0] > 37.0
