"""Speakers are told apart in the window: one step, stoppable, doubts marked, after recognition if wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.domain.transcript import Block, Word
from audiochat.speech.voiceprints.encoder import model_path
from audiochat.ui.stored import TELL_SPEAKERS_APART
from audiochat.ui.studio.transcript.page import make_page
from audiochat.ui.studio.transcript.sheet import Sheet
from tests.making.dialogue import Dialogue, dialogue
from tests.making.speech import RATE

WAIT = 30_000
needs_model = pytest.mark.skipif(model_path() is None, reason="no model of voices on this system")


@pytest.fixture(scope="module")
def two(speech: Any) -> Dialogue:
    return dialogue(speech, "0101")


@pytest.fixture
def assembly(
    open_window: Callable[..., Any],
    ready: Callable[[Any], None],
    qtbot: QtBot,
    tmp_path: Path,
    two: Dialogue,
) -> Any:
    """The window with a dialogue on the stage, not transcribed yet."""
    path = tmp_path / "talk.flac"
    soundfile.write(path, two.samples, RATE)
    made = open_window((path,))
    qtbot.waitUntil(lambda: made.joint.open_recording() is not None, timeout=WAIT)
    ready(made)
    made.window.show_panel(True, "transcript")
    return made


@pytest.fixture
def desk(assembly: Any, two: Dialogue, qtbot: QtBot) -> Any:
    """Its transcript, with the words of the dialogue."""
    (source,) = assembly.joint.studio.editor.timeline.sources()
    words = tuple(Word(text, start, end, 0.9) for text, start, end, _ in two.words)
    end = assembly.joint.studio.editor.timeline.seconds
    assembly.workshop.transcripts.write(Block("b1", source, 0.0, end, words, "en", "test"))
    made = assembly.joint.studio.transcript
    made.reload()
    qtbot.waitUntil(lambda: bool(made.page.words), timeout=WAIT)
    return made


def names(desk: Any) -> list[str]:
    return list(dict.fromkeys(row.speaker for row in desk.page.rows))


@needs_model
def test_voices_are_told_apart_and_it_is_one_step(
    desk: Any, assembly: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    assert desk.acts.can("apart")
    desk.acts.do("apart")
    assert not desk.acts.can("apart")
    assert desk.panel.telling.isVisible()
    assert not desk.panel.telling.hold.isVisible()
    qtbot.waitUntil(lambda: names(desk) == ["Speaker 1", "Speaker 2"], timeout=WAIT)
    assert desk.panel.telling.isHidden()
    assert said == ["2 speakers told apart."]
    ready(assembly)
    assembly.joint.studio.undo()
    qtbot.waitUntil(lambda: names(desk) == [""], timeout=WAIT)
    ready(assembly)
    assembly.joint.studio.redo()
    qtbot.waitUntil(lambda: names(desk) == ["Speaker 1", "Speaker 2"], timeout=WAIT)


@needs_model
def test_it_is_stopped_and_nothing_has_changed(
    desk: Any, assembly: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    desk.acts.do("apart")
    qtbot.mouseClick(desk.panel.telling.end, Qt.MouseButton.LeftButton)
    assert not desk.telling.running
    assert desk.panel.telling.isHidden()
    ready(assembly)
    assert names(desk) == [""]
    assert desk.acts.can("apart")


@needs_model
def test_the_card_asks_how_many(desk: Any, qtbot: QtBot) -> None:
    desk.text.ask_speaker(0)
    card = desk.text.card
    assert card.apart.isVisible()
    assert card.count.itemText(0) == "Find out how many"
    card.count.setCurrentIndex(1)
    qtbot.mouseClick(card.apart, Qt.MouseButton.LeftButton)
    assert card.isHidden()
    qtbot.waitUntil(lambda: names(desk) == ["Speaker 1", "Speaker 2"], timeout=WAIT)


@needs_model
def test_after_recognition_where_the_person_wants_it(assembly: Any, qtbot: QtBot) -> None:
    assembly.workshop.settings.set(TELL_SPEAKERS_APART, True)
    desk = assembly.joint.studio.transcript
    desk.hearing.start()
    qtbot.waitUntil(lambda: names(desk) == ["Speaker 1", "Speaker 2"], timeout=2 * WAIT)
    assert desk.page.transcript.coverage == pytest.approx(1.0)


def test_a_computer_without_the_model_says_so(
    desk: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audiochat.speech.voiceprints.encoder.PACKAGE", "no_such_package_at_all")
    failed: list[Any] = []
    desk.failed.connect(failed.append)
    desk.text.ask_speaker(0)
    card = desk.text.card
    assert card.apart.isHidden()
    assert "not installed" in card.note.text()
    card.hide()
    desk.acts.do("apart")
    qtbot.waitUntil(lambda: bool(failed), timeout=WAIT)
    assert isinstance(failed[0], ModelError)
    assert "by hand" in failed[0].remedy
    assert names(desk) == [""]


def test_doubts_are_marked_and_the_person_confirms(desk: Any, qtbot: QtBot) -> None:
    transcripts = desk._workshop.transcripts
    words = desk.page.words
    unsure = [(w, "Speaker 1", 0.3 if i < 5 else 0.9) for i, w in enumerate(words)]
    transcripts.set_speakers(unsure, "made")
    desk.reload()
    qtbot.waitUntil(lambda: names(desk) == ["Speaker 1"], timeout=WAIT)
    first = desk.page.rows[0]
    assert (first.unsure, first.named) == (True, True)
    desk.text.ask_speaker(0)
    card = desk.text.card
    assert "not clear" in card.note.text()
    assert card.field.text() == "Speaker 1"
    qtbot.keyClick(card.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.page.rows[0].unsure, timeout=WAIT)
    assert desk.page.words[0].word.speaker_confidence == 1.0


def test_marks_are_painted(desk: Any, theme: Any) -> None:
    from dataclasses import replace

    from PySide6.QtGui import QImage, QPainter

    from audiochat.ui.studio.transcript.look import Look

    def painted(sure: float) -> bytes:
        words = tuple(
            replace(w, word=replace(w.word, speaker="Speaker 1", speaker_confidence=sure))
            for w in desk.page.words
        )
        page = make_page(replace(desk.page.transcript, words=words), None, Job())
        sheet = Sheet(page, Look(theme), 300, True)
        image = QImage(320, 60, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        sheet._draw_head(painter, 0, page.rows[0], 4, 4, False)
        painter.end()
        return bytes(image.constBits())

    assert painted(0.2) != painted(0.9)


@needs_model
def test_a_sentence_that_waited_is_answered_where_one_voice_is_all_there_is(
    desk: Any, assembly: Any, qtbot: QtBot, ready: Callable[[Any], None]
) -> None:
    assembly.pane.composer.sent.emit("who speaks the most?")
    ready(assembly)
    shown = assembly.pane.conversation.messages
    assert "Shall I tell the speakers apart?" in shown[-1].content
    desk.telling.start(1)
    qtbot.waitUntil(
        lambda: "Only one voice was heard" in assembly.pane.conversation.messages[-1].content,
        timeout=WAIT,
    )
    assert "Speaker 1 talks the most" in assembly.pane.conversation.messages[-1].content
    assert names(desk) == [""]
    ready(assembly)
    desk.telling.set_recording("another", None)
    assert not desk.telling.one_voice
