"""Editing by words: a recording is transcribed, its words cut and corrected, and all of it stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import soundfile
from PySide6.QtCore import Qt

SAID = ["Good morning to everybody in the garden.", "The bees are back, and the roses are red."]


@pytest.fixture
def spoken(speech: Any, tmp_path: Path) -> Path:
    """Two sentences with a pause between them."""
    path = tmp_path / "garden.wav"
    soundfile.write(path, speech.joined(SAID, [1.6]).samples, 16_000, subtype="PCM_16")
    return path


def _desk(journey: Any) -> Any:
    return journey.studio.transcript


def _text(journey: Any) -> str:
    return " ".join(word.text for word in _desk(journey).page.words)


def _said(journey: Any, words: str) -> None:
    journey.until(lambda: words in _text(journey))
    journey.settle()


def _transcribe(journey: Any, spoken: Path) -> None:
    journey.start(spoken)
    journey.opened()
    journey.window.window.show_panel(True, "transcript")
    assert _desk(journey).panel.empty.isVisible()
    _desk(journey).panel.empty.act.click()
    _said(journey, "garden.")
    journey.until(lambda: not _desk(journey).hearing.recognition.running)
    _said(journey, "roses")


def test_words_are_transcribed_cut_corrected_and_still_there(journey: Any, spoken: Path) -> None:
    _transcribe(journey, spoken)
    whole, length = _text(journey), journey.seconds
    view, page = _desk(journey).panel.view, _desk(journey).page
    assert len([row for row in page.rows if row.first < row.last]) == 2

    first = next(i for i, word in enumerate(page.words) if word.text.lower().startswith("every"))
    view.setFocus()
    view.choose(view.chosen.over(first, first + 4))
    journey.key(Qt.Key.Key_Delete)
    journey.until(lambda: journey.seconds < length - 0.8)
    journey.until(lambda: "garden" not in _text(journey))
    journey.settle()

    journey.act("edit.undo")
    journey.lasts(length)
    journey.until(lambda: _text(journey) == whole)

    view.choose(view.chosen.over(0, 1))
    journey.key(Qt.Key.Key_F2)
    field = _desk(journey).text.editing.field
    field.setPlainText("Fine")
    journey.qtbot.keyClick(field, Qt.Key.Key_Return)
    _said(journey, "Fine")

    journey.start()
    journey.opened()
    _said(journey, "Fine")
    assert _text(journey).split()[1:] == whole.split()[1:]
    assert journey.seconds == pytest.approx(length, abs=0.001)
    journey.act("transcript.undo")
    _said(journey, whole)


def test_leaving_while_it_listens_loses_nothing(journey: Any, spoken: Path) -> None:
    journey.start(spoken)
    journey.opened()
    journey.act("transcript.transcribe")
    journey.until(lambda: _desk(journey).hearing.recognition.running)
    journey.quit()
    journey.sound()
    journey.start()
    journey.opened()
    journey.act("transcript.transcribe")
    _said(journey, "garden.")
    journey.until(lambda: not _desk(journey).hearing.recognition.running)
    _said(journey, "roses")


def test_silence_gets_no_words(journey: Any, tmp_path: Path) -> None:
    path = tmp_path / "still.wav"
    soundfile.write(path, [0.0] * 16_000 * 4, 16_000)
    journey.start(path)
    journey.opened()
    journey.act("transcript.transcribe")
    empty = _desk(journey).panel.empty
    journey.until(lambda: empty.title.whole() == "No speech was found")
    assert not empty.act.isVisible()
    assert not _text(journey)


def test_a_sentence_is_answered_by_itself_once_the_words_are_there(
    journey: Any, spoken: Path
) -> None:
    journey.start(spoken)
    journey.opened()
    journey.say("cut everything before she says the bees")
    journey.until(lambda: len(journey.texts()) == 2)
    journey.say("yes")
    journey.until(lambda: bool(journey.cards()))
    first, asked = journey.texts()[0], journey.window.pane.conversation.messages
    assert first == "cut everything before she says the bees"
    assert len(asked) == 2
    assert len(asked[-1].siblings) == 2
    length = journey.seconds
    journey.cards()[0].apply.click()
    journey.until(lambda: journey.seconds < length - 2)
    journey.until(lambda: _text(journey).lower().startswith("the bees"))


def test_a_sentence_is_not_answered_late_when_something_else_was_said(
    journey: Any, spoken: Path
) -> None:
    journey.start(spoken)
    journey.opened()
    journey.say("cut everything before she says the bees")
    journey.until(lambda: len(journey.texts()) == 2)
    journey.say("how long is it?")
    journey.until(lambda: len(journey.texts()) == 4)
    journey.act("transcript.transcribe")
    _said(journey, "roses")
    journey.until(lambda: not _desk(journey).hearing.recognition.running)
    journey.settle()
    assert len(journey.texts()) == 4
    assert not journey.cards()


def test_a_question_is_answered_by_itself_once_the_words_are_there(
    journey: Any, spoken: Path
) -> None:
    journey.start(spoken)
    journey.opened()
    journey.say("What was said about the bees?")
    journey.until(lambda: "Shall I transcribe it?" in journey.texts()[-1])
    journey.say("yes")
    journey.until(lambda: "bees are back" in journey.texts()[-1])
    assert len(journey.texts()) == 2
