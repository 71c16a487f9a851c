"""One pause beside something said: shorter, too long, or the only one that stays."""

from __future__ import annotations

import pytest

from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 60.0
LINES = (
    (1.0, "Ada", "Where do you sleep in summer?"),
    (8.0, "Ben", "Okay, on the roof under the stars. It is warm there."),
    (14.0, "Ada", "And were you ever scared of storms?"),
    (24.0, "Ben", "Only once. The whole sky was green."),
    (34.0, "Ada", "What do you eat, um, when the shop is closed?"),
    (46.0, "Ben", "Bread and onions. Thank you, it was lovely."),
)
HEARD = whole(LINES, LONG)


steps = Talk.of(HEARD).steps


def inside(commander: Commander, words: str, low: float, high: float) -> bool:
    """Whether a plan cuts nothing but one stretch of a pause."""
    done = steps(commander, words)
    return [s.op for s in done] == ["cut_words"] and all(
        low < (s.start or 0.0) < (s.end or 0.0) < high for s in done
    )


@pytest.mark.parametrize(
    "words",
    [
        "make the pause before bread and onions shorter, dont cut any words",
        "shorten the break before she says bread and onions to about 2 seconds",
        "the gap before bread and onions is too long, cut it down a bit",
        "make the pause before bread and onions two seconds long",
        "shorten the wait before he says what he eats when the shop is closed and keep the rest",
        "halve the pause after she asks about the shop",
    ],
)
def test_the_one_pause_is_shorter(commander: Commander, words: str) -> None:
    assert inside(commander, words, 38.0, 46.0)


def test_a_word_may_stand_between_the_pause_and_its_name(commander: Commander) -> None:
    assert inside(commander, "shorten the pause before on the roof under the stars", 3.0, 8.0)


@pytest.mark.parametrize(
    "words",
    [
        "the pause before he sings the song is too long, shorten it",
        "cut the break before bread and onions",
    ],
)
def test_no_other_pause_is_taken_for_it(commander: Commander, words: str) -> None:
    assert not any(step.op == "remove_silence" for step in steps(commander, words))
    assert not steps(commander, words)


@pytest.mark.parametrize(
    "words",
    [
        "shorten all the pauses except the one after she asks if he was ever scared of storms, its nice",
        'tighten the pauses but leave the one before "only once"',
    ],
)
def test_all_pauses_but_one(commander: Commander, words: str) -> None:
    done = steps(commander, words)
    assert [step.op for step in done] == ["remove_silence", "remove_silence"]
    assert (done[0].start, done[1].start) == (24.0, 0.0)
    assert 14.0 < (done[1].end or 0.0) < 24.0


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ('bleep "only once" and cut the gap before it', (14.0, 24.0)),
        ('bleep "only once", and shorten the pause before it to 1 second', (14.0, 24.0)),
        ("delete “it was lovely” and the silence after it", (46.0, 60.0)),
    ],
)
def test_a_pause_beside_the_thing_of_the_wish_before(
    commander: Commander, words: str, side: tuple[float, float]
) -> None:
    last = steps(commander, words)[-1]
    assert last.op == "cut_words"
    assert side[0] < (last.start or 0.0) < (last.end or 0.0) <= side[1]


def test_an_answer_is_what_follows_its_question_first(commander: Commander) -> None:
    assert [s.start for s in steps(commander, "cut the answer about the closed shop")] == [46.0]


def test_what_comes_after_is_not_all_that_follows(commander: Commander) -> None:
    for words in (
        'cut "it is warm there" and the bit after',
        'cut "only once" and what comes after',
    ):
        assert not any((step.end or 0.0) == LONG for step in steps(commander, words))
