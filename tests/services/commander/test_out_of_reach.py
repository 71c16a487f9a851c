"""What no edit can do is told as such, and its neighbours stay edits."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=240, playhead=60, rate=48000, channels=2)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("speed up my computer", PlanStatus.CHAT, ""),
        ("Please turn the internet off", PlanStatus.CHAT, ""),
        ("loop playback from 1:00 to 2:00", PlanStatus.QUESTION, "Loop on"),
        ("play 1:00 to 2:00 on a loop", PlanStatus.QUESTION, "Loop on"),
        ("extract the sitar from 1:00 to 2:00", PlanStatus.REFUSED, "cannot be taken apart"),
        ("isolate the vocals", PlanStatus.REFUSED, "cannot be taken apart"),
        ("בודד את הגיטרה מ-1:00 עד 2:00", PlanStatus.REFUSED, "אי אפשר להפריד כאן"),
    ],
)
def test_it_is_no_plan(commander: Commander, words: str, status: PlanStatus, said: str) -> None:
    answer = commander.understand(words, STATE, Job())
    assert answer.status is status
    assert said in answer.message
    assert not answer.steps


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("speed up the talk", "change_tempo"),
        ("loop 1:00 to 2:00", "duplicate"),
        ("loop 0:10 to 0:12 twice", "duplicate"),
        ("extract 1:00 to 2:00", "trim"),
        ("extract the guitar solo from 1:00 to 2:00", "trim"),
        ("play it twice as fast", "change_tempo"),
    ],
)
def test_its_neighbours_are_edits(commander: Commander, words: str, op: str) -> None:
    answer = commander.understand(words, STATE, Job())
    assert [step.op for step in answer.steps] == [op], answer.message
