"""``audiochat ask``: real speech is recognised first, then answered with times that are heard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

RATE = 16_000
SAID = (
    "Good morning, and thank you for coming to the meeting.",
    "The rent of the new office is nine hundred dollars a month.",
    "Carla will call the builder on Thursday.",
)


@pytest.fixture
def spoken(tmp_path: Path) -> Path:
    from tests.making.speech import Speech

    path = tmp_path / "meeting.wav"
    made = Speech().joined(list(SAID), [1.0, 1.0, 1.0])
    soundfile.write(path, made.samples, RATE)
    return path


def test_an_answer_has_places_that_are_heard(
    audiochat: Callable[..., Any], spoken: Path, tmp_path: Path
) -> None:
    answer = audiochat("ask", spoken, "How much do we pay for the office?", "--json", "--no-model")
    assert answer.status == 0
    found = json.loads(answer.out)
    assert set(found) == {"answer", "citations", "coverage", "unsupported"}
    first = found["citations"][0]
    assert "office" in first["text"]
    assert 3 < first["start"] < first["end"] < soundfile.info(spoken).duration
    assert found["coverage"] > 0.99
    assert first["text"] in found["answer"]
    silence = tmp_path / "silence.wav"
    soundfile.write(silence, np.zeros(RATE * 3, np.float32), RATE)
    answer = audiochat("ask", silence, "what was said?", "--no-model")
    assert answer.status != 0
    assert "No words" in answer.err


def test_no_question_is_said_before_anything_is_listened_to(
    audiochat: Callable[..., Any], tmp_path: Path
) -> None:
    answer = audiochat("ask", tmp_path / "nothing.wav", "  ")
    assert answer.status != 0
    assert "no question" in answer.err


def test_what_is_proposed_is_kept_and_goes_into_files(
    audiochat: Callable[..., Any], spoken: Path, tmp_path: Path
) -> None:
    from audiochat.media import tags

    answer = audiochat("ask", spoken, "make chapters", "--no-model", "--json", "--apply")
    assert answer.status == 0, answer.err
    assert answer.data["applied"]
    proposed = [title for _, title in answer.data["proposal"]["chapters"]]
    words = audiochat("transcribe", spoken, "--format", "md", "--known")
    assert [
        line[len("## \\[0:00\\] ") :] for line in words.out.split("\n") if line[:2] == "##"
    ] == proposed
    out = tmp_path / "louder.flac"
    done = audiochat("edit", spoken, "make it 3 dB louder", "-o", out, "--no-model")
    assert done.status == 0, done.err
    assert [one.title for one in tags.read(out).chapters] == proposed
    nothing = audiochat("ask", spoken, "who calls the builder?", "--no-model", "--apply")
    assert nothing.status != 0
    assert "proposes nothing" in nothing.err


def test_what_is_counted_or_measured_is_told_as_in_the_window(
    audiochat: Callable[..., Any], spoken: Path
) -> None:
    silence = audiochat("ask", spoken, "what's the longest pause?", "--no-model", "--json")
    assert silence.status == 0, silence.err
    assert "The longest pause is" in silence.data["answer"]
    assert silence.data["coverage"] == 0  # told from the levels: nobody had to listen first
    counted = audiochat("ask", spoken, "how many times is Carla mentioned?", "--no-model", "--json")
    assert "once" in counted.data["answer"]
    (place,) = counted.data["citations"]
    assert place["text"].startswith("Carla")
    assert counted.data["coverage"] > 0.99
    told = audiochat("ask", spoken, "how many times is Carla mentioned?", "--no-model")
    assert told.out.strip() == counted.data["answer"]
