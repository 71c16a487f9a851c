"""A letter that is read out and the news that somebody is handed over to, as parts of a talk."""

from __future__ import annotations

import pytest

from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 120.0
LINES = (
    (1.0, "Ada", "Good evening, and here is some good news. We have a garden."),
    (8.0, "Ben", "That is lovely. I grew up with one."),
    (14.0, "Ada", "We have a letter from Joan in Hull. I'll read it to you."),
    (21.0, "Ada", "Dear Ada, my roses are ill and nobody knows what to do."),
    (28.0, "Ada", "Should I cut them back to the ground? Yours, Joan."),
    (34.0, "Ada", "Well, Ben, what do you say?"),
    (38.0, "Ben", "Cut them, Joan. They come again."),
    (44.0, "Ada", "Now Carl Moss has the news. Carl?"),
    (50.0, "Carl", "Thanks. The bridge is closed, and the ferry costs more from Monday."),
    (58.0, "Carl", "More on that at ten."),
    (62.0, "Ada", "Thank you, Carl, and good night."),
)
HEARD = whole(LINES, LONG)


steps = Talk.of(HEARD).steps


@pytest.mark.parametrize("words", ["cut the letter", "mute the letter", "make the letter louder"])
def test_a_letter_is_what_is_read_to_its_end(commander: Commander, words: str) -> None:
    (step,) = steps(commander, words)
    assert step.start == 21.0
    assert 29.0 < (step.end or 0.0) < 34.0


@pytest.mark.parametrize("words", ["only the letter", "keep only the letter please"])
def test_the_letter_alone_is_kept(commander: Commander, words: str) -> None:
    first, last = steps(commander, words)
    assert (first.start, first.end) == (0.0, 21.0)
    assert 29.0 < (last.start or 0.0) < 34.0


@pytest.mark.parametrize("words", ["cut the news", "cut the news at the end"])
def test_the_news_is_what_the_one_who_has_it_says(commander: Commander, words: str) -> None:
    (step,) = steps(commander, words)
    assert step.start == 50.0
    assert 58.0 < (step.end or 0.0) < 62.0


@pytest.mark.parametrize("words", ["cut the poem", "cut the weather", "only the poem"])
def test_what_nobody_reads_is_no_part(commander: Commander, words: str) -> None:
    assert not steps(commander, words)


def test_the_word_is_still_the_word(commander: Commander) -> None:
    (step,) = steps(commander, "cut the word letter")
    assert 14.0 < (step.start or 0.0) < 21.0
