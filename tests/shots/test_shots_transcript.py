"""Draws the transcript beside the waveform in its states, to be laid beside the drawings that are the aim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from audiochat.domain.transcript import Block, Word
from audiochat.ui.theme import Mode
from tests.making.listening import Listening
from tests.shots.test_shots import MODES, check, open_sample

pytestmark = pytest.mark.shots

SAID = (
    ("Interviewer", "And when the team moved, what changed first? Um, you know, in the day to day."),
    ("Guest", "The quiet. We had uh eleven people in one room, and then suddenly a door one could "
              "close. I remember the first morning in Jaffa, nobody spoke until ten."),
    ("Interviewer", "Was that good?"),
    ("Guest", "It was good for the work. It took a year until it was good for us."),
    ("Guest", "So, so we began to record the Monday talks."),
)  # fmt: skip


HEBREW = (
    ("דנה", "שלום לכולם, זו ההקלטה של Audio Chat Studio מהבוקר."),
    ("יוסי", "תודה. אישרנו את התקציב ב-14 בספטמבר, ומחר נתחיל לגייס."),
)


def talk(
    studio: Any, assembly: Any, until: float | None = None, said: tuple[tuple[str, str], ...] = SAID
) -> None:
    """An interview in the recording on the stage, as far as a time in seconds."""
    editor = assembly.joint.studio.editor
    (source,) = editor.timeline.sources()
    length = editor.timeline.seconds
    words, at = [], 0.4
    for speaker, text in said:
        for word in text.split():
            sure = 0.3 if word in ("Jaffa,", "Monday") else 0.95
            words.append(Word(word, at, at + 0.3, sure, speaker))
            at += 0.4
        at += 1.3
    stop = length if until is None else until
    kept = tuple(word for word in words if word.end < stop)
    studio.workshop.transcripts.write(Block("b1", source, 0.0, stop, kept, "en", "test"))
    assembly.window.show_panel(True, "transcript")
    assembly.joint.studio.transcript.reload()
    studio.settle()


@pytest.mark.parametrize("mode", MODES)
def test_transcript(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly)
    desk = assembly.joint.studio.transcript
    word = next(i for i, w in enumerate(desk.page.words) if w.text == "quiet.")
    assembly.joint.studio.state.move_playhead(desk.page.words[word].start + 0.1)
    studio.settle()
    check(studio.picture(f"transcript-{mode}"))


@pytest.mark.parametrize("mode", MODES)
def test_words_selected(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly)
    view = assembly.joint.studio.transcript.panel.view
    view.setFocus()
    view.choose(view.chosen.over(23, 34))
    studio.settle()
    check(studio.picture(f"transcript-selected-{mode}"))


def test_part_of_it(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT)
    talk(studio, assembly, until=21.0)
    check(studio.picture("transcript-part-light"))


@pytest.mark.parametrize("mode", MODES)
def test_deleted_words(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly)
    desk = assembly.joint.studio.transcript
    for first, last in ((62, 64), (19, 20), (8, 11)):
        desk.panel.view.choose(desk.panel.view.chosen.over(first, last))
        desk.acts.do("delete")
        studio.settle()
    desk.show_deleted(True)
    studio.settle()
    check(studio.picture(f"transcript-deleted-{mode}"))


@pytest.mark.parametrize("mode", MODES)
def test_text_edited_in_place(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly)
    desk = assembly.joint.studio.transcript
    word = next(i for i, w in enumerate(desk.page.words) if w.text == "Jaffa,")
    desk.panel.view.focus_words()
    desk.panel.view.choose(desk.panel.view.chosen.over(word - 1, word + 1))
    desk.acts.do("edit")
    desk.text.editing.field.setPlainText("in old Jaffa,")
    studio.settle()
    check(studio.picture(f"transcript-edit-{mode}"))


def test_find_and_replace(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT)
    talk(studio, assembly)
    desk = assembly.joint.studio.transcript
    desk.acts.do("find")
    desk.panel.find_bar.words.setText("good")
    desk.panel.find_bar.wanted.emit()
    studio.settle()
    check(studio.picture("transcript-find-light"))


def test_who_speaks(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.DARK)
    talk(studio, assembly)
    desk = assembly.joint.studio.transcript
    desk.text.ask_speaker(1)
    studio.settle()
    path = studio.picture("transcript-speaker-dark")
    card = desk.text.card.grab()
    assert card.save(str(path.with_name("transcript-speaker-card-dark.png")))
    desk.text.card.hide()
    check(path)


@pytest.mark.parametrize("mode", MODES)
def test_nothing_transcribed_yet(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    assembly.window.show_panel(True, "transcript")
    studio.settle()
    check(studio.picture(f"transcript-empty-{mode}"))


@pytest.mark.parametrize("mode", MODES)
def test_words_as_they_come(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    editor = assembly.joint.studio.editor
    (source,) = editor.timeline.sources()
    talk(studio, assembly, until=21.0)
    rest = Block("b2", source, 21.0, editor.timeline.seconds, (), "en", "test")
    listening = Listening(studio.workshop.transcripts, [rest])
    studio.workshop.__dict__["transcriber"] = listening
    desk = assembly.joint.studio.transcript
    desk.acts.do("transcribe")
    recognition = desk.hearing.recognition
    studio.wait(lambda: bool(listening.looked))
    recognition.fraction, recognition._first = 0.54, 0.0
    recognition._began -= 40
    recognition.changed.emit()
    studio.wait(lambda: desk.panel.progress.isVisible())
    studio.app.processEvents()
    check(studio.picture(f"transcribing-{mode}"))


def test_right_to_left_words(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT)
    assembly.theme.set_direction(Qt.LayoutDirection.RightToLeft)
    talk(studio, assembly, said=HEBREW)
    desk = assembly.joint.studio.transcript
    assembly.joint.studio.state.move_playhead(desk.page.words[2].start + 0.1)
    desk.panel.view.focus_words()
    desk.panel.view.choose(desk.panel.view.chosen.over(8, 14))
    studio.settle()
    check(studio.picture("transcript-right-to-left-light"))


def test_larger_words(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.DARK)
    talk(studio, assembly)
    assembly.theme.set_zoom(1.4)
    assembly.joint.studio.transcript.acts.do("find")
    studio.settle()
    check(studio.picture("transcript-zoom-140-dark"))


@pytest.mark.parametrize("mode", MODES)
def test_transcribing_anew(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly)
    bar = assembly.joint.studio.transcript.panel.again
    bar.ask("Whisper large", True)
    studio.settle()
    check(studio.picture(f"transcript-again-{mode}"))


@pytest.mark.parametrize("mode", MODES)
def test_speakers_told_apart(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly, said=tuple(("", text) for _, text in SAID))
    desk = assembly.joint.studio.transcript
    named = [
        (word, f"Speaker {1 + number % 2}", 0.3 if number == 2 else 0.9)
        for number, row in enumerate(desk.page.rows)
        for word in desk.page.words[row.first : row.last]
    ]
    studio.workshop.transcripts.set_speakers(named, "Speakers told apart")
    desk.reload()
    studio.settle()
    desk.panel.telling.show_state("Telling speakers apart, 40 %", 0.4, False)
    desk.text.ask_speaker(2)
    studio.settle()
    path = studio.picture(f"transcript-speakers-{mode}")
    card = desk.text.card.grab()
    assert card.save(str(path.with_name(f"transcript-speakers-card-{mode}.png")))
    desk.text.card.hide()
    desk.panel.telling.hide()
    check(path)
