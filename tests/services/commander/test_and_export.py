"""A sentence that wishes for an edit and for the file: the plan, and how to get the file."""

from __future__ import annotations

import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import RecordingState
from audiochat.operations import load
from audiochat.services.commander import Commander


@pytest.mark.parametrize(
    ("words", "op"),
    [
        ("bring it to -16 LUFS and export it as mp3", "normalize_loudness"),
        ("cut the pauses over a second, then export", "remove_silence"),
        ("cut the last ten seconds and save it as a wav file please", "delete"),
        ("fade out the last 3 seconds and then render as flac", "fade_out"),
    ],
)
def test_the_file_that_is_wished_for_as_well(words: str, op: str) -> None:
    answer = Commander(load()).understand(words, RecordingState(duration=60.0), Job())
    assert [step.op for step in answer.steps] == [op]
    assert "export" in answer.note
    assert answer.message.endswith(answer.note)


def test_a_file_alone_is_an_act_of_the_window() -> None:
    answer = Commander(load()).understand("export it as mp3", RecordingState(duration=60.0), Job())
    assert (answer.action, answer.note) == ("file.export", "")
