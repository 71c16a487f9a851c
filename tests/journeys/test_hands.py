"""What a person's hands found: keys that go where one looks, and nothing left behind on the stage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication


def test_delete_in_the_list_means_the_conversation(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    journey.say("hello there")
    rows = journey.window.window.sidebar.conversations
    rows.setFocus()
    journey.until(lambda: bool(rows.selected()))
    journey.key(Qt.Key.Key_Delete)
    assert "deleted" in journey.toast().lower()
    journey.until(lambda: not rows.rows.rows)

    assert journey.window.window.sidebar.new.hasFocus()  # Delete again must not take more away
    journey.act("conversation.bring_back")
    journey.until(lambda: len(rows.rows.rows) == 1)
    journey.until(lambda: "hello there" in journey.texts())


def test_a_recording_taken_off_the_list_is_put_back(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    rows = journey.window.window.sidebar.recordings
    rows.setFocus()
    journey.until(lambda: bool(rows.selected()))
    journey.key(Qt.Key.Key_Delete)
    assert "removed" in journey.toast()
    journey.until(lambda: not rows.rows.rows)
    journey.window.window.toasts.shown[-1].act.click()
    journey.until(lambda: len(rows.rows.rows) == 1)
    journey.settle()


def test_enter_presses_the_button_that_has_the_focus(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    length = journey.seconds
    journey.say("cut the first 3 seconds")
    journey.until(lambda: bool(journey.studio.state.tints))
    (card,) = journey.cards()
    card.apply.setFocus()
    journey.key(Qt.Key.Key_Return)
    journey.lasts(length - 3)


def test_answering_again_by_its_keys_works_every_time(journey: Any) -> None:
    journey.start()
    journey.settle()
    journey.say("hello there")
    for version in (2, 3):
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        journey.key(Qt.Key.Key_R, held)
        journey.until(
            lambda n=version: (
                len(journey.window.pane.conversation.messages[-1].siblings) == n
                and not journey.window.chat.busy
            )
        )
        journey.settle()


def test_another_version_takes_the_plan_off_the_waveform(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    journey.say("cut the first 3 seconds")
    journey.until(lambda: bool(journey.studio.state.tints))
    conversation = journey.window.pane.conversation
    conversation.edited.emit(conversation.messages[0].id, "What is a podcast?")
    journey.until(lambda: journey.texts()[0] == "What is a podcast?")
    journey.settle()
    journey.until(lambda: not journey.cards() and not journey.studio.state.tints)
    assert journey.window.pane.composer.isAncestorOf(QApplication.focusWidget())


def test_dragged_files_say_what_dropping_does(journey: Any, talk: Path) -> None:
    journey.start()
    window = journey.window.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(talk))])
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    hint = window.drop_hint
    assert hint.isVisible()
    assert hint.words == "Drop to open talk.flac"
    kinds = (
        ("a.gguf", "Drop to use the model a.gguf"),
        ("a.srt", "Open a recording first, then drop a.srt onto it"),
    )
    for name, words in kinds:
        hint.show_over([Path(name)])
        assert hint.words == words
    hint.show_over([Path("a.wav"), Path("a.srt"), Path("b.wav")])
    assert hint.words == "Drop to open a.wav, the first of 2 files"
    assert hint.size() == window.size()
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not hint.isVisible()


def test_messages_at_the_edge_do_not_cover_the_field(journey: Any) -> None:
    journey.start()
    journey.settle()
    window, composer = journey.window.window, journey.window.pane.composer
    toast = window.toasts.say("Saved as talk.mp3")
    top = composer.mapTo(window, QPoint(0, 0)).y()
    assert toast.geometry().bottom() < top
