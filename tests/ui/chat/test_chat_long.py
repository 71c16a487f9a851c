"""A conversation of many pages: its first message is one key away, and so is its last."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audiochat.domain.conversation import Message, Role
from audiochat.domain.errors import StoreError
from audiochat.services.sessions import Sessions
from audiochat.services.workshop import Workshop
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.chat.message_view import MessageView
from audiochat.ui.chat.pane import ChatPane
from audiochat.ui.chat.showing import Showing
from audiochat.ui.chat.transcript import PAGE, Transcript
from audiochat.ui.tasks import Lanes
from audiochat.ui.theme import Theme

MANY = 2 * PAGE + 50


class Long:
    """A long conversation, shown from its end."""

    def __init__(self, theme: Theme, workshop: Workshop, lanes: Lanes, qtbot: QtBot) -> None:
        self.qtbot, self.lanes = qtbot, lanes
        session = workshop.sessions.create("Long")
        leaf = session.root_id
        with workshop.store.transaction():
            for number in range(1, MANY + 1):
                role = Role.USER if number % 2 else Role.ASSISTANT
                leaf = workshop.store.messages.add(session.id, leaf, role, f"Message {number}").id
        self.view = ConversationView(theme)
        self.pane = ChatPane(theme, self.view)
        qtbot.addWidget(self.pane, before_close_func=self.leave)
        self.pane.resize(820, 700)
        self.pane.show()
        self.pane.activateWindow()
        transcript = Transcript(workshop.sessions, workshop.chat, workshop.settings)
        self.showing = Showing(self.pane, lanes.store, transcript, lambda _: None, self.pane)
        self.showing.open(session.id)
        qtbot.waitUntil(lambda: len(self.view.messages) >= PAGE)
        self.view.jump_to_latest()
        self.view.view_of_last().setFocus()
        qtbot.waitUntil(self.view.view_of_last().hasFocus)

    def leave(self, _: object) -> None:
        self.settle()
        self.pane.composer._draft_timer.stop()
        self.view._frame.stop()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.lanes.busy, timeout=8000)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.view, key)

    @property
    def focused(self) -> str:
        at = QApplication.focusWidget()
        return at.message.content if isinstance(at, MessageView) else ""

    @property
    def made(self) -> list[str]:
        views = self.view.findChildren(MessageView)
        return [v.message.content for v in sorted(views, key=lambda v: v.y()) if v.isVisible()]


@pytest.fixture
def long(theme: Theme, workshop: Workshop, lanes: Lanes, qtbot: QtBot) -> Long:
    return Long(theme, workshop, lanes, qtbot)


def test_home_goes_to_the_first_message_of_all_and_end_back(long: Long, qtbot: QtBot) -> None:
    assert len(long.view.messages) < MANY
    long.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: long.focused == "Message 1", timeout=8000)
    assert [m.content for m in long.view.messages] == [f"Message {n + 1}" for n in range(MANY)]
    assert not long.view.more_above
    assert long.view.verticalScrollBar().value() <= 40
    qtbot.wait(100)  # frames in which what comes near is made
    assert len(long.made) < 200, "all that lies between was made"
    assert "messages between" in long.view._ways.between.text()
    for number in range(2, 40):
        long.press(Qt.Key.Key_Down)
        assert long.focused == f"Message {number}"
    long.press(Qt.Key.Key_End)
    assert long.focused == f"Message {MANY}"
    bar = long.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert long.view.follows
    for number in range(MANY - 1, MANY - 60, -1):
        long.press(Qt.Key.Key_Up)
        assert long.focused == f"Message {number}"


def test_the_gap_closes_as_one_reads_on(long: Long, qtbot: QtBot) -> None:
    long.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: long.focused == "Message 1", timeout=8000)
    bar, shown = long.view.verticalScrollBar(), long.view._shown
    while shown.between:
        left = shown.between
        bar.setValue(long.view._ways.between.y() - 300)
        before = long.view._anchor()
        long.view._flush()
        assert long.view._anchor() == before, "what one reads moved"
        assert shown.between < left
    assert shown.between == shown.at == 0
    long.view._flush()
    assert long.made == [f"Message {n + 1}" for n in range(MANY)]
    assert long.view._ways.between.isHidden()


def test_the_look_can_change_far_above_the_end(long: Long, qtbot: QtBot, theme: Theme) -> None:
    long.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: long.focused == "Message 1", timeout=8000)
    theme.set_zoom(1.2)
    assert long.focused == "Message 1"
    assert long.made[0] == "Message 1"
    assert len(long.view.messages) == MANY
    theme.set_zoom(1.0)


def test_a_way_up_that_takes_long_is_told_and_can_be_left(long: Long, qtbot: QtBot) -> None:
    long.view._ways._soon.setInterval(0)
    slow = hold(long)
    long.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: not long.view._ways.reading.isHidden())
    assert f"{PAGE}" in long.view._ways._words.text()
    long.press(Qt.Key.Key_Escape)
    assert long.view._ways.reading.isHidden()
    slow()
    long.settle()
    qtbot.wait(50)
    assert long.focused == f"Message {MANY}"


def test_a_page_that_cannot_be_read_is_asked_for_again(
    long: Long, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, failing = Sessions.path, [True]

    def path(*args: object, **kwargs: object) -> list[Message]:
        if failing.pop():
            failing.append(False)
            raise StoreError("The disk failed.", "Check the disk.")
        failing.append(False)
        return plain(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(Sessions, "path", path)
    with qtbot.waitSignal(long.showing.failed):
        long.press(Qt.Key.Key_Home)
    assert long.view._ways.reading.isHidden()
    long.press(Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: long.focused == "Message 1", timeout=8000)


def hold(long: Long) -> Callable[[], None]:
    """Have the store's lane wait until what is returned is called."""
    go = threading.Event()
    long.lanes.store.submit(lambda: go.wait(8))
    return go.set
