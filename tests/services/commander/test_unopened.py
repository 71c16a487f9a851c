"""What is said to be done to a recording, where none is open."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus
from audiochat.operations import load
from audiochat.services.commander import Commander
from audiochat.services.commander.unopened import OPEN_ONE, without_recording


@pytest.fixture(name="commander", scope="module")
def _commander() -> Commander:
    return Commander(load())


@pytest.mark.parametrize(
    "words",
    [
        "Remove the pauses over a second and bring it to -16 LUFS",
        "Cut the first 3 seconds and fade in",
        "Remove the hum",
        "remove the ums",
        "transcribe it",
        "make subtitles",
        "export it as mp3",
    ],
)
def test_a_recording_is_asked_for(commander: Commander, words: str) -> None:
    found = without_recording(words, Job(), commander.understand, again=False)
    assert (found.status, found.message) == (PlanStatus.QUESTION, OPEN_ONE)
    assert not found.steps
    assert not found.action


@pytest.mark.parametrize(
    "words",
    [
        "What is a good loudness for a podcast?",
        "Write an outline for a five-minute episode",
        "hello",
        "How do I remove hum?",
        "tell me a joke about a cut finger",
        "make it shorter",
        "delete the second paragraph",
    ],
)
def test_everything_else_is_for_the_chat(commander: Commander, words: str) -> None:
    found = without_recording(words, Job(), commander.understand, again=False)
    assert found.status is PlanStatus.CHAT


@pytest.mark.parametrize("words", ["reverse it", "remove the first sentence", "undo that"])
def test_behind_an_answer_it_may_be_the_answer_that_is_meant(
    commander: Commander, words: str
) -> None:
    before = without_recording(words, Job(), commander.understand, again=False)
    assert before.status is PlanStatus.QUESTION
    after = without_recording(words, Job(), commander.understand, again=True)
    assert after.status is PlanStatus.CHAT


def test_it_is_asked_in_hebrew(commander: Commander) -> None:
    found = without_recording("חתוך את 3 השניות הראשונות", Job(), commander.understand, again=False)
    assert found.status is PlanStatus.QUESTION
    assert "הקלטה" in found.message


@pytest.mark.parametrize("words", ["transcribe it", "תתמלל את זה"])
def test_nothing_that_was_answered_can_be_transcribed(commander: Commander, words: str) -> None:
    found = without_recording(words, Job(), commander.understand, again=True)
    assert found.status is PlanStatus.QUESTION
