"""Speakers who have a number for a name are spoken of as those with a name are."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest

from audiochat.domain.hearing import Hearing, Levels
from audiochat.domain.plan import PlanStatus, Understanding
from audiochat.services.commander import Commander
from audiochat.services.commander.numbered import Numbered, is_stand_in, told
from tests.services.commander.hearing_corpus import whole
from tests.services.commander.talking import Talk, planned

LONG = 60.0
LINES = (
    (1.0, "A", "Welcome to the show, I am glad to be here."),
    (6.0, "B", "Thank you, um, so am I. We went to the sea."),
    (12.0, "A", "And what did you, um, see there?"),
    (17.0, "B", "A whale, and a boat that was on fire."),
    (25.0, "A", "That is all for today."),
)
THEIRS = [6.0, 17.0]
NAMED = {"A": "Helen", "B": "David"}
NUMBERED = {"A": "Speaker 1", "B": "Speaker 2"}


def levels() -> Levels:
    """A at -20 dB, B at -30."""
    rms = np.full(1200, -60.0)
    for start, who, _ in LINES:
        rms[int(start * 20) : int(start * 20) + 50] = -20.0 if who == "A" else -30.0
    return Levels(0.05, rms, rms + 3)


def ask(commander: Commander, names: dict[str, str], *sentences: str) -> Understanding:
    lines = tuple((start, names[who], text) for start, who, text in LINES)
    spelt = [re.sub(r"\b[AB]\b", lambda found: names[found[0]], words) for words in sentences]
    return Talk.of(whole(lines, LONG), levels=levels).ask(commander, *spelt)


def told_alike(answer: Understanding, names: dict[str, str]) -> str:
    message = answer.message
    for letter, name in names.items():
        message = re.sub(re.escape(name), letter, message, flags=re.IGNORECASE)
    return message


@pytest.mark.parametrize(
    "words",
    [
        "cut what B says",
        "delete everything B says",
        "keep only what B says",
        "remove B's ums",
        "remove the ums of B",
        "how long does B talk?",
        "who talks more, A or B?",
        "make B louder",
        "make A louder and B quieter",
        "turn B's voice up by 2 dB",
        "B is too quiet",
        "mute B",
        "bleep B",
        "delete B's last sentence",
        "cut where B talks about the whale",
        "mute B when he says fire",
        "delete the first thing B says",
        "cut B's answers",
        "only B please",
        "where does B first speak?",
        "how often does B say um?",
        "make B as loud as A",
        "cut everyone except B",
    ],
)
def test_a_number_is_as_good_as_a_name(commander: Commander, words: str) -> None:
    named, numbered = ask(commander, NAMED, words), ask(commander, NUMBERED, words)
    assert numbered.status is named.status
    assert named.status is not PlanStatus.CHAT
    assert numbered.steps == named.steps
    assert told_alike(numbered, NUMBERED) == told_alike(named, NAMED)


@pytest.mark.parametrize(
    "words",
    [
        "mute Speaker 2",
        "mute speaker 2",
        "mute speaker two",
        "mute speaker number 2",
        "mute speaker #2",
        "mute the second speaker",
        "mute the 2nd voice",
        "mute the last speaker",
    ],
)
def test_ways_to_say_a_number(commander: Commander, words: str) -> None:
    assert [step.start for step in planned(ask(commander, NUMBERED, words))] == THEIRS


def test_in_hebrew(commander: Commander) -> None:
    steps = planned(ask(commander, NUMBERED, "תגביר את דובר 2"))
    assert [(step.op, step.start) for step in steps] == [("gain", start) for start in THEIRS]


def test_two_of_them_at_once(commander: Commander) -> None:
    for words in ("mute speaker 1 and 2", "mute speakers 1 and 2", "mute Speaker 1 and Speaker 2"):
        starts = sorted(step.start or 0.0 for step in planned(ask(commander, NUMBERED, words)))
        assert starts == [1.0, 6.0, 12.0, 17.0, 25.0], words


def test_who_does_not_speak_is_asked_about_by_their_number(commander: Commander) -> None:
    answer = ask(commander, NUMBERED, "cut what Speaker 7 says")
    assert answer.status is PlanStatus.QUESTION
    assert "Speaker 1, Speaker 2" in answer.message
    assert "Speaker 7" in answer.message


@pytest.mark.parametrize(
    "words", ["make the speaker 3 dB louder", "make each speaker 2.5 dB louder"]
)
def test_decibels_are_no_number_of_a_speaker(words: str) -> None:
    hearing = Hearing(words=lambda: whole(((1.0, "Speaker 1", "Hello."),), LONG))
    assert Numbered().named(words, hearing)[0] == words


def test_a_number_that_is_said_is_no_speaker() -> None:
    said = whole(((1.0, "Speaker 1", "Speaker two is over there."),), LONG)
    words = "mute where he says speaker two"
    assert Numbered().named(words, Hearing(words=lambda: said))[0] == words


def test_without_numbers_nothing_is_renamed() -> None:
    heard = whole(((1.0, "Anna", "Speaker two is over there."),), LONG)
    words, hearing = Numbered().named("mute speaker two", Hearing(words=lambda: heard))
    assert words == "mute speaker two"
    assert hearing is not None
    assert hearing.words() is heard


@pytest.mark.parametrize("number", [0, 1, 7, 25, 26, 27, 52, 99])
def test_there_and_back(number: int) -> None:
    name = f"Speaker {number}"
    said = whole(((1.0, name, "Hello."),), LONG)
    hearing = Hearing(words=lambda: said, alike=_alike)
    words, known = Numbered().named(f"mute {name}'s words", hearing)
    assert known is not None
    stand_in = words.split()[1].removesuffix("'s")
    assert is_stand_in(stand_in)
    assert told(words.upper()).startswith(f"MUTE {name}")
    heard = known.words()
    assert heard is not None
    assert {word.word.speaker for word in heard.words} == {stand_in}
    assert known.words() is heard
    assert known.alike("the sea", stand_in) == [(0.0, float(number), 1.0)]


def _alike(topic: str, speaker: str) -> Sequence[tuple[float, float, float]]:  # type: ignore[misc]
    """Tells who was asked about, by the number."""
    return [(0.0, float(speaker.removeprefix("Speaker ")), 1.0)]


@pytest.mark.parametrize(
    "words",
    [
        "rename Speaker 2 to Tom",
        "call Speaker 2 Tom",
        "Speaker 2 is Tom",
        "speaker 2 is called Tom Hill",
        "the second speaker is Tom",
    ],
)
def test_how_a_speaker_gets_a_name(commander: Commander, words: str) -> None:
    answer = ask(commander, NUMBERED, words)
    assert answer.status is PlanStatus.REFUSED
    assert "click the name" in answer.message


def test_what_is_said_of_somebody_is_no_name(commander: Commander) -> None:
    assert "click the name" not in ask(commander, NUMBERED, "Speaker 2 is too quiet").message
    assert "click the name" not in ask(commander, NAMED, "David is Tom").message
