"""Kinds of words: mild swearing, forms of a name, and a second wish beside the first one's thing."""

from __future__ import annotations

import pytest

from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk

LONG = 80.0
LINES = (
    (1.0, "Kit", "Oskar's late. Where is Oskar? He had a bloody nose."),
    (12.0, "Wanda", "That is bloody ridiculous. Bloody hell!"),
    (25.0, "Kit", "Have a Bloody Mary. The Oskars are on tonight."),
    (40.0, "Wanda", "Shit. Sod it, we go without him."),
    (60.0, "Kit", "The sod on the lawn is dry. His hands were bloody. Bugger."),
)


HEARD = whole(LINES, LONG, every=0.5, lasts=0.4)


TALK = Talk.of(HEARD, levels=lambda: None)
ask, said = TALK.ask, TALK.said


def test_bloody_swears_but_where_it_tells_of_blood(commander: Commander) -> None:
    found = said(commander, "bleep the swearing")
    assert found == ["bloody", "Bloody hell!", "Shit.", "Sod", "Bugger."]


@pytest.mark.parametrize(
    "words",
    ["mute wanda when she swears", "bleep Wanda whenever she swears", "bleep where Wanda swears"],
)
def test_only_what_one_speaker_swears(commander: Commander, words: str) -> None:
    assert said(commander, words) == ["bloody", "Bloody hell!", "Shit.", "Sod"]


def test_only_where_one_speaker_says_it(commander: Commander) -> None:
    assert said(commander, "mute Wanda when she says bloody") == ["bloody", "Bloody"]


@pytest.mark.parametrize(
    "words",
    ["mute the name Oskar everywhere", "bleep Oskar every time he says it", "bleep every Oskar"],
)
def test_every_time_takes_the_possessive_too(commander: Commander, words: str) -> None:
    assert said(commander, words) == ["Oskar's", "Oskar?"]


def test_one_of_several_is_still_asked(commander: Commander) -> None:
    assert said(commander, 'mute the word "late"') == ["late."]
    assert ask(commander, "how often is Oskar said?").spans[0][0] == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("words", "pause"),
    [
        ("bleep shit, and cut the gap before it", (30.0, 39.9)),
        ("bleep shit and shorten the pause before it to 2 seconds", (29.9, 39.0)),
    ],
)
def test_it_in_a_second_wish_is_the_thing_of_the_first(
    commander: Commander, words: str, pause: tuple[float, float]
) -> None:
    bleep, cut = ask(commander, words).steps
    assert (bleep.op, bleep.start) == ("bleep_words", 40.0)
    assert cut.op == "cut_words"
    assert (cut.start, cut.end) == pytest.approx(pause, abs=1.0)
    assert (cut.start or 0.0) > 28.9
    assert (cut.end or 0.0) < 40.0
