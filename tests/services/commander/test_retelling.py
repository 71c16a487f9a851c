"""A part or a noise told of first is what "it" means, a name beside exact times is that part."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=3600, playhead=612)


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("the second half isn't needed, please delete it", [("delete", 1800.0, 3600.0)]),
        ("the opening forty seconds contain nothing but chatter, so bin them", [("delete", 0, 40)]),
        ("my dog ruined 10:00 to 10:12, mute it", [("silence", 600.0, 612.0)]),
        ("we never used the last five minutes, get rid of them", [("delete", 3300.0, 3600.0)]),
        ("the final 30 seconds fall flat; raise them by 4 dB", [("gain", 3570.0, 3600.0)]),
        ("the last 10 seconds are applause and they should fade out", [("fade_out", 3590, 3600)]),
        ("the 12 seconds right after the cursor are a slip, delete them", [("delete", 612, 624)]),
        ("a gust spoils the first third, discard it", [("delete", 0.0, 1200.0)]),
        ("the hiss drives me crazy, take it out", [("reduce_noise", None, None)]),
        ("an air conditioner can be heard, remove it", [("reduce_noise", None, None)]),
        ("keep just the sermon, it runs from 28:15 to 51:40", [("trim", 1695.0, 3100.0)]),
        ("move the notices, 32:00 to 36:30, to the very start", [("move", 1920.0, 2190.0)]),
        ("copy the refrain, that's 0:30 to 0:45, to the end", [("duplicate", 30, 45), ("move", 30, 45)]),
    ],
)  # fmt: skip
def test_what_is_told_of_is_what_it_means(
    commander: Commander, words: str, steps: list[tuple[str, float | None, float | None]]
) -> None:
    answer = commander.understand(words, STATE, Job())
    assert [(step.op, step.start, step.end) for step in answer.steps] == steps


@pytest.mark.parametrize(
    "words",
    [
        "the first minute is great, don't touch it",
        "sharpen up the first minute, cut it",
        "the first minute was cut already, play it",
        "I'd rather the first minute stayed, or should we cut it",
        "if the first minute is boring, cut it",
        "the first minute matters, never cut it",
        "the guitar covers the first minute, remove it",
        "the drums drown 1:00 to 2:00, lower them by 3 dB",
        "my laptop runs linux, remove it",
        "the last minute, cut half of it",
        "cut every cough, from 1:00 to 2:00",
        "remove the drums, 1:00 to 2:00",
    ],
)
def test_what_may_mean_something_else_is_asked_about(commander: Commander, words: str) -> None:
    assert commander.understand(words, STATE, Job()).status is not PlanStatus.PLAN
