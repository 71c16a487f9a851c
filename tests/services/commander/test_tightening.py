"""One sentence takes out hesitations, repeated words and pauses."""

from __future__ import annotations

import pytest

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Step
from audiochat.operations import load
from audiochat.services.commander.commander import Commander
from audiochat.services.commander.tightening import wish


@pytest.mark.parametrize(
    ("words", "fillers", "repeats", "longer"),
    [
        ("Remove fillers and pauses", True, True, 1.0),
        ("remove the fillers", True, False, None),
        ("Please cut all the filler words and the long pauses.", True, True, 1.0),
        ("get rid of the ums and uhs", True, False, None),
        (
            "take out the hesitations, the repeated words and the pauses over 2 seconds",
            True,
            True,
            2.0,
        ),
        ("remove repeated words", False, True, None),
        ("delete every um and the gaps longer than two seconds", True, True, 2.0),
        ("הסר את מילות המילוי וההפסקות", True, True, 1.0),
        ("תוריד את ההיסוסים", True, False, None),
    ],
)
def test_what_is_wished(words: str, fillers: bool, repeats: bool, longer: float | None) -> None:
    found = wish(words)
    assert found is not None
    assert (found.usual, found.repeats, found.pauses) == (fillers, repeats, longer is not None)
    assert longer is None or found.pause_longer == longer


@pytest.mark.parametrize(
    "words",
    ["remove the pauses", "remove the fillers after 2:00", "remove the hum", "what are fillers?",
     "remove fillers and make it louder", "", "cut the first um"],
)  # fmt: skip
def test_other_sentences_are_left_to_others(words: str) -> None:
    assert wish(words) is None


def test_the_steps_come_from_what_is_heard() -> None:
    asked: list[FillerOptions] = []
    steps = tuple(
        Step(op="cut_words", start=n, end=n + 0.5, group="filler", about="um") for n in (1.0, 2.0)
    )

    def find(options: FillerOptions) -> tuple[Step, ...]:
        asked.append(options)
        return steps

    commander = Commander(load())
    state = RecordingState(duration=60)
    answer = commander.understand(
        "remove fillers and pauses", state, Job(), hearing=Hearing(fillers=find)
    )
    assert (answer.status, answer.steps) == (PlanStatus.PLAN, steps)
    assert answer.message == "2 fillers (2 um); saves 1.0 s"
    assert asked == [FillerOptions(repeats=True)]
    none = Hearing(fillers=lambda _: ())
    answer = commander.understand("remove the fillers", state, Job(), hearing=none)
    assert answer.status is PlanStatus.REFUSED
