"""Speakers named in short: alone, by a pronoun, left out, or on one side of a place."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LONG = 90.0
LINES = (
    (1.0, "Rosa", "Um, good evening, the kettle is on."),
    (8.0, "Dr. Vane", "Um, thank you. Damn, it is cold in here."),
    (20.0, "Rosa", "Now the garden. Do you like roses?"),
    (30.0, "Dr. Vane", "I do. Um, they need damn good soil."),
    (40.0, "Iris", "Does anybody water them?"),
    (50.0, "Rosa", "Damn, I forgot. Is the pond full?"),
    (60.0, "Dr. Vane", "The pond is full. Ask the teacher about the pond."),
    (70.0, "Rosa", "Goodbye, then."),
)


HEARD = whole(LINES, LONG)


ask = Talk.of(HEARD, levels=lambda: None).ask


def starts(commander: Commander, words: str) -> list[float]:
    """Where each step of a plan begins."""
    return [round(step.start or 0.0, 1) for step in planned(ask(commander, words))]


def kept(commander: Commander, words: str) -> set[str]:
    """Who is still heard after a plan that cuts."""
    answer = ask(commander, words)
    assert answer.status is PlanStatus.PLAN, answer.message
    gone = [(step.start or 0.0, step.end or 0.0) for step in answer.steps]
    return {
        w.word.speaker for w in HEARD.words if not any(a <= w.start and w.end <= b for a, b in gone)
    }


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("only Rosa's part please", {"Rosa"}),
        ("just rosa", {"Rosa"}),
        ("only dr vane", {"Dr. Vane"}),
        ("nothing but Iris", {"Iris"}),
        ("just Rosa and Iris please", {"Rosa", "Iris"}),
        ("just Iris's voice", {"Iris"}),
        ("keep only Rosa and Iris", {"Rosa", "Iris"}),
        ("i only want to hear Iris", {"Iris"}),
        ("Iris only please", {"Iris"}),
    ],
)
def test_who_alone_is_named_alone_stays(commander: Commander, words: str, who: set[str]) -> None:
    assert kept(commander, words) == who


@pytest.mark.parametrize("words", ["and just rosas?", "and only Rosa's?", "but just iris?"])
def test_a_question_that_goes_on_wishes_nothing(commander: Commander, words: str) -> None:
    assert ask(commander, words).steps == ()


def test_only_the_questions_of_one_stay(commander: Commander) -> None:
    answer = ask(commander, "just Rosa's questions please")
    gone = [(step.start or 0.0, step.end or 0.0) for step in answer.steps]
    left = [w.text for w in HEARD.words if not any(a <= w.start and w.end <= b for a, b in gone)]
    assert " ".join(left) == "Do you like roses? Is the pond full?"


@pytest.mark.parametrize(
    "words", ["just kidding", "only yesterday", "just a second", "only joking", "members only"]
)
def test_other_words_after_just_are_no_wish(commander: Commander, words: str) -> None:
    assert ask(commander, words).status is PlanStatus.CHAT


@pytest.mark.parametrize(
    "words", ["just Nora's questions", "only the teacher", "the teacher is too loud"]
)
def test_who_is_not_known_is_asked_with_the_names(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.QUESTION
    assert "Rosa, Dr. Vane, Iris" in answer.message


@pytest.mark.parametrize(
    ("words", "decibels"),
    [
        ("rosas too loud, turn her down a little", -3.0),
        ("Rosa is too loud turn her down", -3.0),
        ("Rosa is way too quiet. Please turn her up by 4 dB", 4.0),
        ("rosa's too soft so make her louder", 3.0),
        ("Rosa is too loud, lower the level by 6 dB", -6.0),
        ("Rosa is too quiet, turn it up", 3.0),
    ],
)
def test_a_pronoun_means_the_speaker_just_named(
    commander: Commander, words: str, decibels: float
) -> None:
    assert starts(commander, words) == [1.0, 20.0, 50.0, 70.0]
    answer = ask(commander, words)
    assert {step.params["decibels"] for step in answer.steps} == {decibels}


def test_a_complaint_alone_is_asked_about_and_yes_does_it(commander: Commander) -> None:
    assert ask(commander, "Iris is too quiet").status is PlanStatus.QUESTION
    answer = ask(commander, "yes")
    assert [(s.op, s.start, s.params["decibels"]) for s in answer.steps] == [("gain", 40.0, 3.0)]


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ("cut all the ums except Rosa's", [8.0, 30.8]),
        ("delete the ums except the ones Rosa says", [8.0, 30.8]),
        ("remove every um but not Rosa's", [8.0, 30.8]),
        ("cut all the ums but leave rosas", [8.0, 30.8]),
        ("bleep all the swearing but Rosa's", [9.2, 32.0]),
        ("mute all the swearing apart from that by Rosa", [9.2, 32.0]),
    ],
)
def test_what_one_speaker_says_of_it_is_left(
    commander: Commander, words: str, begin: list[float]
) -> None:
    assert starts(commander, words) == begin


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        ("make Rosa louder from the garden on", [20.4, 50.0, 70.0]),
        ("please make Rosa louder from 0:45 on, shes very quiet there", [50.0, 70.0]),
        ("make Rosa quieter after 0:45", [50.0, 70.0]),
        ("turn Rosa down before the garden", [1.0, 20.0]),
        ("turn Rosa up from 0:15 to 0:55", [20.0, 50.0]),
        ("turn Rosa up between 0:15 and 0:55", [20.0, 50.0]),
        ("lower Rosa after 0:45 by 4 dB", [50.0, 70.0]),
        ("mute Rosa after the garden", [21.2, 50.0, 70.0]),
    ],
)
def test_a_speaker_on_one_side_of_a_place(
    commander: Commander, words: str, begin: list[float]
) -> None:
    assert starts(commander, words) == begin


def test_the_answer_to_which_place_names_the_place(commander: Commander) -> None:
    asked = ask(commander, "turn Dr. Vane down from the pond on")
    assert asked.status is PlanStatus.QUESTION
    assert "3 times" in asked.message
    assert [round(s.start or 0.0, 1) for s in ask(commander, "the second").steps] == [60.0]


@pytest.mark.parametrize(
    "words",
    [
        "Speaker 2 is too quiet, make it 4 dB louder",
        "speaker 2's too quiet, turn her up by 4 dB",
        "make Speaker 2 4 dB louder",
    ],
)
def test_a_speaker_who_has_no_name_yet_is_called_by_the_number(
    commander: Commander, words: str
) -> None:
    names = {"Rosa": "Speaker 1", "Dr. Vane": "Speaker 2", "Iris": "Speaker 3"}
    heard = whole(tuple((at, names[who], text) for at, who, text in LINES), LONG)
    answer = Talk.of(heard, levels=lambda: None).ask(commander, words)
    made = [(round(s.start or 0.0), s.params["decibels"]) for s in planned(answer)]
    assert made == [(8, 4.0), (30, 4.0), (60, 4.0)]
