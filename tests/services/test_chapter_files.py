"""Each chapter in a file of its own: all of them or none, and never over something."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled, MediaError
from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.domain.plan import EXPORT_CHAPTERS, Plan, RecordingState, Step
from audiochat.media import tags
from audiochat.services.chapter_files import file_names, parts
from audiochat.services.editor import Editor
from audiochat.services.workshop import Workshop

RATE = 8000


@pytest.fixture
def editor(workshop: Workshop, tmp_path: Path) -> Editor:
    path = tmp_path / "talk.wav"
    soundfile.write(path, (np.arange(60 * RATE) % 1000 / 2000).astype(np.float32), RATE)
    return workshop.editor(workshop.library.open(path).id)


def mark(editor: Editor, *chapters: tuple[float, str]) -> None:
    steps = (Step(op="add_chapter", start=at, params={"title": title}) for at, title in chapters)
    editor.apply(Plan(steps=tuple(steps)))


def test_the_files_together_are_the_recording(
    workshop: Workshop, editor: Editor, tmp_path: Path
) -> None:
    mark(editor, (12.0, "Money: how much?"), (40.0, "The end"))
    job = Job(on_progress=lambda fraction, text: seen.append((fraction, text)))
    seen: list[tuple[float, str]] = []
    paths = workshop.chapter_files.export(
        editor.recording.id, editor.timeline, tmp_path / "talk.flac", job
    )
    assert [path.name for path in paths] == [
        "talk 01 Start.flac",
        "talk 02 Money how much.flac",
        "talk 03 The end.flac",
    ]
    whole, _ = soundfile.read(tmp_path / "talk.wav")
    together = np.concatenate([soundfile.read(path)[0] for path in paths])
    assert len(together) == len(whole)
    assert np.abs(together - whole).max() < 1e-4
    written = tags.read(paths[1]).values
    assert written["title"] == "Money: how much?"
    assert written["tracknumber"] == "2/3"
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert seen[-1][1] == "Chapter 3 of 3"


def test_nothing_is_written_over(workshop: Workshop, editor: Editor, tmp_path: Path) -> None:
    mark(editor, (0.0, "One"), (30.0, "Two"))
    there = tmp_path / "talk 02 Two.flac"
    there.write_bytes(b"mine")
    with pytest.raises(MediaError, match=r"talk 02 Two\.flac"):
        workshop.chapter_files.export(editor.recording.id, editor.timeline, tmp_path / "talk.flac")
    assert there.read_bytes() == b"mine"
    assert not (tmp_path / "talk 01 One.flac").exists()


def test_cancelled_half_way_none_is_left(
    workshop: Workshop, editor: Editor, tmp_path: Path
) -> None:
    mark(editor, (0.0, "One"), (30.0, "Two"))
    job = Job(on_progress=lambda fraction, _: job.cancel() if fraction > 0.5 else None)
    with pytest.raises(Cancelled):
        workshop.chapter_files.export(
            editor.recording.id, editor.timeline, tmp_path / "talk.flac", job
        )
    assert [path.name for path in tmp_path.glob("*.flac")] == []


def test_without_chapters_it_says_so(workshop: Workshop, editor: Editor, tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="no chapters"):
        workshop.chapter_files.export(editor.recording.id, editor.timeline, tmp_path / "talk.flac")


def test_titles_that_no_file_may_be_called(tmp_path: Path) -> None:
    hostile = [Chapter(0.0, "../../etc/passwd"), Chapter(9.0, " . "), Chapter(20.0, "a" * 200)]
    names = file_names(tmp_path / "talk.mp3", hostile)
    assert all(name.parent == tmp_path for name in names)
    assert [name.name for name in names[:2]] == ["talk 01 etc passwd.mp3", "talk 02.mp3"]
    assert len(names[2].name) < 100


def test_a_second_before_the_first_chapter_belongs_to_it() -> None:
    assert parts([Chapter(0.6, "One")]) == [Chapter(0.0, "One")]
    assert [part.title for part in parts([Chapter(1.5, "One")])] == ["Start", "One"]
    assert parts([]) == []


@pytest.mark.parametrize(
    "words",
    [
        "export every chapter",
        "save each chapter as its own file",
        "export all chapters to separate files please",
        "split it into chapters, as separate files",
        "give me one file per chapter",
        "תייצא כל פרק לקובץ נפרד",
    ],
)
def test_a_sentence_opens_it(workshop: Workshop, words: str) -> None:
    state = RecordingState(duration=60.0)
    assert workshop.exact_commander.understand(words, state, Job()).action == EXPORT_CHAPTERS


@pytest.mark.parametrize(
    "words", ["export the chapters", "make chapters", "export the chapter list"]
)
def test_others_do_not(workshop: Workshop, words: str) -> None:
    state = RecordingState(duration=60.0)
    assert workshop.exact_commander.understand(words, state, Job()).action != EXPORT_CHAPTERS
