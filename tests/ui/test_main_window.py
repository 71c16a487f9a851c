"""The whole window over a real workshop, drawn without a screen."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mutagen.flac
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.ui.assembly import Assembly
from audiochat.ui.theme import Mode, Theme
from audiochat.ui.widgets import IconButton
from audiochat.ui.window import MainWindow

SAMPLE = Path(__file__).parents[2] / "resources" / "sample" / "sample.flac"
Open = Callable[..., Assembly]
Ready = Callable[[Assembly], None]
Say = Callable[[Assembly, str], None]


def test_shift_f10_is_the_menu_key(theme: Theme, qtbot: Any) -> None:
    asked: list[tuple[str, QContextMenuEvent.Reason]] = []

    class Words(QWidget):
        def contextMenuEvent(self, event: QContextMenuEvent) -> None:
            asked.append((self.objectName(), event.reason()))

    window = MainWindow(theme)
    qtbot.addWidget(window)
    column, other, words = QWidget(), Words(), Words()
    layout = QVBoxLayout(column)
    for name, widget in (("other", other), ("words", words)):
        widget.setObjectName(name)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout.addWidget(widget)
    window.set_conversation(column)
    window.show()
    words.setFocus()
    QTest.keyClick(words, Qt.Key.Key_F10, Qt.KeyboardModifier.ControlModifier)
    assert asked == []
    QTest.keyClick(words, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [("words", QContextMenuEvent.Reason.Keyboard)]


def test_a_conversation_is_there_again_after_a_restart(
    open_window: Open, qtbot: Any, ready: Ready, say: Say
) -> None:
    first = open_window()
    ready(first)
    say(first, "What is a sample rate?")
    assert first.chat.session is not None
    session = first.chat.session.id
    reply = first.pane.conversation.messages[-1].content
    assert reply
    qtbot.waitUntil(lambda: len(first.window.sidebar.conversations.rows.rows) == 1)
    title = first.window.header.title.label.whole()
    assert "sample rate" in title

    second = open_window()
    assert not second.pane.empty.isVisible(), "who has conversations is no newcomer"
    ready(second)
    qtbot.waitUntil(lambda: second.chat.session is not None)
    assert second.chat.session is not None
    assert second.chat.session.id == session
    assert second.pane.conversation.messages[-1].content == reply
    assert second.window.header.title.label.whole() == title


def test_shape_and_looks_are_remembered(open_window: Open, qtbot: Any, ready: Ready) -> None:
    first = open_window()
    ready(first)
    first.window.resize(780, 640)
    first.window.show_panel(True, "settings")
    first.window.show_sidebar(False)
    first.shell.set_mode(Mode.DARK)
    first.shell.zoom(1)
    second = open_window()
    assert (second.window.width(), second.window.height()) == (780, 640)
    assert second.window.panel_shown
    assert not second.window.sidebar_shown
    assert second.theme.mode is Mode.DARK
    assert second.theme.zoom == 1.1


def test_the_page_of_a_recording_waits_for_it(theme: Theme, qtbot: Any) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    window.panel.add("transcript", "Transcript", "captions", QWidget())
    window.panel.add("settings", "Settings", "settings", QWidget())
    window.panel.set_available("transcript", False)
    window.restore({"panel": True, "page": "transcript", "sidebar": True})
    assert not window.panel_shown  # rather than the settings, which nobody asked for
    assert window.shape()["panel"] is True
    window.panel.set_available("transcript", True)
    assert window.panel_shown
    assert window.panel.current == "transcript"


def test_the_keys_go_to_the_first_field_of_a_page(theme: Theme, qtbot: Any) -> None:
    window, page = MainWindow(theme), QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(page)
    closed, name = QLineEdit(), QLineEdit()
    closed.setEnabled(False)
    for field in (closed, name):
        column.addWidget(field)
    window.panel.add("settings", "Settings", "settings", page)
    window.show()
    window.show_panel(True, "settings")
    window.panel.enter()
    assert window.focusWidget() is name


def test_sessions_are_renamed_archived_deleted_and_brought_back(
    open_window: Open, qtbot: Any, ready: Ready, say: Say
) -> None:
    assembly = open_window()
    ready(assembly)
    say(assembly, "First one")
    sessions, rows = assembly.shell.sessions, assembly.window.sidebar.conversations.rows
    first = assembly.chat.session
    assert first is not None
    assembly.window.sidebar.renamed.emit(first.id, "Another <b>name</b>")
    qtbot.waitUntil(lambda: bool(rows.rows) and rows.rows[0].title == "Another <b>name</b>")
    assert assembly.window.header.title.label.whole() == "Another <b>name</b>"
    sessions.act("delete", first.id)
    qtbot.waitUntil(lambda: not rows.rows)
    toast = assembly.window.toasts.shown[-1]
    toast.act.click()
    qtbot.waitUntil(lambda: [r.id for r in rows.rows] == [first.id])
    sessions.act("delete", first.id)
    qtbot.waitUntil(lambda: not rows.rows)
    offer = assembly.window.toasts.shown[-1]
    sessions.bring_back()  # by its key, while the offer to undo is in sight
    qtbot.waitUntil(lambda: [r.id for r in rows.rows] == [first.id])
    assert offer not in assembly.window.toasts.shown or offer.isHidden()
    sessions.act("archive", first.id)
    qtbot.waitUntil(lambda: not rows.rows)
    assembly.window.sidebar.archive.setChecked(True)
    qtbot.waitUntil(lambda: [r.id for r in rows.rows] == [first.id])


def test_the_window_never_waits_for_a_conversation_to_be_written(
    open_window: Open, qtbot: Any, ready: Ready, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    assembly = open_window()
    ready(assembly)
    say(assembly, "First one")
    first, rows = assembly.chat.session, assembly.window.sidebar.conversations.rows
    assert first is not None
    kept, sessions = assembly.workshop.sessions, assembly.shell.sessions
    wrote: list[tuple[str, bool]] = []

    def watch(name: str) -> None:
        real = getattr(kept, name)

        def told(*args: Any) -> Any:
            wrote.append((name, threading.current_thread() is threading.main_thread()))
            return real(*args)

        monkeypatch.setattr(kept, name, told)

    for name in ("rename", "delete", "restore", "archive", "last_deleted"):
        watch(name)
    sessions.rename(first.id, "Other")
    sessions.act("delete", first.id)
    qtbot.waitUntil(lambda: not rows.rows)
    sessions.bring_back()
    qtbot.waitUntil(lambda: [row.title for row in rows.rows] == ["Other"])
    sessions.act("archive", first.id)
    qtbot.waitUntil(lambda: not rows.rows)
    done = ["rename", "delete", "last_deleted", "restore", "archive"]
    assert wrote == [(name, False) for name in done]


def test_the_palette_finds_recordings_by_their_tags(
    open_window: Open, qtbot: Any, ready: Ready, tmp_path: Path
) -> None:
    path = tmp_path / "rec-0007.flac"
    shutil.copy(SAMPLE, path)
    file = mutagen.flac.FLAC(path)
    file["title"], file["artist"], file["genre"] = "Morning", "Ada Osei", "Beekeeping"
    file.save()
    assembly = open_window()
    ready(assembly)
    workshop = assembly.workshop
    recording = workshop.library.open(path)
    steps = (Step(op="set_tags", params={"tags": "harvest, שלום"}),)
    workshop.editor(recording.id).apply(Plan(steps=steps), None, Job())
    session = workshop.sessions.create("Questions")
    workshop.sessions.link(session.id, recording.id)
    palette = assembly.window.palette_box
    palette.open()
    for words, shown in (
        ("morning", ""),
        ("ada os", "Ada Osei"),
        ("beekeeping", "Beekeeping"),
        ("harvest", "harvest"),
        ("שלום", "שלום"),
        ("rec-0007", "rec-0007"),
    ):
        palette.asked.emit(words)
        qtbot.waitUntil(lambda: {"recording", "session"} <= {r.kind for r in palette.rows.rows})
        rows = {row.kind: row for row in palette.rows.rows}
        assert (rows["recording"].id, rows["session"].id) == (recording.id, session.id)
        assert rows["recording"].title == "Morning"
        assert rows["recording"].aside.endswith(shown)
        palette.asked.emit("zzzzzz")
        qtbot.waitUntil(lambda: not palette.rows.rows)
    palette.close()
    ready(assembly)


def test_the_palette_finds_commands_conversations_and_words(
    open_window: Open, qtbot: Any, ready: Ready, say: Say
) -> None:
    assembly = open_window()
    ready(assembly)
    say(assembly, "Tell me about the lighthouse keeper")
    palette = assembly.window.palette_box
    palette.open()
    palette.field.setText("lighthouse")
    palette.asked.emit("lighthouse")
    qtbot.waitUntil(lambda: any(r.kind == "message" for r in palette.rows.rows))
    assert {"session", "message"} <= {row.kind for row in palette.rows.rows}
    palette.asked.emit("sideb")
    qtbot.waitUntil(lambda: bool(palette.rows.rows) and palette.rows.rows[0].id == "view.sidebar")
    shown = assembly.window.sidebar_shown
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: assembly.window.sidebar_shown is not shown)
    assert palette.isHidden()
    ready(assembly)


def test_the_palette_opens_the_sample_recording(
    open_window: Open, qtbot: Any, ready: Ready
) -> None:
    assembly = open_window()
    ready(assembly)
    palette = assembly.window.palette_box
    palette.open()
    for words in ("sample", "example"):
        palette.asked.emit(words)
        qtbot.waitUntil(lambda: "file.sample" in [row.id for row in palette.rows.rows[:1]])
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(assembly.joint.studio and assembly.joint.studio.has_recording))
    ready(assembly)
    assert len(assembly.workshop.library.list()) == 1


def test_every_operation_becomes_an_action(open_window: Open, qtbot: Any, ready: Ready) -> None:
    assembly = open_window()
    ready(assembly)
    actions = assembly.shell.actions
    assert actions is not None
    for operation in assembly.workshop.registry:
        assert f"operation.{operation.id}" in actions.live
    keys = [a.shortcut().toString() for a in actions.live.values() if a.shortcut().toString()]
    assert len(keys) == len(set(keys))
    menus = {action.text() for action in assembly.window.menuBar().actions()}
    assert {"File", "Edit", "Conversation", "View"} <= menus


def test_a_dropped_file_that_is_no_model_is_refused_in_words(
    open_window: Open, qtbot: Any, ready: Ready, tmp_path: Path
) -> None:
    assembly = open_window()
    ready(assembly)
    fake = tmp_path / "not a model.gguf"
    fake.write_bytes(b"hello")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(fake))])
    drop = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assembly.window.dropEvent(drop)
    qtbot.waitUntil(lambda: bool(assembly.window.toasts.shown), timeout=20_000)
    assert assembly.window.toasts.shown[-1].accessibleName()
    ready(assembly)


def test_quitting_at_any_moment_stops_everything(open_window: Open, qtbot: Any) -> None:
    for pause in (0.0, 0.02, 0.1):
        assembly = open_window()
        end = time.monotonic() + pause
        while time.monotonic() < end:
            QApplication.processEvents()
        assembly.chat.send("Say something long")
        QApplication.processEvents()
        started = time.monotonic()
        assembly.window.close()
        assert time.monotonic() - started < 60
        assert not any(lane._thread for lane in assembly.lanes.all)


def test_every_control_has_a_name(open_window: Open, qtbot: Any, ready: Ready) -> None:
    assembly = open_window()
    ready(assembly)
    assembly.window.show_panel(True, "settings")
    nameless = [
        f"{type(w).__name__} in {type(w.parentWidget()).__name__}"
        for w in assembly.window.findChildren(QWidget)
        if isinstance(w, QAbstractButton | QLineEdit | QPlainTextEdit)
        and not (w.accessibleName() or getattr(w, "text", str)())
        and not w.objectName().startswith("qt_")
    ]
    assert not nameless
    untold = [
        b.accessibleName() for b in assembly.window.findChildren(IconButton) if not b.toolTip()
    ]
    assert not untold


@pytest.mark.parametrize("zoom", [1.0, 1.4])
def test_the_smallest_window_shows_everything_apart(
    open_window: Open, ready: Ready, qtbot: Any, zoom: float
) -> None:
    assembly = open_window()
    ready(assembly)
    window = assembly.window
    assembly.theme.set_zoom(zoom)
    window.show_panel(True)
    window.resize(window.minimumSize())

    def apart() -> bool:
        parts = (window.sidebar, window.conversation_slot, window.panel)
        edges = [part.mapTo(window, QPoint(0, 0)).x() for part in parts]
        ends = [edge + part.width() for edge, part in zip(edges, parts, strict=True)]
        return ends[0] <= edges[1] and ends[1] <= edges[2] and ends[2] <= window.width()

    qtbot.waitUntil(apart)
    assert not window.header.gauge.isVisible() or window.header.gauge.width() < 120
    wide = window.minimumWidth()
    window.show_panel(False)
    assert window.minimumWidth() < wide
    assembly.theme.set_zoom(1.0)
