"""Goals without a way to them: what can be done is asked, with what it would save."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.domain.transcript import Transcript
from audiochat.services.commander import Commander
from tests.services.commander.talking import Talk
from tests.services.commander.test_subjects import HEARD

CUTS = (
    Step(op="cut_words", start=1.0, end=1.4, group="filler", about="um"),
    Step(op="cut_words", start=5.0, end=7.4, group="pause"),
)


def ask(commander: Commander, words: str, cuts: tuple[Step, ...] | None = CUTS) -> Understanding:
    heard = None if cuts is None else HEARD
    hearing = Hearing(words=lambda: heard, fillers=lambda _: cuts)
    return Talk(hearing, 180.0).ask(commander, words)


@pytest.mark.parametrize(
    "words",
    [
        "make it shorter",
        "make it a bit shorter please",
        "tighten it up",
        "the episode is too long",
        "cut it down to two minutes",
        "shorten it to 2 minutes",
    ],
)
def test_what_may_go_is_asked_and_yes_cuts_it(commander: Commander, words: str) -> None:
    asked = ask(commander, words)
    assert asked.status is PlanStatus.QUESTION
    assert "1 filler (1 um), 1 pause; saves 2.8 s" in asked.message
    plan = ask(commander, "yes")
    assert plan.status is PlanStatus.PLAN
    assert [(s.start, s.end, s.group) for s in plan.steps] == [
        (s.start, s.end, s.group) for s in CUTS
    ]
    assert plan.message == "1 filler (1 um), 1 pause; saves 2.8 s"


def test_anything_else_forgets_it(commander: Commander) -> None:
    ask(commander, "make it shorter")
    ask(commander, "make it 3 dB louder")
    assert not ask(commander, "yes").steps


@pytest.mark.parametrize("words", ["make it nicer", "make this sound professional", "improve it"])
def test_what_should_be_better_is_asked_with_examples(commander: Commander, words: str) -> None:
    asked = ask(commander, words)
    assert asked.status is PlanStatus.QUESTION
    assert asked.message.startswith("What should be better?")


def test_where_nothing_can_go_a_part_is_asked_for(commander: Commander) -> None:
    asked = ask(commander, "make it shorter", ())
    assert asked.message.endswith("no long pauses to take out. Which part may go?")


def test_without_words_it_is_offered_to_transcribe(commander: Commander) -> None:
    asked = ask(commander, "make it shorter", None)
    assert asked.action == "transcribe"
    assert ask(commander, "yes").action == "transcript.transcribe"


def test_somebody_is_named_while_nobody_knows_who_speaks(commander: Commander) -> None:
    words = [
        replace(
            placed, word=replace(placed.word, speaker="", text=placed.text.replace("cars", "Jon,"))
        )
        for placed in HEARD.heard
    ]
    nobody = Transcript(HEARD.duration, tuple(words), ((0.0, HEARD.duration),), "en")
    hearing = Hearing(words=lambda: nobody)
    state = RecordingState(duration=180)
    asked = commander.understand("make jon a bit louder", state, Job(), hearing=hearing)
    assert asked.action == "apart"
    assert asked.message.startswith(
        "I do not know who speaks where. Shall I tell the speakers apart?"
    )
    agreed = commander.understand("yes", state, Job(), hearing=hearing)
    assert agreed.action == "transcript.apart"
    again = commander.understand("yes", state, Job(), hearing=hearing)
    assert not again.action
