"""Numbers that are too great, lengths that are no place, and places told in different ways."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.commander import Commander

STATE = RecordingState(duration=3600, playhead=612)


@pytest.mark.parametrize("words", ["make it 1,000 times faster", "speed it up by 1,000 percent"])
def test_thousands_are_too_many(commander: Commander, words: str) -> None:
    assert commander.understand(words, STATE, Job()).status is PlanStatus.REFUSED


@pytest.mark.parametrize(
    "words", ["delete the last 1-5 seconds", "cut the first 1-5 seconds", "cut the pre-roll"]
)
def test_which_length_is_not_guessed(commander: Commander, words: str) -> None:
    assert commander.understand(words, STATE, Job()).status is PlanStatus.QUESTION


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("put 3 seconds of silence at 7 minutes and 30 seconds and at 15:20", (450.0, 920.0)),
        ("put 3 seconds of silence at 7:30 and at 15:20", (450.0, 920.0)),
        ("add 3 s of silence at 1 minute and at the end", (60.0, 3600.0)),
        ("put 3 seconds of silence at 7 minutes and 30 seconds", (450.0,)),
        ("drop a 3 second gap right here for the mid roll", (612.0,)),
        ("insert 3 s of silence at 1:30 for the mid-roll", (90.0,)),
    ],
)
def test_silence_goes_to_every_place_told(
    commander: Commander, words: str, places: tuple[float, ...]
) -> None:
    steps = commander.understand(words, STATE, Job()).steps
    assert tuple(step.start for step in steps) == places
    assert all(step.params["duration"] == 3.0 for step in steps)
