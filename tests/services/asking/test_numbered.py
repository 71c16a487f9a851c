"""Questions about speakers whose voices were told apart and who have no name yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.domain.transcript import Answer
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.bearings import asks_their_words, named, without_names
from audiochat.services.asking.called import number_of, parts
from audiochat.store.database import Store
from tests.making.talk import Talk
from tests.services.asking.conftest import MEETING

Make = Callable[[Talk], Asking]
NUMBERS = {"Anna": "Speaker 1", "Ben": "Speaker 2", "Carla": "Speaker 3"}
NAMES = [*NUMBERS.values(), "Speaker 12"]


@pytest.fixture
def asking(store: Store, asking_of: Make) -> tuple[Asking, Talk]:
    talk = Talk()
    for line in MEETING:
        name, _, said = line.partition(": ")
        talk.say(said, NUMBERS[name])
    talk.keep(store)
    return asking_of(talk), talk


def ask(asking: tuple[Asking, Talk], question: str) -> Answer:
    service, talk = asking
    return service.ask("r", talk.timeline, question, Job())


@pytest.mark.parametrize(
    "who", ["Speaker 2", "speaker two", "speaker number 2", "the second speaker"]
)
def test_what_one_of_them_decided(asking: tuple[Asking, Talk], who: str) -> None:
    answer = ask(asking, f"what did {who} decide?")
    assert "rent the second floor" in answer.citations[0].text
    assert answer.text.splitlines()[0].startswith("- [00:17] Speaker 2:")


def test_the_tasks_of_one_are_not_those_of_all(asking: tuple[Asking, Talk]) -> None:
    answer = ask(asking, "what are Speaker 2's tasks?")
    assert answer.text.startswith("What Speaker 2 is to do")
    assert "apologise" in answer.text
    assert "warning by email" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "summarise what Speaker 2 says",
        "what are speaker two's main points?",
        "sum up the second speaker",
    ],
)
def test_the_summary_of_one_has_nothing_of_the_others(
    asking: tuple[Asking, Talk], question: str
) -> None:
    lines = ask(asking, question).text.splitlines()
    assert len(lines) >= 4
    assert all("] Speaker 2:" in line for line in lines), lines
    assert not any("Morning." in line for line in lines)


def test_so_many_sentences_of_one(asking: tuple[Asking, Talk]) -> None:
    lines = ask(asking, "summarise Speaker 1 in two sentences").text.splitlines()
    assert len(lines) == 2
    assert all("] Speaker 1:" in line for line in lines), lines


def test_a_summary_for_somebody_is_of_all(asking: tuple[Asking, Talk]) -> None:
    text = ask(asking, "summarise this for Speaker 2").text
    assert "Speaker 1:" in text


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("what does Speaker 1 say?", ["Speaker 1"]),
        ("what do Speaker 1 and Speaker 3 agree on?", ["Speaker 1", "Speaker 3"]),
        ("what does speaker 12 want?", ["Speaker 12"]),
        ("what does the third speaker want?", ["Speaker 3"]),
        ("what is speaker 2's plan?", ["Speaker 2"]),
        ("is the speaker broken?", []),
        ("who are the speakers?", []),
        ("what happened at 2?", []),
    ],
)
def test_who_is_named(question: str, who: list[str]) -> None:
    assert named(question, NAMES) == who


def test_a_number_is_taken_out_with_its_word() -> None:
    question = "what does Speaker 2 say about 12 ships and Speaker 12?"
    assert without_names(question, ["Speaker 2"]) == "what does say about 12 ships and Speaker 12?"


def test_whose_words_are_asked_for() -> None:
    assert asks_their_words("what does speaker 2 think of it?", "Speaker 2")
    assert not asks_their_words("what does speaker 2 think of it?", "Speaker 1")


def test_nobody_calls_another_by_number() -> None:
    assert parts("Speaker 2") == []
    assert parts("Anna Stone") == ["anna", "stone"]
    assert number_of("Speaker 2") == 2
    assert number_of("Speaker Two") is None
