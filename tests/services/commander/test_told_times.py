"""A plan that has no use for a time of its sentence was misunderstood; no right one of the corpus is."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Step
from audiochat.services.commander.commander import Commander
from audiochat.services.commander.told_times import uses_times


@pytest.mark.parametrize(
    ("words", "step", "uses"),
    [
        ("cut 1:00 to 1:20", Step(op="delete", start=60, end=80), True),
        ("cut 1:00 to 1:20", Step(op="delete", start=60, end=90), False),
        ("mute 2 seconds around 5:00", Step(op="mute", start=299, end=301), True),
        ("mute from 12:05,5", Step(op="mute", start=725.5, end=730), True),
        ("keep 1:02:40 to the end", Step(op="keep", start=3760, end=4000), True),
        ("half speed from 12:10 on", Step(op="speed", params={"factor": 0.5}), False),
        ("move it to 0:30", Step(op="move", start=5, end=10, params={"to": 30.0}), True),
        ("make it mono", Step(op="mono"), True),
    ],
)
def test_times_that_are_used(words: str, step: Step, uses: bool) -> None:
    assert uses_times(words, [step]) is uses


def test_every_right_plan_uses_its_times(commander: Commander, judging: ModuleType) -> None:
    rows: list[dict[str, Any]] = judging.corpus("seen")
    lost = []
    for row in rows:
        answer = commander.understand(row["words"], judging.state_of(row), Job())
        if answer.status is PlanStatus.PLAN and not uses_times(row["words"], answer.steps):
            lost.append(row["words"])
    assert lost == []


def test_a_place_is_not_passed_over(commander: Commander) -> None:
    words = "Half speed, like a take dying from 12:10 to the end."
    answer = commander.understand(words, RecordingState(duration=1800), Job())
    assert answer.status is PlanStatus.QUESTION
