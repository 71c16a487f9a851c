"""Whose swearing, which website, who speaks more, and advertisements that are read in turns."""

from __future__ import annotations

import pytest

from audiochat.domain.plan import PlanStatus
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LINES = (
    (1.0, "Nora", "Hello everybody, um, I'm Nora."),
    (5.0, "Nora", "But first, a short word from our sponsor."),
    (9.5, "Paul", "This show is brought to you by Hazel Tea."),
    (14.0, "Nora", "It is made of, um, leaves, and I drink it."),
    (20.0, "Paul", "Go to hazeltea.com and use the code LEAF."),
    (25.0, "Nora", "Hazel Tea. Happy cup."),
    (29.0, "Paul", "Right. So, Vera, welcome."),
    (33.0, "Vera", "Thanks, it was a bloody long way to come."),
    (38.0, "Paul", "Oh shit, was it? I had no idea at all, really none at all, sorry about that."),
    (48.0, "Nora", "Now let's do the raffle! The lamp is nine pounds."),
    (54.0, "Vera", "I want the vase, that is four pounds."),
    (60.0, "Nora", "You can find us at nightshow.org every week."),
)


HEARD = whole(LINES, 70.0)


ask = Talk.of(HEARD).ask


def done(commander: Commander, words: str) -> list[tuple[str, str]]:
    """What a plan does, and to which words."""
    return [(step.op, step.about) for step in planned(ask(commander, words))]


def test_an_advertisement_read_in_turns_is_one(commander: Commander) -> None:
    answer = ask(commander, "cut the sponsor bit")
    (step,) = answer.steps
    assert (round(step.start or 0.0, 1), round(step.end or 0.0, 1)) == (5.0, 26.5)


def test_nothing_is_put_behind_what_is_only_announced(commander: Commander) -> None:
    answer = ask(commander, "move the sponsor message to after the raffle")
    assert answer.status is PlanStatus.QUESTION
    assert answer.message == "“the raffle” is announced at 0:49.2. After which words is it over?"


@pytest.mark.parametrize(
    "words",
    [
        "does nora or vera speak more",
        "does vera talk more than nora?",
        "who speaks more, nora or vera",
        "who of vera and nora talks more",
        "is it vera or nora who talks more",
        "do nora or vera talk the most",
        "who talks more out of vera and nora",
    ],
)
def test_who_of_two_speaks_more(commander: Commander, words: str) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.FACT
    assert answer.message.startswith("Nora talks the most: Nora ")
    assert "Paul" not in answer.message


@pytest.mark.parametrize(
    "end",
    [
        "while you're at it",
        "while youre at it",
        "if you can",
        "if that's possible",
        "if thats possible",
        "when you get a chance",
        "whenever you have a minute",
    ],
)
def test_politeness_at_the_end_says_nothing(commander: Commander, end: str) -> None:
    wanted = done(commander, "remove the ums and the swearing")
    assert len(wanted) == 4
    assert done(commander, f"remove the ums, and the swearing {end}") == wanted


@pytest.mark.parametrize(
    "words",
    [
        "bleep paul swearing",
        "bleep paul's swearing",
        "bleep pauls swearing",
        "bleep out when paul swears",
        "bleep the swearing but leave vera's in",
        "bleep paul swearing but leave veras one in",
    ],
)
def test_only_his_swearing(commander: Commander, words: str) -> None:
    assert done(commander, words) == [("bleep_words", "shit,")]


def test_nobody_elses_swearing(commander: Commander) -> None:
    assert not ask(commander, "bleep nora's swearing").steps


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("mute the tea website", "hazeltea.com"),
        ("mute the lamp price", "nine pounds."),
        ("bleep the vase price", "four pounds."),
    ],
)
def test_a_thing_by_a_word_beside_it(commander: Commander, words: str, about: str) -> None:
    assert [text for _, text in done(commander, words)] == [about]


@pytest.mark.parametrize("words", ["mute the chair price", "cut the wrong price"])
def test_of_several_none_is_guessed(commander: Commander, words: str) -> None:
    assert not ask(commander, words).steps
