"""Transcribed anew in the panel: asked in place, old words until the end, one Undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audiochat.domain.recogniser import RecogniserSpec
from audiochat.domain.transcript import Block, Word
from audiochat.services.transcriber import Transcriber
from audiochat.services.workshop import Workshop
from audiochat.ui.studio.transcript.again_bar import AgainBar
from audiochat.ui.studio.transcript.recognition import Stage
from audiochat.ui.theme import Theme
from tests.making import tones

WAIT = 20_000
SECONDS = 30
OLD = [f"old{n}" for n in range(SECONDS)]


def hears_tones(workshop: Workshop) -> tones.Listener:
    listener = tones.Listener()
    transcriber = Transcriber(workshop.pool, workshop.transcripts, listener)  # type: ignore[arg-type]
    workshop.__dict__["transcriber"] = transcriber
    return listener


@pytest.fixture
def known(
    open_window: Callable[..., Any], ready: Callable[[Any], None], qtbot: QtBot, tmp_path: Path
) -> tuple[Any, tones.Listener]:
    """The window with a recording of tones about which wrong words are known."""
    path = tmp_path / "tones.wav"
    soundfile.write(path, tones.tones(SECONDS, 16_000), 16_000)
    assembly = open_window()
    workshop = assembly.workshop
    listener = hears_tones(workshop)
    recording = workshop.library.open(path)
    (source,) = workshop.editor(recording.id).timeline.sources()
    words = tuple(Word(word, n + 0.25, n + 0.85) for n, word in enumerate(OLD))
    workshop.transcripts.write(Block("b", source, 0.0, float(SECONDS), words, "en", "test"))
    qtbot.waitUntil(lambda: assembly.joint.studio is not None, timeout=WAIT)
    assembly.joint.choose_known(recording.id)
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=WAIT)
    assembly.window.show_panel(True, "transcript")
    desk = assembly.joint.studio.transcript
    qtbot.waitUntil(lambda: len(desk.page.words) == SECONDS, timeout=WAIT)
    ready(assembly)
    return assembly, listener


def texts(desk: Any) -> list[str]:
    return [word.text for word in desk.page.words]


def test_it_is_asked_done_and_undone(known: tuple[Any, tones.Listener], qtbot: QtBot) -> None:
    assembly, _ = known
    studio = assembly.joint.studio
    desk = studio.transcript
    desk.text._correct(desk.page.words[4], desk.page.words[4], "four")
    qtbot.waitUntil(lambda: "four" in texts(desk), timeout=WAIT)
    before = texts(desk)
    assembly.shell.actions.run("transcript.again")
    bar = desk.panel.again
    qtbot.waitUntil(bar.isVisible, timeout=WAIT)
    assert "Whisper tiny, English" in bar.note.text()
    assert not bar.language.isVisible()
    bar.go.click()
    assert not bar.isVisible()
    wanted = tones.names(SECONDS)
    wanted[4] = "four"
    qtbot.waitUntil(lambda: texts(desk) == wanted, timeout=WAIT)
    qtbot.waitUntil(lambda: desk.hearing.stage is Stage.IDLE, timeout=WAIT)
    assert studio.steps.can_undo
    studio.undo()
    qtbot.waitUntil(lambda: texts(desk) == before, timeout=WAIT)
    studio.redo()
    qtbot.waitUntil(lambda: texts(desk) == wanted, timeout=WAIT)
    studio.undo()
    qtbot.waitUntil(lambda: texts(desk) == before, timeout=WAIT)
    studio.undo()
    qtbot.waitUntil(lambda: texts(desk) == OLD, timeout=WAIT)


def test_held_and_stopped_it_leaves_the_old_words(
    known: tuple[Any, tones.Listener], qtbot: QtBot
) -> None:
    assembly, listener = known
    desk = assembly.joint.studio.transcript
    listener.heard.delay = 0.5
    desk.hearing.start_again()
    again = desk.hearing._again
    qtbot.waitUntil(lambda: bool(again.blocks), timeout=WAIT)
    assert "anew" in desk.panel.progress.words.whole()
    assert not desk.acts.can("again")
    desk.hearing.hold()
    assert desk.hearing.stage is Stage.PAUSED
    assert texts(desk) == OLD
    desk.hearing.hold()
    assert desk.hearing._again is again
    desk.hearing.stop()
    assert desk.hearing._again is None
    qtbot.waitUntil(lambda: not assembly.lanes.busy, timeout=WAIT)
    assert texts(desk) == OLD
    assert desk.acts.can("again")


def test_quit_in_the_middle_it_waits_at_the_next_start_and_goes_on(
    known: tuple[Any, tones.Listener], open_window: Callable[..., Any], qtbot: QtBot
) -> None:
    assembly, listener = known
    desk = assembly.joint.studio.transcript
    listener.heard.delay = 0.5
    desk.hearing.start_again()
    again = desk.hearing._again
    qtbot.waitUntil(lambda: bool(again.blocks), timeout=WAIT)
    assembly = open_window()
    listener = hears_tones(assembly.workshop)
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=WAIT)
    assembly.window.show_panel(True, "transcript")
    desk = assembly.joint.studio.transcript
    qtbot.waitUntil(lambda: desk.hearing.stage is Stage.PAUSED, timeout=WAIT)
    assert texts(desk) == OLD
    strip = desk.panel.progress
    assert strip.isVisible()
    assert "anew, paused at" in strip.words.whole()
    assert strip.end.accessibleName() == "Stop; the old words stay"
    assert desk.hearing._again.blocks[0].id == again.blocks[0].id
    strip.hold.click()
    qtbot.waitUntil(lambda: texts(desk) == tones.names(SECONDS), timeout=WAIT)
    assert not strip.isVisible()

    assembly = open_window()
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=WAIT)
    assembly.window.show_panel(True, "transcript")
    studio = assembly.joint.studio
    desk = studio.transcript
    qtbot.waitUntil(lambda: texts(desk) == tones.names(SECONDS), timeout=WAIT)
    qtbot.waitUntil(lambda: studio.steps.can_undo, timeout=WAIT)
    studio.undo()
    qtbot.waitUntil(lambda: texts(desk) == OLD, timeout=WAIT)
    qtbot.waitUntil(lambda: studio.steps.can_redo, timeout=WAIT)


def test_a_language_is_asked_for_where_there_is_a_choice(theme: Theme, qtbot: QtBot) -> None:
    bar = AgainBar(theme)
    qtbot.addWidget(bar)
    asked: list[tuple[str, bool]] = []
    bar.wanted.connect(lambda *how: asked.append(how))
    spec = RecogniserSpec("x", "<b>Large</b>", Path("large"), True)
    bar.ask(spec.name, spec.multilingual)
    assert bar.language.isVisible()
    bar.language.setCurrentIndex(bar.language.findData("he"))
    bar.keep.setChecked(False)
    qtbot.keyClick(bar.go, Qt.Key.Key_Return)
    bar.ask(spec.name, False)
    assert not bar.language.isVisible()
    qtbot.keyClick(bar.go, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert asked == [("he", False)]
