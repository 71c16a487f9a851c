"""Captions laid onto a recording from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.job import Job
from audiochat.domain.transcript import Block, Word
from audiochat.services.captions.captions import Captions
from audiochat.services.workshop import Workshop

TEXT = "welcome to the show today we talk about apple trees and bees thank you for listening"


@pytest.fixture
def known(speech: Path, data_dir: Path) -> Path:
    """The recording with a word each half second, as if it had been recognised."""
    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.open(speech, Job())
        timeline = workshop.editor(recording.id).timeline
        words = tuple(Word(w, 0.5 * n, 0.5 * n + 0.4, 0.9) for n, w in enumerate(TEXT.split()))
        source = timeline.clips[0].source
        workshop.transcripts.write(Block("b", source, 0.0, timeline.seconds, words, "en", "test"))
    return speech


def test_a_text_gets_the_times_of_the_sound(
    audiochat: Callable[..., Any], known: Path, tmp_path: Path, data_dir: Path
) -> None:
    mine, out = tmp_path / "mine.txt", tmp_path / "out.srt"
    mine.write_text(
        "Anna: Welcome to the show!\n\nBen: Today we talk about apple trees – and bees.\n\n"
        "Anna: Thank you for listening.\n",
        "utf-8",
    )
    answer = audiochat("align", known, mine, "-o", out, "--line-length", "30", "--json")
    assert answer.status == 0
    assert answer.data["heard"] == 16
    assert answer.data["left_out"] == 0
    cues = Captions(None).read(out)  # type: ignore[arg-type]
    assert cues[0].text == "Welcome to the show!"
    assert [cue.speaker for cue in cues] == ["Anna", "Ben", "Anna"]
    assert cues[0].start == 0.0
    assert cues[1].start == 2.0
    assert cues[-1].start == 6.0
    assert all(len(line) <= 35 for cue in cues for line in cue.lines)
    with Workshop.open(data_dir) as workshop:  # what was recognised stays
        recording = workshop.library.list()[0]
        assert workshop.transcripts.view(workshop.editor(recording.id).timeline).text == TEXT


@pytest.mark.parametrize(
    ("name", "text", "more", "said"),
    [
        ("other.txt", "Nothing of this is said in the file at hand, I fear.", (), "%"),
        ("bad.srt", "1\n00:00:01,000 --> later\nHello\n", (), "Line 2"),
        ("empty.srt", "", (), "no captions"),
        ("talk.pdf", "Hello", (), "Use one of"),
        ("mine.txt", TEXT, ("--line-length", "3"), "line-length"),
    ],
)
def test_what_cannot_be_laid_is_one_clear_line(
    audiochat: Callable[..., Any],
    known: Path,
    tmp_path: Path,
    name: str,
    text: str,
    more: tuple[str, ...],
    said: str,
) -> None:
    path, out = tmp_path / name, tmp_path / "out.srt"
    path.write_text(text, "utf-8")
    answer = audiochat("align", known, path, "-o", out, *more)
    assert answer.status != 0
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert not out.exists()


def test_a_file_is_never_written_over_unasked(
    audiochat: Callable[..., Any], known: Path, tmp_path: Path
) -> None:
    mine, out = tmp_path / "mine.txt", tmp_path / "out.vtt"
    mine.write_text(TEXT, "utf-8")
    out.write_text("mine", "utf-8")
    assert audiochat("align", known, mine, "-o", out).status != 0
    assert out.read_text("utf-8") == "mine"
    assert audiochat("align", known, mine, "-o", out, "--overwrite").status == 0
    assert out.read_text("utf-8").startswith("WEBVTT")
