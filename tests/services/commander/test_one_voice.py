"""Sentences about who speaks, where the voices were told apart and one was all that was heard."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.operations import load
from audiochat.services.commander import Commander
from tests.services.commander.hearing_corpus import whole

LINES = (
    (1.0, "", "Hello, this is a talk about bread."),
    (10.0, "", "What does flour cost? Two pounds."),
    (20.0, "", "I like bread, and the guest does too."),
)
HEARD = whole(LINES, 30.0)


@pytest.fixture(name="commander")
def _commander() -> Commander:
    return Commander(load())


def ask(commander: Commander, words: str, *, one_voice: bool = True) -> Understanding:
    """The answer to a sentence, before the voices were told apart or behind it."""
    state = RecordingState(duration=30.0, one_voice=one_voice)
    return commander.understand(words, state, Job(), hearing=Hearing(words=lambda: HEARD))


@pytest.mark.parametrize("words", ["who speaks the most?", "how many people are speaking?"])
def test_a_fact_is_told_with_a_word_that_one_voice_was_heard(
    commander: Commander, words: str
) -> None:
    assert ask(commander, words, one_voice=False).action == "apart"
    told = ask(commander, words)
    assert told.status is PlanStatus.FACT
    assert told.message.startswith("Only one voice was heard")
    assert "Speaker 1" in told.message


@pytest.mark.parametrize(
    "words", ["mute the guest", "cut what the host says", "keep only the host", "כמה אנשים מדברים?"]
)
def test_what_one_of_several_says_is_never_all_that_is_said(
    commander: Commander, words: str
) -> None:
    told = ask(commander, words)
    assert not told.steps
    assert told.action == ""
    if words.isascii():
        assert told.message.startswith("Only one voice was heard, so I cannot tell")
        assert not ask(commander, "yes").steps


def test_other_sentences_are_answered_as_ever(commander: Commander) -> None:
    plan = ask(commander, "cut the sentence about flour")
    assert plan.status is PlanStatus.PLAN
    assert "voice" not in plan.message
