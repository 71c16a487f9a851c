"""Sentences that name something only a transcript could tell, while there is none."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.plan import PlanStatus
from audiochat.services.commander import Commander
from tests.services.commander.talking import Talk

NOTHING = Hearing(words=lambda: None, levels=lambda: None)


ask = Talk(NOTHING, 300.0).ask


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Make Oriane a bit louder", "Oriane"),
        ("turn Bob down", "Bob"),
        ("the chairman is too quiet", "chairman"),
        ("cut the small talk at the start", "small talk"),
        ("delete everything before welcome", "welcome"),
        ("cut everything before the auction", "auction"),
        ("move the homework to the start", "homework"),
        ("copy the recap to the end", "recap"),
        ("cut the first bit, and the farewell toast", "farewell toast"),
        ("keep only the verdict", "verdict"),
        ("bleep Harold", "Harold"),
        ("jump to the verdict", "verdict"),
        ("where do they talk about parking?", "parking"),
    ],
)
def test_a_thing_nobody_knows_offers_to_transcribe(
    commander: Commander, words: str, name: str
) -> None:
    answer = ask(commander, words)
    assert answer.status is PlanStatus.QUESTION, answer.message
    assert answer.action == "transcribe"
    assert f"“{name}”" in answer.message
    assert answer.steps == ()


def test_yes_takes_the_offer(commander: Commander) -> None:
    ask(commander, "cut the verdict")
    assert ask(commander, "yes").action == "transcript.transcribe"


@pytest.mark.parametrize(
    "words",
    [
        "make it nicer",
        "make it sound better",
        "cut the middle",
        "cut 5 seconds",
        "remove the coughs",
        "cut the boring part",
        "make the voice warmer",
        "cut some of the intro",
        "cut from 1:00",
        "cut the part where I cough",
        "keep going",
        "thank you so much",
        "what is the capital of France?",
        "go to sleep",
        "where is the export button?",
    ],
)
def test_no_transcript_is_offered_where_it_would_not_help(commander: Commander, words: str) -> None:
    assert ask(commander, words).action != "transcribe"


def test_what_is_understood_without_words_stays(commander: Commander) -> None:
    assert ask(commander, "cut the first 10 seconds").status is PlanStatus.PLAN
    assert ask(commander, "remove the noise").status is PlanStatus.PLAN
