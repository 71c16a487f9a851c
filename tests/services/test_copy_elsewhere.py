"""A part copied to another place stays where it was and is heard there too."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState
from audiochat.services.workshop import Workshop

RATE = 8000


@pytest.mark.parametrize(
    ("words", "heard"),
    [
        ("copy the first second to the end", [0, 1, 2, 3, 4, 0]),
        ("copy 0:03 to 0:04 to the start", [3, 0, 1, 2, 3, 4]),
        ("copy 0:01 to 0:02 to 0:04", [0, 1, 2, 3, 1, 4]),
    ],
)
def test_a_copy_is_put_elsewhere(
    workshop: Workshop, tmp_path: Path, words: str, heard: list[int]
) -> None:
    sound = np.repeat(np.arange(1, 6) * 0.1, RATE).astype(np.float32)
    path = tmp_path / "steps.wav"
    soundfile.write(path, sound, RATE, subtype="FLOAT")
    editor = workshop.editor(workshop.library.open(path).id)
    answer = workshop.commander.understand(words, RecordingState(duration=5.0, rate=RATE), Job())
    assert answer.status is PlanStatus.PLAN, answer.message
    editor.apply(answer.plan, None, Job())
    reader = editor.reader()
    middles = [reader.read(second * RATE + RATE // 2, 1)[0, 0] for second in range(len(heard))]
    assert [round(float(level) * 10) - 1 for level in middles] == heard
