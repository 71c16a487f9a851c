"""The whole story in the window, and that it is still there after starting again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import soundfile
from PySide6.QtCore import Qt

from audiochat.domain.sampling import Preset, Sampling
from audiochat.ui.palette import Found
from audiochat.ui.studio.card_state import Phase

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_recording_is_edited_by_words_and_everything_survives(
    journey: Any, talk: Path, tmp_path: Path
) -> None:
    original = talk.read_bytes()
    journey.start(talk)
    journey.opened()
    length = journey.seconds
    journey.say("cut the first 3 seconds and bring it to -16 LUFS")
    journey.until(lambda: bool(journey.studio.state.tints))
    (card,) = journey.cards()
    card.apply.click()
    journey.lasts(length - 3)
    assert card.state.phase is Phase.APPLIED
    assert journey.studio.state.tints == ()

    journey.window.pane.composer.focus()
    journey.act("edit.undo")
    journey.lasts(length)
    assert card.state.phase is Phase.OPEN
    journey.until(lambda: bool(journey.studio.state.tints))
    journey.act("edit.redo")
    journey.lasts(length - 3)
    assert card.state.phase is Phase.APPLIED
    assert journey.studio.state.tints == ()

    out = tmp_path / "out.wav"
    journey.studio.export_to(out)
    assert "out.wav" in journey.toast()
    assert abs(soundfile.info(out).duration - (length - 3)) < 0.01
    journey.say("What is a podcast?")
    said = journey.texts()
    assert len(said) == 4
    journey.window.window.resize(790, 700)
    journey.quit()
    journey.sound()

    journey.start()
    journey.opened()
    journey.until(lambda: journey.texts() == said)
    assert abs(journey.seconds - (length - 3)) < 0.01
    assert (journey.window.window.width(), journey.window.window.height()) == (790, 700)
    (card,) = journey.cards()
    assert card.state.phase is Phase.APPLIED
    journey.act("edit.undo")
    journey.lasts(length)
    assert talk.read_bytes() == original


def test_the_waveform_of_what_was_undone_goes(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    waveform = journey.studio.stage.waveform
    journey.until(lambda: waveform._picture is not None and not waveform.feed.busy)
    before = waveform._picture.image
    journey.say("make it 12 dB quieter")
    journey.cards()[0].apply.click()
    journey.until(lambda: journey.studio.editor.can_undo)
    journey.settle()
    journey.until(lambda: waveform._picture.image != before)
    journey.act("edit.undo")
    journey.until(lambda: not journey.studio.editor.can_undo)
    journey.settle()
    journey.until(lambda: waveform._picture.image == before)


def test_gemma_answers_and_the_answer_survives(journey: Any, gemma_path: Path) -> None:
    journey.model = gemma_path
    window = journey.start()
    window.workshop.settings.save_preset(
        Preset(name="Short", sampling=Sampling(max_tokens=12, seed=7, context_length=1024))
    )
    window.workshop.settings.use_preset("Short")
    journey.say("Hello, who are you?")
    assert len(journey.texts()) == 2
    assert journey.texts()[1].strip()
    reply = journey.window.pane.conversation.messages[-1]
    journey.window.chat.regenerate(reply.id)
    journey.until(lambda: not journey.window.chat.busy)
    journey.until(lambda: len(journey.window.pane.conversation.messages) == 2)
    said = journey.texts()
    journey.quit()
    journey.sound()
    journey.start()
    journey.until(lambda: journey.texts() == said)
    assert len(journey.window.pane.conversation.messages[-1].siblings) == 2


def test_opening_gives_space_to_the_waveform_and_letters_to_the_field(
    journey: Any, talk: Path
) -> None:
    journey.start()
    journey.settle()
    journey.say("Hello there")
    journey.window.shell.take_files([talk])
    journey.opened()
    waveform = journey.studio.stage.waveform
    journey.until(waveform.hasFocus)
    journey.key(Qt.Key.Key_Space)
    journey.until(lambda: journey.studio.sound.playing)
    journey.key(Qt.Key.Key_Space)
    journey.until(lambda: not journey.studio.sound.playing)
    journey.keys("lower it")
    assert journey.window.pane.composer.text == "lower it"
    assert not journey.studio.state.loop
    session = journey.window.chat.session
    sessions = journey.window.workshop.sessions
    assert sessions.get(session.id).recording_id == journey.studio.recording.id


def test_a_message_that_was_found_is_gone_to(journey: Any) -> None:
    journey.start()
    journey.settle()
    for number in range(6):
        journey.say(f"remember the number {number}")
    wanted = journey.window.pane.conversation.messages[0]
    journey.window.shell.sessions.new()
    journey.until(lambda: journey.window.chat.session is None)
    found = Found("message", wanted.id, "", "", "search", wanted.session_id)
    journey.window.window.palette_box.chosen.emit(found)
    journey.until(lambda: journey.window.chat.session is not None)
    journey.until(lambda: journey.window.pane.conversation.view_of(wanted.id) is not None)
    view = journey.window.pane.conversation.view_of(wanted.id)
    journey.until(view.hasFocus)


def test_undo_in_an_empty_field_undoes_the_edit(journey: Any, talk: Path) -> None:
    journey.start(talk)
    journey.opened()
    length = journey.seconds
    journey.say("cut the first 3 seconds")
    journey.cards()[0].apply.click()
    journey.lasts(length - 3)
    journey.window.pane.composer.focus()
    journey.window.shell.actions.refresh()
    journey.key(Qt.Key.Key_Z, CTRL)
    journey.lasts(length)


def test_the_same_journey_from_right_to_left(journey: Any, talk: Path) -> None:
    journey.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    journey.start(talk)
    journey.opened()
    length = journey.seconds
    journey.say("חתוך את 3 השניות הראשונות")
    journey.cards()[0].apply.click()
    journey.lasts(length - 3)
    waveform = journey.studio.stage.waveform
    assert waveform.layoutDirection() is Qt.LayoutDirection.LeftToRight
    sidebar = journey.window.window.sidebar
    assert sidebar.mapToGlobal(sidebar.rect().center()).x() > (
        waveform.mapToGlobal(waveform.rect().center()).x()
    )
