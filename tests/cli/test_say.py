"""``audiochat say``: a file that speaks, JSON facts, and one line for what goes wrong."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile


def test_say_writes_a_file_and_tells_its_facts(
    audiochat: Callable[..., Any], tmp_path: Path
) -> None:
    out = tmp_path / "hello.flac"
    answer = audiochat("say", "Hello there. How are you?", "-o", out, "--speed", "1.5", "--json")
    assert answer.status == 0, answer.err
    assert answer.data["synthetic"] is True
    assert answer.data["speed"] == 1.5
    assert answer.data["seconds"] == pytest.approx(soundfile.info(out).duration, abs=0.01)
    assert audiochat("say", "Again.", "-o", out).status == 1
    assert audiochat("say", "Again.", "-o", out, "--overwrite").status == 0
    facts = audiochat("info", out, "--json").data
    assert "computer voice" in facts["tags"]["synthetic_speech"]


def test_say_reads_standard_input(
    audiochat: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("From a pipe."))
    answer = audiochat("say", "-", "-o", tmp_path / "out.wav")
    assert answer.status == 0, answer.err
    assert "spoken by" in answer.out


def test_say_tells_how_much_the_voice_passed_over(
    audiochat: Callable[..., Any], tmp_path: Path
) -> None:
    answer = audiochat("say", "Hello שלום לכולם world \U0001f600.", "-o", tmp_path / "a.wav")
    assert answer.status == 0, answer.err
    assert "2 words were left out" in answer.err
    answer = audiochat("say", "Hello שלום.", "-o", tmp_path / "b.wav", "--json")
    assert answer.data["left_out"] == 1
    answer = audiochat("say", "Hello, world: 5 °C \U0001f600!", "-o", tmp_path / "c.wav")
    assert "left out" not in answer.err


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("say", "Hello."), 2),
        (("say", "Hello.", "-o", "x.wav", "--speed", "9"), 2),
        (("say", "Hello.", "-o", "x.wav", "--speed", "nan"), 2),
        (("say", "", "-o", "x.wav"), 1),
        (("say", "\U0001f600", "-o", "x.wav"), 1),
        (("say", "Hello.", "-o", "x.doc"), 1),
        (("say", "Hello.", "-o", "x.wav", "--voice", "nobody"), 1),
        (("say", "Hello.", "-o", "no/such/folder/x.wav"), 1),
    ],
)
def test_say_refuses_in_one_line(
    audiochat: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    status: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = audiochat(*arguments)
    assert answer.status == status
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "x.wav").exists()
