"""Exporting words from the stage, and laying files onto it."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile as sf
from PySide6.QtCore import Qt

from audiochat.domain.plan import Plan, Step
from audiochat.domain.transcript import Block, Word
from audiochat.services.workshop import Workshop
from audiochat.ui.studio.controller import StudioController
from audiochat.ui.studio.transcript.trail import Did
from audiochat.ui.tasks import Lanes

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.flac"
SLOW = 30_000
TEXT = "Welcome to the show. Today we talk about apple trees and bees."
SAID = TEXT.split()


@pytest.fixture
def workshop(data_dir):
    with Workshop.open(data_dir) as made:
        yield made


@pytest.fixture
def studio(qtbot, theme, workshop, tmp_path):
    """A recording of six seconds with twelve words, every half second."""
    sound, rate = sf.read(SAMPLE, frames=6 * sf.info(SAMPLE).samplerate)
    sf.write(tmp_path / "talk.wav", sound, rate)
    lanes = Lanes()
    made = StudioController(workshop, lanes, theme)
    for widget in (made.stage, made.history, made.details, made.transcript.panel):
        qtbot.addWidget(widget)
    made.stage.resize(1000, 380)
    made.stage.show()
    made.errors = []
    made.failed.connect(made.errors.append)
    with qtbot.waitSignal(made.opened, timeout=SLOW):
        made.open(tmp_path / "talk.wav")
    yield made
    made.close()
    lanes.close()


@pytest.fixture
def known(studio, workshop):
    """The same, recognised."""
    words = tuple(Word(w, 0.5 * n, 0.5 * n + 0.4, 0.9) for n, w in enumerate(SAID))
    source = studio.editor.timeline.clips[0].source
    end = studio.editor.timeline.seconds
    workshop.transcripts.write(Block("b", source, 0.0, end, words, "en", "test"))
    return studio


def ask(studio, qtbot):
    studio.open_captions()
    qtbot.waitUntil(lambda: studio.captions.panel.isVisible(), timeout=SLOW)
    return studio.captions.panel


def test_words_are_exported_with_the_options_chosen(known, qtbot, tmp_path):
    panel = ask(known, qtbot)
    panel.format.setCurrentIndex(panel.format.findData("srt"))
    panel.fields["line_length"].editor.setValue(20)
    out = tmp_path / "talk.srt"
    with qtbot.waitSignal(known.exported, timeout=SLOW) as done:
        panel.choose(out)
    assert done.args == [out]
    assert not panel.isVisible()
    lines = out.read_text("utf-8-sig").splitlines()
    assert "Welcome to the show." in lines
    assert all(len(line) <= 20 for line in lines if "-->" not in line)
    assert not known.errors


def test_what_was_chosen_is_remembered_by_the_next_window(known, qtbot, tmp_path, workshop, theme):
    panel = ask(known, qtbot)
    panel.format.setCurrentIndex(panel.format.findData("vtt"))
    panel.fields["speed"].editor.setValue(12.0)
    with qtbot.waitSignal(known.exported, timeout=SLOW):
        panel.choose(tmp_path / "talk.vtt")
    kept = workshop.settings.get("captions.export", None)
    assert kept["format"] == "vtt"
    assert kept["options"]["speed"] == 12.0
    again = ask(known, qtbot)
    assert again.chosen.id == "vtt"
    assert again.options().speed == 12.0


def test_only_options_that_matter_are_shown(known, qtbot):
    panel = ask(known, qtbot)
    panel.format.setCurrentIndex(panel.format.findData("docx"))
    assert not panel.fields["line_length"].isVisible()
    assert panel.fields["timestamps"].isVisible()
    panel.format.setCurrentIndex(panel.format.findData("srt"))
    assert panel.fields["line_length"].isVisible()
    assert not panel.fields["timestamps"].isVisible()
    panel.format.setCurrentIndex(panel.format.findData("chapters"))
    assert not panel.fields["speakers"].isVisible()


def test_without_words_there_is_nothing_to_export(studio, qtbot):
    panel = ask(studio, qtbot)
    assert not panel.go.isEnabled()
    assert "Transcribe" in panel.note.text()
    qtbot.keyClick(panel.format, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_share_that_is_known_is_named(studio, qtbot, workshop):
    source = studio.editor.timeline.clips[0].source
    workshop.transcripts.write(Block("b", source, 0.0, 3.0, (Word("Hi.", 1, 2),), "en", "test"))
    panel = ask(studio, qtbot)
    assert panel.go.isEnabled()
    assert "50 %" in panel.note.text()


def test_captions_are_laid_onto_the_recording(known, qtbot, tmp_path):
    path = tmp_path / "mine.txt"
    path.write_text("WELCOME to the show! Today we talk about apples, trees and bees.", "utf-8")
    said = []
    known.captions.said.connect(lambda words, laid: said.append((words, laid)))
    with qtbot.waitSignal(known.captions.imported, timeout=SLOW):
        known.captions.take(known.editor, path)
    qtbot.waitUntil(lambda: "WELCOME" in known.transcript.page.transcript.text, timeout=SLOW)
    assert said
    assert "mine.txt" in said[0][0]
    words = known.transcript.page.transcript.text
    assert known.steps.can_undo
    known.undo()
    qtbot.waitUntil(lambda: known.transcript.page.transcript.text == TEXT, timeout=SLOW)
    assert known.steps.can_redo
    known.redo()
    qtbot.waitUntil(lambda: known.transcript.page.transcript.text == words, timeout=SLOW)
    known.transcript.text.layings.take_back(said[0][1].exchange)
    known.undo()
    qtbot.waitUntil(lambda: known.transcript.page.transcript.text == TEXT, timeout=SLOW)
    assert not known.errors


def test_an_import_is_taken_back_in_its_order(known, qtbot, tmp_path):
    """Edit, import, correct: Undo takes the correction back first, then the import, then the edit."""
    path = tmp_path / "mine.txt"
    path.write_text("WELCOME to the show! Today we talk about apples, trees and bees.", "utf-8")
    laid = []
    known.captions.imported.connect(laid.append)
    known.captions.take(known.editor, path)
    shown = known.transcript.page
    qtbot.waitUntil(lambda: "WELCOME" in known.transcript.page.transcript.text, timeout=SLOW)
    imported = known.transcript.page.transcript.text
    first = known.transcript.page.words[0]
    known.transcript.text._correct(first, first, "Hello")
    qtbot.waitUntil(lambda: "Hello" in known.transcript.page.transcript.text, timeout=SLOW)
    known.undo()
    qtbot.waitUntil(lambda: known.transcript.page.transcript.text == imported, timeout=SLOW)
    known.undo()
    qtbot.waitUntil(lambda: known.transcript.page.transcript.text == TEXT, timeout=SLOW)
    assert not known.steps.can_undo
    known.redo()
    qtbot.waitUntil(lambda: known.transcript.page.transcript.text == imported, timeout=SLOW)
    known.redo()
    qtbot.waitUntil(lambda: "Hello" in known.transcript.page.transcript.text, timeout=SLOW)
    known.transcript.text.layings.take_back(laid[0])
    qtbot.waitUntil(lambda: known.transcript.page.transcript.text == TEXT, timeout=SLOW)
    assert shown is not known.transcript.page
    assert len(laid) == 1
    assert not known.errors


def test_captions_of_something_else_are_refused_in_words(known, qtbot, tmp_path):
    path = tmp_path / "other.txt"
    path.write_text("The licence of this program lets you share it with anybody you like.", "utf-8")
    with qtbot.waitSignal(known.failed, timeout=SLOW):
        known.captions.take(known.editor, path)
    assert "%" in known.errors[0].message
    view = known._workshop.transcripts.view(known.editor.timeline)
    assert view.text.split() == SAID


def test_after_another_recording_everything_is_undone_in_its_order(known, qtbot, tmp_path):
    """Import, edit, correct, put away, take up again: Undo goes back through all of it."""
    path = tmp_path / "mine.txt"
    path.write_text("WELCOME to the show! Today we talk about apples, trees and bees.", "utf-8")
    desk, name = known.transcript, known.editor.recording.id

    def shows(words):
        qtbot.waitUntil(lambda: desk.page.transcript.text == words, timeout=SLOW)

    with qtbot.waitSignal(known.captions.imported, timeout=SLOW):
        known.captions.take(known.editor, path)
    qtbot.waitUntil(lambda: "WELCOME" in desk.page.transcript.text, timeout=SLOW)
    imported = desk.page.transcript.text
    with qtbot.waitSignal(known.edited, timeout=SLOW):
        known.apply(Plan(steps=(Step(op="delete", start=4.0, end=6.0),)), None)
    qtbot.waitUntil(lambda: desk.page.transcript.text != imported, timeout=SLOW)
    cut = desk.page.transcript.text
    desk.text._correct(desk.page.words[0], desk.page.words[0], "Hello")
    qtbot.waitUntil(lambda: "Hello" in desk.page.transcript.text, timeout=SLOW)
    last = desk.page.transcript.text

    known.close_recording()
    with qtbot.waitSignal(known.opened, timeout=SLOW):
        known.open_known(name)
    shows(last)
    qtbot.waitUntil(lambda: desk.text.trail.last is Did.TEXT, timeout=SLOW)
    for words in (cut, imported, TEXT):
        known.undo()
        shows(words)
    qtbot.waitUntil(lambda: not known.steps.can_undo, timeout=SLOW)
    for words in (imported, cut, last):
        qtbot.waitUntil(lambda: known.steps.can_redo, timeout=SLOW)
        known.redo()
        shows(words)
    assert not known.errors
