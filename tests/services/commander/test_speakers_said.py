"""Sentences that ask who speaks lead to telling voices apart, and none that only look like it."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.services.commander.commander import Commander, RecordingState
from audiochat.services.commander.window_acts import act_of


@pytest.mark.parametrize(
    "words",
    [
        "Tell the speakers apart",
        "please tell all the voices apart.",
        "Can you identify the speakers?",
        "separate the different speakers",
        "label the speakers please",
        "Find out who is speaking when",
        "diarize this",
        "diarise the recording",
        "הפרד בין הדוברים",
        "תזהה את הדוברים",
    ],
)
def test_the_voices_are_told_apart(words: str) -> None:
    found = act_of(words)
    assert found is not None
    assert found.action == "transcript.apart"
    assert "undone" in found.message


@pytest.mark.parametrize(
    "words",
    [
        "separate the channels",
        "tell me about the speakers",
        "who speaks at 2:00?",
        "cut what the speakers say about money",
        "label the speakers' microphone tracks with colours",
        "identify the speakers and cut the second one",
    ],
)
def test_other_wishes_are_left_alone(words: str) -> None:
    assert act_of(words) is None


def test_the_whole_understanding_leads_there_too(commander: Commander) -> None:
    found = commander.understand("tell the speakers apart", RecordingState(duration=60), Job())
    assert found.action == "transcript.apart"
