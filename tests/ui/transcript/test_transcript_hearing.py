"""Recognition in the panel: begun, held, gone on with, ended; words appear as they come."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from audiochat.domain.errors import ModelError
from audiochat.domain.transcript import Block, Word
from audiochat.ui.stored import TRANSCRIBE_ON_OPENING
from audiochat.ui.studio.transcript.page import Kind
from audiochat.ui.theme.files import resources
from tests.making.listening import Listening

WAIT = 10_000


def blocks_of(source: str, end: float) -> list[Block]:
    """Four stretches of the recording with a few words each, the last with none."""
    out = []
    for number in range(4):
        start, stop = end * number / 4, end * (number + 1) / 4
        words = tuple(
            Word(f"word{number}{i}", start + i, start + i + 0.5, 0.9)
            for i in range(3 if number < 3 else 0)
        )
        out.append(Block(f"b{number}", source, start, stop, words, "en", "test"))
    return out


@pytest.fixture
def start(
    open_window: Callable[..., Any], ready: Callable[[Any], None], qtbot: QtBot, tmp_path: Path
) -> Callable[..., Any]:
    """The window with the sample on the stage, and somebody who listens as slowly as is wanted."""

    def open_(doubt: str = "", **settings: object) -> tuple[Any, Listening]:
        path = Path(shutil.copy(resources() / "sample" / "sample.flac", tmp_path / "talk.flac"))
        assembly = open_window()
        for name, value in settings.items():
            assembly.workshop.settings.set(name, value)
        listening = Listening(assembly.workshop.transcripts, [], doubt)
        assembly.workshop.__dict__["transcriber"] = listening
        qtbot.waitUntil(lambda: assembly.joint.studio is not None, timeout=WAIT)
        assembly.joint.open_file(path)
        qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
        editor = assembly.joint.studio.editor
        (source,) = editor.timeline.sources()
        listening._blocks += blocks_of(source, editor.timeline.seconds)
        assembly.window.show_panel(True, "transcript")
        if not settings:
            ready(assembly)
        return assembly, listening

    return open_


def desk_of(assembly: Any) -> Any:
    return assembly.joint.studio.transcript


def test_words_appear_as_they_come(start: Callable[..., Any], qtbot: QtBot) -> None:
    assembly, listening = start()
    desk = desk_of(assembly)
    assert desk.panel.empty.act.isVisible()
    desk.panel.empty.act.click()
    assert desk.panel.progress.isVisible()
    assert desk.panel.empty.title.whole() == "Listening"
    listening.release()
    qtbot.waitUntil(lambda: len(desk.page.words) == 3, timeout=WAIT)
    assert desk.panel.view.isVisible()
    assert desk.page.rows[-1].kind is Kind.MISSING
    assert "25 %" in desk.panel.progress.words.whole()
    state = assembly.joint.studio.state
    state.select((0.0, state.total))
    listening.release(3)
    qtbot.waitUntil(lambda: len(desk.page.words) == 9, timeout=WAIT)
    qtbot.waitUntil(lambda: not desk.panel.progress.isVisible(), timeout=WAIT)
    assert state.selection == (0.0, state.total), "words that came changed what was selected"
    assert desk.panel.view.chosen.range == (0, 9)
    assert all(row.kind is not Kind.MISSING for row in desk.page.rows)
    assert not desk.acts.can("transcribe")


def test_it_is_held_and_goes_on(start: Callable[..., Any], qtbot: QtBot) -> None:
    assembly, listening = start()
    desk = desk_of(assembly)
    desk.acts.do("transcribe")
    listening.release()
    qtbot.waitUntil(lambda: len(desk.page.words) == 3, timeout=WAIT)
    desk.panel.progress.hold.click()
    assert "Paused" in desk.panel.progress.words.whole()
    assert desk.panel.progress.hold.accessibleName() == "Go on transcribing"
    qtbot.waitUntil(lambda: not assembly.lanes.busy, timeout=WAIT)
    desk.panel.progress.hold.click()
    listening.release(3)
    qtbot.waitUntil(lambda: len(desk.page.words) == 9, timeout=WAIT)
    assert listening.runs == 2


def test_it_is_ended_and_the_words_stay(start: Callable[..., Any], qtbot: QtBot) -> None:
    assembly, listening = start()
    desk = desk_of(assembly)
    desk.acts.do("transcribe")
    listening.release()
    qtbot.waitUntil(lambda: len(desk.page.words) == 3, timeout=WAIT)
    desk.panel.progress.end.click()
    assert not desk.panel.progress.isVisible()
    qtbot.waitUntil(lambda: not assembly.lanes.busy, timeout=WAIT)
    assert len(desk.page.words) == 3
    assert desk.acts.can("transcribe")
    missing = desk.page.rows[-1]
    box = desk.panel.view.row_box(len(desk.page.rows) - 1)
    qtbot.mouseClick(
        desk.panel.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint()
    )
    qtbot.waitUntil(lambda: listening.runs == 2, timeout=WAIT)
    qtbot.waitUntil(lambda: listening.looked[-1] == missing.start, timeout=WAIT)


def test_it_goes_first_where_one_looks(start: Callable[..., Any], qtbot: QtBot) -> None:
    assembly, listening = start()
    desk, state = desk_of(assembly), assembly.joint.studio.state
    state.move_playhead(12.0)
    desk.acts.do("transcribe")
    qtbot.waitUntil(lambda: len(listening.looked) == 1, timeout=WAIT)
    state.set_view(state.view.showing(20.0, 24.0, margin=0.0))
    listening.release()
    qtbot.waitUntil(lambda: len(listening.looked) == 2, timeout=WAIT)
    assert listening.looked == pytest.approx([12.0, 20.0], abs=0.01)


def test_edits_are_possible_while_it_listens(start: Callable[..., Any], qtbot: QtBot) -> None:
    assembly, listening = start()
    studio = assembly.joint.studio
    desk, length = desk_of(assembly), studio.editor.timeline.seconds
    desk.acts.do("transcribe")
    listening.release(3)
    qtbot.waitUntil(lambda: len(desk.page.words) == 9, timeout=WAIT)
    desk.panel.view.choose(desk.panel.view.chosen.over(3, 5))
    desk.acts.do("delete")
    qtbot.waitUntil(lambda: studio.editor.timeline.seconds < length - 1, timeout=WAIT)
    qtbot.waitUntil(lambda: len(desk.page.words) == 7, timeout=WAIT)
    assert desk.hearing.recognition.running


def test_a_doubt_is_said_over_the_words(start: Callable[..., Any], qtbot: QtBot) -> None:
    assembly, listening = start(doubt="The sound is very quiet, so words may be wrong.")
    desk = desk_of(assembly)
    desk.acts.do("transcribe")
    listening.release(4)
    qtbot.waitUntil(lambda: desk.panel.doubt.isVisible(), timeout=WAIT)
    assert "very quiet" in desk.panel.doubt.whole()


def test_it_begins_by_itself_only_if_the_setting_says_so(
    start: Callable[..., Any], qtbot: QtBot
) -> None:
    assembly, listening = start(**{TRANSCRIBE_ON_OPENING: True})
    qtbot.waitUntil(lambda: desk_of(assembly).hearing.recognition.running, timeout=WAIT)
    assembly, listening = start(**{TRANSCRIBE_ON_OPENING: False})
    qtbot.waitUntil(lambda: not assembly.lanes.busy, timeout=WAIT)
    assert listening.runs == 0


def test_another_recording_ends_it(start: Callable[..., Any], qtbot: QtBot) -> None:
    assembly, listening = start()
    desk_of(assembly).acts.do("transcribe")
    qtbot.waitUntil(lambda: listening.runs == 1, timeout=WAIT)
    assembly.joint.studio.close_recording()
    qtbot.waitUntil(lambda: not assembly.lanes.busy, timeout=WAIT)
    assert not desk_of(assembly).hearing.recognition.running


def test_a_failure_is_said_in_place_and_can_be_tried_again(
    start: Callable[..., Any], qtbot: QtBot
) -> None:
    assembly, listening = start()
    desk, empty = desk_of(assembly), desk_of(assembly).panel.empty
    listening.error = ModelError("The recogniser cannot be read.", "Choose another folder.")
    desk.acts.do("transcribe")
    listening.release()
    qtbot.waitUntil(lambda: "cannot be read" in empty.title.whole(), timeout=WAIT)
    assert empty.words.whole() == "Choose another folder."
    listening.error = None
    listening.release()
    empty.act.click()
    qtbot.waitUntil(lambda: len(desk.page.words) == 3, timeout=WAIT)
    listening.error = ModelError("The file has gone.", "")
    listening.release()
    toasts = assembly.window.toasts
    qtbot.waitUntil(
        lambda: any("has gone" in t.accessibleName() for t in toasts.shown), timeout=WAIT
    )
    assert len(desk.page.words) == 3
    toasts.clear()


def test_what_an_edit_changed_meanwhile_is_heard_afterwards(
    start: Callable[..., Any], qtbot: QtBot
) -> None:
    assembly, listening = start()
    studio = assembly.joint.studio
    desk = desk_of(assembly)
    last = listening._blocks.pop()
    desk.acts.do("transcribe")
    listening.release(2)
    qtbot.waitUntil(lambda: len(desk.page.words) == 6, timeout=WAIT)
    desk.panel.view.choose(desk.panel.view.chosen.over(0, 2))
    desk.acts.do("delete")
    qtbot.waitUntil(lambda: len(desk.page.words) == 4, timeout=WAIT)
    qtbot.waitUntil(lambda: not assembly.lanes.audio.busy, timeout=WAIT)
    listening._blocks.append(last)
    listening.release(2)
    qtbot.waitUntil(lambda: listening.runs == 2, timeout=WAIT)
    assert studio.steps.can_undo
