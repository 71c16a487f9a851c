"""Chapters, title and tags of a recording are in the files made from it, and come back from them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.notes import Chapter
from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.media import tags
from audiochat.services.editor import Editor
from audiochat.services.workshop import Workshop

RATE = 44100


def plan(*steps: tuple[str, float | None, float | None, dict[str, Any]]) -> Plan:
    return Plan(steps=tuple(Step(op=o, start=s, end=e, params=p) for o, s, e, p in steps))


@pytest.fixture
def editor(workshop: Workshop, tmp_path: Path) -> Editor:
    """Twelve seconds with chapters at 0, 4 and 8, of which 2 to 5 were cut out afterwards."""
    path = tmp_path / "talk.wav"
    soundfile.write(path, 0.1 * np.sin(np.arange(12 * RATE) / 20), RATE)
    editor = workshop.editor(workshop.library.open(path).id)
    editor.apply(
        plan(
            ("add_chapter", 0, None, {"title": "Hello"}),
            ("add_chapter", 4, None, {"title": "כסף = 5 € & <more>"}),
            ("add_chapter", 8, None, {"title": "End"}),
            ("set_title", None, None, {"title": "About money"}),
            ("set_tags", None, None, {"tags": "money, talk"}),
        )
    )
    editor.apply(plan(("delete", 2, 5, {})))
    return editor


WANTED = [(0.0, "Hello"), (2.0, "כסף = 5 € & <more>"), (5.0, "End")]


@pytest.mark.parametrize("ending", ["mp3", "wav", "flac", "ogg", "opus"])
def test_files_of_sound_carry_them(
    workshop: Workshop, editor: Editor, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"out.{ending}"
    workshop.exporter.export(editor.recording.id, editor.timeline, out)
    found = tags.read(out)
    assert [(one.start, one.title) for one in found.chapters] == WANTED
    assert found.values["title"] == "About money"
    assert found.values["keywords"] == "money, talk"
    assert not [name for name in found.values if name.startswith("chapter")]
    again = workshop.editor(workshop.library.open(out).id)
    assert [(one.start, one.title) for one in again.notes.chapters] == WANTED
    assert again.recording.title == "About money"


@pytest.mark.parametrize("ending", ["mp3", "flac", "ogg"])
def test_other_programs_see_the_chapters(
    workshop: Workshop, editor: Editor, tmp_path: Path, ending: str
) -> None:
    import av

    out = tmp_path / f"out.{ending}"
    workshop.exporter.export(editor.recording.id, editor.timeline, out)
    with av.open(str(out)) as container:
        seen = [
            (float(one["start"] * one["time_base"]), one["metadata"]["title"])
            for one in container.chapters()
        ]
    assert sorted(seen) == WANTED  # ID3 frames have no order of their own


def test_a_state_of_before_has_its_own(workshop: Workshop, editor: Editor, tmp_path: Path) -> None:
    editor.undo()
    editor.undo()
    out = tmp_path / "first.flac"
    workshop.exporter.export(editor.recording.id, editor.timeline, out)
    assert tags.read(out).chapters == ()


def test_hundreds_of_chapters_fit(workshop: Workshop, editor: Editor, tmp_path: Path) -> None:
    many = [("add_chapter", n * 0.02, None, {"title": f"Part {n}"}) for n in range(1, 400)]
    editor.apply(plan(*many))
    for ending, most in (("mp3", 255), ("flac", 402)):
        out = tmp_path / f"many.{ending}"
        workshop.exporter.export(editor.recording.id, editor.timeline, out)
        assert len(tags.read(out).chapters) == min(most, len(editor.notes.chapters))


def _said() -> Transcript:
    """Nine words, one a second, in one go."""
    texts = ["We", "say", "hello.", "Then", "money", "matters.", "And", "the", "end."]
    words = [
        PlacedWord(Word(text, n + 0.1, n + 0.9), n + 0.1, n + 0.9, "s", "b", n)
        for n, text in enumerate(texts)
    ]
    return Transcript(9.0, tuple(words), ((0.0, 9.0),), "en")


def test_documents_have_them_as_headings(workshop: Workshop) -> None:
    chapters = (Chapter(0, "Hello"), Chapter(3, "Money *now*"), Chapter(6, "End"))
    render = workshop.captions.render
    text = render(_said(), "md", title="T", chapters=chapters).decode()
    assert text.split("\n\n") == [
        "# T",
        "## \\[0:00\\] Hello",
        "\\[0:00\\] We say hello.",
        "## \\[0:03\\] Money \\*now\\*",
        "\\[0:03\\] Then money matters.",
        "## \\[0:06\\] End",
        "\\[0:06\\] And the end.\n",
    ]
    plain = render(_said(), "txt", chapters=chapters)
    assert "== 0:03 Money *now* ==" in plain.decode()
    data = json.loads(render(_said(), "json", chapters=chapters))
    assert [one["startTime"] for one in data["chapters"]] == [0, 3, 6]
    podcast = json.loads(render(_said(), "chapters", chapters=chapters))
    assert [one["title"] for one in podcast["chapters"]] == ["Hello", "Money *now*", "End"]
    with zipfile.ZipFile(io.BytesIO(render(_said(), "docx", chapters=chapters))) as word:
        body = word.read("word/document.xml").decode()
    assert body.count('w:val="Heading2"') == 3


def test_headings_of_a_text_are_no_words(workshop: Workshop, tmp_path: Path) -> None:
    chapters = (Chapter(0, "Hello"), Chapter(3, "Money"))
    path = tmp_path / "t.txt"
    path.write_bytes(workshop.captions.render(_said(), "txt", chapters=chapters))
    cues = workshop.captions.read(path)
    assert " ".join(line for cue in cues for line in cue.lines) == _said().text


def test_damaged_chapters_are_left_out(tmp_path: Path) -> None:
    from mutagen.flac import FLAC

    path = tmp_path / "bad.flac"
    soundfile.write(path, np.zeros(RATE), RATE)
    target = FLAC(str(path))
    target.tags["CHAPTER001"] = "soon"
    target.tags["CHAPTER002"] = "00:00:00.500"
    target.tags["CHAPTER002NAME"] = "x" * 5000
    target.tags["CHAPTER003"] = "99:99:99"
    target.tags["CHAPTER004"] = "9999:00:00.0"
    target.save()
    (first, *_) = tags.read(path).chapters
    assert first.start == 0.5
    assert len(first.title) == 200
