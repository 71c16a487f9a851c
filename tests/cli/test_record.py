"""``audiochat record``: what a microphone hears, for so long; one line for what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.ui.theme.files import resources

SAMPLE = resources() / "sample" / "sample.flac"


def test_it_records_for_so_long(
    audiochat: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUDIOCHAT_MICROPHONE", str(SAMPLE))
    out = tmp_path / "talk.wav"
    answer = audiochat("record", "-o", out, "--seconds", "1.25", "--json")
    assert answer.status == 0, answer.err
    assert answer.data == {"output": str(out), "seconds": 1.25, "ended_by": None}
    found, rate = soundfile.read(out)
    assert (len(found), rate) == (60_000, 48_000)
    known, _ = soundfile.read(SAMPLE)
    assert np.abs(found).max() == pytest.approx(
        np.abs(known[: round(1.25 * 24_000)]).max(), rel=0.1
    )
    assert [path.name for path in tmp_path.iterdir() if path.suffix != ""] == ["talk.wav"]
    again = audiochat("record", "-o", out, "--seconds", "1")
    assert again.status == 1
    assert "exists already" in again.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("-o", "x.mp3"), "ends in .wav"),
        (("-o", "x.wav", "--seconds", "-1"), "above 0"),
        (("-o", "x.wav", "--seconds", "nan"), "above 0"),
        (("-o", "x.wav", "--seconds", "1"), "No microphone was found"),
    ],
)
def test_what_goes_wrong_is_one_line(
    audiochat: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = audiochat("record", *arguments)
    assert answer.status == 1
    assert words in answer.err
    assert not list(tmp_path.glob("x.*"))
