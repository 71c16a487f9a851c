"""What is put right later in a talk stands beside what it puts right, and beside nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.facts import IN_OTHER_WORDS
from audiochat.services.asking.righted import RIGHTED
from audiochat.services.asking.wording import unpolite
from audiochat.store.database import Store
from tests.making.talk import Talk, talk_of

Make = Callable[[Talk], Asking]

LINES = """
Nora: The choir of the harbour has given us eleven hundred pounds for the organ.
Peter: And the bakery promised three hundred for the bell.
Gwen: The roof was finished in April, and it is dry now.
Peter: I have to correct myself. It's not three hundred, it's two hundred and fifty for the bell.
Gwen: Then we need another six hundred for the windows.
Nora: Thank you, everybody, and good night.
""".strip().splitlines()


@pytest.fixture
def talk(store: Store) -> Talk:
    made = talk_of(LINES)
    made.keep(store)
    return made


def told(asking: Asking, talk: Talk, question: str) -> str:
    return asking.ask("r", talk.timeline, question, Job()).text


def test_a_number_comes_with_the_one_that_replaces_it(asking_of: Make, talk: Talk) -> None:
    answer = told(asking_of(talk), talk, "how much did the bakery promise for the bell?")
    assert (
        answer.index("three hundred")
        < answer.index(RIGHTED)
        < answer.index("two hundred and fifty")
    )


@pytest.mark.parametrize(
    "question", ["how much did the choir give for the organ?", "when was the roof finished?"]
)
def test_what_stands_is_not_put_right(asking_of: Make, talk: Talk, question: str) -> None:
    assert RIGHTED not in told(asking_of(talk), talk, question)


def test_another_word_for_it_is_no_denial(asking_of: Make, talk: Talk) -> None:
    answer = told(asking_of(talk), talk, "is the roof of the church dry already, or wet?")
    assert "does not seem to say" not in answer
    assert IN_OTHER_WORDS.split("{0}")[1] in answer


def test_what_is_done_can_be_told_in_many_words(asking_of: Make, talk: Talk) -> None:
    answer = told(asking_of(talk), talk, "what was the roof of this, repaired in April?")
    assert "Nobody says “repaired”" not in answer


def test_what_somebody_thinks_of_it_is_asked_of_the_recording() -> None:
    assert unpolite("Do you think Gwen is happy?") == "Gwen is happy?"
    assert unpolite("do you think so") == "do you think so"
