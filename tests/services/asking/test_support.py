"""Statements are held to the words of the recording: right ones mostly pass, wrong ones never."""

from __future__ import annotations

import pytest

from audiochat.services.asking.numbers import numbers
from audiochat.services.asking.passages import stretches
from audiochat.services.asking.support import Checker
from audiochat.services.asking.telling import Telling
from audiochat.speech.embedding import Embedder
from tests.making.talk import Talk

RIGHT = [
    "The rent is 4,200 dollars a month.",
    "They decided to rent the second floor from the first of March.",
    "The rent of the office costs four thousand two hundred dollars a month.",
    "Carla will sign the lease on Thursday.",
    "Ben said that the rent is 4,200 dollars a month.",
    "Ben: The rent is 4,200 dollars a month.",
    "The website was down for six hours on Sunday.",
    "The certificate had expired.",
    "Anna does not want to spend more than 900 dollars.",
    "Last year forty people came.",
    "A better cable costs 12 dollars, and Ben ordered five.",
    "Carla will set up a warning by email before Friday.",
    "Ben should draft the letter and keep it short and honest.",
]
WRONG = [
    "The rent is 4,300 dollars a month.",
    "The rent is forty thousand dollars a month.",
    "They decided to rent the third floor from the first of March.",
    "They decided to rent the second floor from the first of May.",
    "Ben will sign the lease on Thursday.",
    "Anna said that the rent is 4,200 dollars a month.",
    "Carla will not sign the lease on Thursday.",
    "Carla will sign the lease on Friday.",
    "The website was up for six hours on Sunday.",
    "The website was down for six hours on Monday.",
    "Anna wants to spend more than 900 dollars.",
    "Anna does not want to spend less than 900 dollars.",
    "Last year fifty people came.",
    "A better cable costs 20 dollars.",
    "Carla will set up a warning by email after Friday.",
    "The microphones hiss because they are cheap and old.",
    "The company was sold to a bank in Lisbon.",
    "Everybody was very happy with the results of the quarter.",
    "The recording was deleted.",
    "Carla apologised to the customers.",
    "The bus was too large for the forty people.",
    "Ben: Oh, the rent!",
    "Carla: The website was down for six hours on Sunday.",
    "Oh, the website was down for six hours on Sunday.",
    "Yes.",
    "",
    "[00:10]",
    "It is it and they were.",
]


@pytest.fixture
def check(meeting: Talk, embedder: Embedder) -> tuple[Checker, list[object]]:
    found = stretches(meeting.view(meeting.timeline))
    return Checker(embedder, Telling([s.passage.text for s in found])), list(found)


@pytest.mark.parametrize("statement", WRONG)
def test_what_is_not_said_has_no_place(check: tuple[Checker, list[object]], statement: str) -> None:
    checker, found = check
    assert checker.place(statement, found) is None  # type: ignore[arg-type]


def test_what_is_said_mostly_has_one(check: tuple[Checker, list[object]]) -> None:
    checker, found = check
    missed = [s for s in RIGHT if checker.place(s, found) is None]  # type: ignore[arg-type]
    assert len(missed) <= 2, missed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("forty-two thousand", {"42000"}),
        ("42,000 and 3.5", {"42000", "3.5"}),
        ("four thousand two hundred", {"4200"}),
        ("one hundred and five", {"105"}),
        ("nineteen eighty four", {"19", "84"}),
        ("twenty five, thirty", {"25", "30"}),
        ("the third of May", {"3"}),
        ("at 10:30", {"10:30"}),
        ("two two two", {"2"}),
        ("ארבעים אלף", {"40", "1000"}),
        ("no number", set()),
    ],
)
def test_numbers_have_one_form(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected
