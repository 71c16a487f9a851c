"""Speakers by what they are, by what others call them, and without an apostrophe."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LONG = 60.0
STUDIO = (
    (1.0, "Ada", "Hello, you're listening to City Talk, I'm Ada Wood."),
    (6.0, "Ada", "With me in the studio is Prof. Miriam Hale. Good morning, professor."),
    (12.0, "Prof. Hale", "Good morning, um, and thank you for having me."),
    (17.0, "Ada", "So, how old is the oldest tree?"),
    (21.0, "Prof. Hale", "About, um, five thousand years. My nan had a big one."),
    (27.0, "Ada", "And, um, where is it?"),
    (31.0, "Prof. Hale", "Nobody tells."),
    (35.0, "Bob", "And now the weather, rain all day."),
    (40.0, "Ada", "Thanks, Bob. Is there any sun? And professor, what do trees say?"),
    (47.0, "Prof. Hale", "They like the rain."),
)
KITCHEN = (
    (1.0, "Lea", "Okay, I'm here with my grandpa, Max."),
    (6.0, "Max", "Do I have to hold it?"),
    (10.0, "Lea", "No, Grandpa, just talk. Where did you grow up?"),
    (16.0, "Max", "On a farm. My uncle Ben had forty sheep."),
)


def ask(
    commander: Commander, lines: tuple[tuple[float, str, str], ...], words: str
) -> Understanding:
    return Talk.of(whole(lines, LONG)).ask(commander, words)


def starts(answer: Understanding) -> list[float]:
    """Where a plan acts."""
    return [step.start or 0.0 for step in planned(answer)]


@pytest.mark.parametrize(
    "words",
    [
        "make the professor a bit louder",
        "turn prof hale up",
        "make professor miriam hale louder",
        "make hale louder",
        "make miriam louder",
        "make the guest louder",
        "turn professor hales volume up",
    ],
)
def test_somebody_is_known_by_title_and_by_introduction(commander: Commander, words: str) -> None:
    assert starts(ask(commander, STUDIO, words)) == [12.0, 21.0, 31.0, 47.0]


def test_who_asks_and_opens_the_programme_is_its_host(commander: Commander) -> None:
    assert starts(ask(commander, STUDIO, "turn the host down")) == [1.0, 17.0, 27.0, 40.0]


@pytest.mark.parametrize("words", ["make the doctor louder", "make the uncle louder"])
def test_nobody_is_taken_for_somebody_else(commander: Commander, words: str) -> None:
    assert not ask(commander, STUDIO, words).steps


@pytest.mark.parametrize(
    "words",
    [
        "i want only the professor's part, without ada and bob",
        "just keep the professor talking",
        "only the professor, cut the rest",
    ],
)
def test_one_is_kept_and_the_others_go(commander: Commander, words: str) -> None:
    steps = ask(commander, STUDIO, words).steps
    assert (steps[0].op, steps[0].start) == ("cut_words", 0.0)
    assert sum((s.end or 0.0) - (s.start or 0.0) for s in steps) > LONG / 2


@pytest.mark.parametrize(
    "words", ["make grandpa louder", "turn my grandad up", "make grandpas lines louder"]
)
def test_one_of_the_family_is_who_is_called_so(commander: Commander, words: str) -> None:
    assert starts(ask(commander, KITCHEN, words)) == [6.0, 16.0]


def test_an_uncle_who_is_only_told_of_does_not_speak(commander: Commander) -> None:
    assert not ask(commander, KITCHEN, "make uncle ben louder").steps


def test_a_name_is_never_mended_into_an_edit(commander: Commander) -> None:
    answer = ask(commander, KITCHEN, "grandpa and lea are both too quiet")
    assert not any(step.op == "reduce_noise" for step in answer.steps)


@pytest.mark.parametrize(
    "words",
    [
        "make me louder",
        "mute my voice",
        "cut my questions",
        "i'm too loud, turn me down",
        "only me",
    ],
)
def test_nobody_knows_which_speaker_asks(commander: Commander, words: str) -> None:
    answer = ask(commander, KITCHEN, words)
    assert answer.status is PlanStatus.QUESTION
    assert "Which of the speakers are you: Lea, Max?" in answer.message


@pytest.mark.parametrize(
    "words", ["keep my voice the same pitch and play it at 1.25x", "take me to the farm"]
)
def test_not_every_me_is_a_voice(commander: Commander, words: str) -> None:
    assert "are you" not in ask(commander, KITCHEN, words).message


def test_a_count_is_of_who_is_called_so(commander: Commander) -> None:
    answer = ask(commander, STUDIO, "how often does the professor say um?")
    assert answer.status is PlanStatus.FACT
    assert "2 times" in answer.message


def test_a_title_tells_two_of_one_name_apart(commander: Commander) -> None:
    couple = (
        (1.0, "Mrs. Cole", "I grow apples here."),
        (6.0, "Mr. Cole", "And I make the cider."),
        (12.0, "Mrs. Cole", "He drinks it as well."),
    )
    assert starts(ask(commander, couple, "make mister cole louder")) == [6.0]
    assert not ask(commander, couple, "make doctor cole louder").steps


@pytest.mark.parametrize(
    "words", ["make the wood louder", "make the adas louder", "mute the hales"]
)
def test_a_thing_that_is_called_like_somebody_is_nobody(commander: Commander, words: str) -> None:
    assert not ask(commander, STUDIO, words).steps


def test_who_stays_alone_is_asked_where_something_else_is_to_go(commander: Commander) -> None:
    answer = ask(commander, STUDIO, "only the professor, cut the weather")
    assert answer.status is PlanStatus.QUESTION
    assert "Shall Prof. Hale alone stay?" in answer.message
