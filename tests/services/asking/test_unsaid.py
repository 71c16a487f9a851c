"""What the recording does not say is said to be so, and what it does say is not denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from audiochat.domain.job import Job
from audiochat.services.asking.asking import Asking
from audiochat.services.asking.facts import REPLACED
from audiochat.services.asking.moves import days, hours
from audiochat.services.asking.numbers import numbers, spoken
from audiochat.services.asking.righted import RIGHTED
from audiochat.services.asking.wording import numbers_as_said
from audiochat.store.database import Store
from tests.making.talk import Talk, talk_of

Make = Callable[[Talk], Asking]

LINES = """
Ada: The museum has a new lift, and the visitors like it very much.
Ben: They take it up and down all day.
Ben: In nineteen eighty-six we had four hundred paintings in the cellar.
Ada: And then the flood came, and we lost some of them.
Ben: A guide costs ninety euros, no, wait, eighty euros for a group.
Ada: That is good.
Ada: The harbour trust gave us the lamps for the big hall.
Ben: They are very bright. I had to get new glasses.
Ada: Let us talk about the summer fair. We had Sunday the ninth of July for it.
Ben: But the ninth is the boat race, and nobody would come to us.
Ada: What does that leave? The Sunday after is the sixteenth. Would that suit you?
Ben: The sixteenth is fine by me.
Ada: How many chairs have we got for the fair?
Ben: Sixty, and two long tables.
Ada: Our roof was mended in March, and the cafe opens at ten o'clock.
""".strip().splitlines()


@pytest.fixture
def talk(store: Store) -> Talk:
    made = talk_of(LINES)
    made.keep(store)
    return made


def told(asking: Asking, talk: Talk, question: str) -> str:
    return asking.ask("r", talk.timeline, question, Job()).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many visitors came last year?", "Nobody gives a number with “visitors”"),
        ("when was the harbour trust founded?", "Nobody gives a time with “harbour” or “trust”"),
        ("what are the lamps worth?", "Nobody gives a number with “lamps”"),
    ],
)
def test_what_nobody_says_is_said_to_be_so(
    asking_of: Make, talk: Talk, question: str, said: str
) -> None:
    assert told(asking_of(talk), talk, question).startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "how many chairs have we got?",
        "when was the roof mended?",
        "when does the cafe open?",
        "how many paintings were in the cellar?",
        "how much does a guide cost?",
        "who gave the lamps?",
        "when is the fair?",
        "how many paintings has the museum?",
    ],
)
def test_what_somebody_says_is_not_denied(asking_of: Make, talk: Talk, question: str) -> None:
    assert "Nobody" not in told(asking_of(talk), talk, question)


def test_a_day_that_is_given_up_comes_with_the_one_agreed_upon(asking_of: Make, talk: Talk) -> None:
    answer = told(asking_of(talk), talk, "when is the summer fair?")
    assert answer.index("the ninth of July") < answer.index(REPLACED) < answer.index("sixteenth")
    assert REPLACED not in told(asking_of(talk), talk, "when was the roof mended?")


def test_a_slip_of_the_tongue_comes_with_what_was_meant(asking_of: Make, store: Store) -> None:
    talk = talk_of(
        [
            "Tom: The cheapest firm is Hendersons at two thousand four hundred pounds.",
            "Eva: Does that include the packing?",
            "Tom: Sorry, I mean two thousand six hundred.",
            "Eva: The coffee stays in the body for eight hours.",
            "Eva: Sorry, five hours.",
            "Eva: The match had seventy thousand people.",
            "Tom: Seventy-six thousand, actually.",
        ]
    )
    talk.keep(store)
    asking = asking_of(talk)
    for question, meant in (
        ("how long does the coffee stay in the body?", "five hours"),
        ("how many people were at the match?", "Seventy-six"),
        ("how much do Hendersons charge?", "six hundred"),
    ):
        answer = told(asking, talk, question)
        assert RIGHTED in answer, question
        assert answer.index(RIGHTED) < answer.index(meant)


def test_days_and_hours_are_read() -> None:
    assert days("It was Saturday the twenty-first of June, not the 14th.") == {"21", "14"}
    assert not days("The third part is due by the ninth.")
    assert hours("At half past ten, or at six o'clock?") == {"half past ten", "six"}


@pytest.mark.parametrize("number", [7, 40, 84, 100, 250, 999, 1066, 1120, 1984, 2009, 2400, 9001])
def test_a_number_is_said_as_it_is_heard(number: int) -> None:
    ways = spoken(number)
    whole = [way for way in ways if "hundred" in way or "thousand" in way or number < 100]
    assert whole
    for way in whole:
        assert numbers(way) == {str(number)}


def test_a_number_in_digits_is_looked_for_in_words(asking_of: Make, talk: Talk) -> None:
    assert numbers_as_said("in 1984?", " in nineteen eighty four ") == "in nineteen eighty four?"
    assert numbers_as_said("in 1984?", " in 1984 ") == "in 1984?"
    assert numbers_as_said("at 7:30 on the 21st", " seven thirty ") == "at 7:30 on the 21st"
    first = asking_of(talk).ask("r", talk.timeline, "what about 1986?", Job()).citations[0]
    assert "nineteen eighty-six" in first.text


def test_a_number_in_a_summary_comes_with_its_correction(asking_of: Make, store: Store) -> None:
    talk = talk_of(
        [
            "Ann: The water company is giving us fifteen hundred euros for the boathouse.",
            "Bob: Is that in the bank already, or is it only promised?",
            "Ann: I have to correct myself. It's not fifteen hundred, it's twelve hundred and fifty.",
        ]
    )
    talk.keep(store)
    text = told(asking_of(talk), talk, "summarise this")
    assert text.index("giving us fifteen hundred") < text.index("twelve hundred and fifty")
