"""Captions dropped onto the window, and the export opened from the menu."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from audiochat.domain.transcript import Block, Word
from audiochat.ui.assembly import Assembly
from audiochat.ui.theme.files import resources

Open = Callable[..., Assembly]
Ready = Callable[[Assembly], None]
TOLD = "welcome to the garden hour today i am talking with ruth who keeps bees on the roof"
MINE = "Welcome to the garden hour! Today I'm talking with Ruth, who keeps bees on the roof."


def drop(assembly: Assembly, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(10, 10), copy, data, Qt.MouseButton.LeftButton, none)
    assembly.window.dropEvent(event)


def test_dropped_captions_become_the_words_of_the_recording(
    open_window: Open, ready: Ready, qtbot: Any, tmp_path: Path
) -> None:
    path = Path(shutil.copy(resources() / "sample" / "sample.flac", tmp_path / "talk.flac"))
    assembly = open_window((path,))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    studio = assembly.joint.studio
    assert studio is not None
    assert studio.editor is not None
    timeline = studio.editor.timeline
    words = tuple(Word(w, 0.3 * n, 0.3 * n + 0.2) for n, w in enumerate(TOLD.split()))
    block = Block("b", timeline.clips[0].source, 0.0, timeline.seconds, words, "en", "test")
    studio._workshop.transcripts.write(block)
    captions = tmp_path / "mine.txt"
    captions.write_text(MINE, "utf-8")
    assembly.window.drop_hint.show_over([captions])
    assert "onto this recording" in assembly.window.drop_hint.words
    drop(assembly, captions)
    view = studio._workshop.transcripts.view
    qtbot.waitUntil(lambda: view(timeline).text == MINE, timeout=20_000)
    qtbot.waitUntil(lambda: studio.transcript.page.transcript.text == MINE, timeout=20_000)
    said = [toast.accessibleName() for toast in assembly.window.toasts.shown]
    assert any("mine.txt" in words for words in said)
    actions = assembly.shell.actions
    assert actions is not None
    actions.refresh()
    actions.run("file.export_transcript")
    qtbot.waitUntil(studio.captions.panel.isVisible, timeout=20_000)
    actions.run("file.export")
    assert not studio.captions.panel.isVisible()
    ready(assembly)


def test_captions_without_a_recording_wait_for_one(
    open_window: Open, ready: Ready, qtbot: Any, tmp_path: Path
) -> None:
    assembly = open_window()
    ready(assembly)
    captions = tmp_path / "mine.srt"
    captions.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n", "utf-8")
    drop(assembly, captions)
    assert "open that first" in assembly.window.toasts.shown[-1].accessibleName()


def test_a_low_window_shows_the_whole_export_beside_the_words(
    open_window: Open, ready: Ready, qtbot: Any, tmp_path: Path
) -> None:
    path = Path(shutil.copy(resources() / "sample" / "sample.flac", tmp_path / "talk.flac"))
    assembly = open_window((path,))
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
    ready(assembly)
    studio = assembly.joint.studio
    assert studio is not None
    assert studio.editor is not None
    words = tuple(Word(w, 0.3 * n, 0.3 * n + 0.2) for n, w in enumerate(TOLD.split()))
    block = Block("b", studio.editor.timeline.clips[0].source, 0.0, 6.0, words, "en", "test")
    studio._workshop.transcripts.write(block)  # a part of it: that is said in the form as well
    studio.transcript.reload()
    qtbot.waitUntil(lambda: bool(studio.transcript.page.words), timeout=20_000)
    assembly.window.show_panel(True, "transcript")
    assembly.window.resize(1000, 560)
    studio.open_captions()
    panel = studio.captions.panel
    qtbot.waitUntil(panel.note.isVisible, timeout=20_000)
    qtbot.waitUntil(lambda: panel.height() >= panel.minimumSizeHint().height() > 100)
