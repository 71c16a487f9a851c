"""Sentences that sound like an edit and are none never become a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

LINES = (Path(__file__).resolve().parents[2] / "data" / "no_commands.txt").read_text("utf-8")
PLAIN = RecordingState(duration=240, playhead=60, rate=48000, channels=2)
LONG = RecordingState(duration=7200, playhead=60, rate=48000, channels=2)
CHOSEN = PLAIN.model_copy(update={"selection": (20.0, 30.0)})


@pytest.mark.parametrize(
    "state", [PLAIN, CHOSEN, LONG], ids=["nothing selected", "a part selected", "two hours"]
)
def test_no_plan_comes_of_it(commander: Commander, state: RecordingState) -> None:
    planned = {
        words: answer.message
        for words in LINES.splitlines()
        if (answer := commander.understand(words, state, Job())).status is PlanStatus.PLAN
    }
    assert not planned
