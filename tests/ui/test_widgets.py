"""Small widgets: fields of one height, words at the right side, pages that never scroll sideways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from audiochat.domain.plan import Step
from audiochat.operations import load
from audiochat.ui.chat.empty import EmptyState
from audiochat.ui.frame import toasts
from audiochat.ui.frame.side_panel import SidePanel, Tab
from audiochat.ui.sessions.rows import Row
from audiochat.ui.sessions.sidebar import Sidebar
from audiochat.ui.studio.plan_row import PlanRow
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Check, Choice, Real, Text, Whole, draw_line
from audiochat.ui.widgets.plain_field import PlainField


@pytest.fixture
def mirrored(theme: Theme) -> Iterator[None]:
    theme.set_direction(Qt.LayoutDirection.RightToLeft)
    yield
    theme.set_direction(Qt.LayoutDirection.LeftToRight)


def ink(image: QImage) -> tuple[int, int]:
    """The first and the last column with something on it."""
    ground = image.pixel(0, 0)
    rows = range(image.height())
    found = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in rows)]
    return found[0], found[-1]


@pytest.mark.parametrize("kind", ["", "compact"])
def test_fields_are_all_of_one_height(theme: Theme, qtbot: Any, kind: str) -> None:
    fields = [QLineEdit(), Choice(theme), Whole(theme), Real(theme)]
    for field in fields:
        qtbot.addWidget(field)
        field.setProperty("kind", kind or None)
        field.ensurePolished()
    assert len({field.sizeHint().height() for field in fields}) == 1


def test_a_number_can_have_a_word_for_an_end_of_its_range(theme: Theme, qtbot: Any) -> None:
    field = Real(theme)
    qtbot.addWidget(field)
    field.setRange(-100, 0)
    field.set_unit(" dB")
    field.set_word(0.0, "Automatic")
    field.setValue(-40)
    assert field.text() == "-40 dB"
    field.blockSignals(True)
    field.setValue(0)
    field.blockSignals(False)
    assert field.text() == "Automatic"
    field.lineEdit().setText("-30")
    field.interpretText()
    assert (field.value(), field.text()) == (-30, "-30 dB")
    field.lineEdit().setText("automatic")
    field.interpretText()
    assert (field.value(), field.text()) == (0, "Automatic")


@pytest.mark.usefixtures("mirrored")
def test_words_of_a_mirrored_window_stand_at_its_right(theme: Theme, qtbot: Any) -> None:
    label = Text(theme, "Audio", "body")
    qtbot.addWidget(label)
    label.resize(200, 20)
    first, last = ink(label.grab().toImage())
    assert first > 100
    assert last > 190


@pytest.mark.usefixtures("mirrored")
def test_a_number_at_the_edge_stays_at_the_edge_of_a_mirrored_window(
    theme: Theme, qtbot: Any
) -> None:
    label = Text(theme, "-15 dB", "small_number", end=True)
    qtbot.addWidget(label)
    label.resize(200, 20)
    first, last = ink(label.grab().toImage())
    assert first < 10
    assert last < 100


@pytest.mark.usefixtures("mirrored")
def test_a_sentence_keeps_its_order_in_a_mirrored_window(theme: Theme, qtbot: Any) -> None:
    row = PlanRow(theme, load(), Step(op="delete", start=0.0, end=3.0), 10.0, "the recording")
    qtbot.addWidget(row)
    row.resize(600, row.sizeHint().height())
    row.show()
    assert row.span is not None
    word = next(label for label in row.findChildren(Text) if label.text() == "Delete")
    assert word.geometry().right() < row.span.x()  # English: the verb is left of the place
    assert row.span.parentWidget().width() - row.span.geometry().right() < 3
    assert row.switch.x() > row.span.mapTo(row, row.span.rect().topRight()).x()


@pytest.mark.usefixtures("mirrored")
def test_a_painted_line_keeps_its_own_order(theme: Theme) -> None:
    image = QImage(200, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(theme.font())
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    draw_line(painter, QRect(0, 0, 200, 20), "How?")
    painter.end()
    first, last = ink(image)
    assert last >= 190
    stem = [y for y in range(20) if image.pixelColor(first + 1, y).lightness() < 200]
    assert len(stem) >= 8  # the H comes first, not the question mark


@pytest.mark.usefixtures("mirrored")
def test_a_button_keeps_the_order_of_its_words(theme: Theme, qtbot: Any) -> None:
    button = Button(theme, "0:03 to 0:07")
    qtbot.addWidget(button)
    assert button.text().strip("\u2068\u2069") == "0:03 to 0:07"
    assert button.text().startswith("\u2068")
    theme.set_direction(Qt.LayoutDirection.LeftToRight)
    assert button.text() == "0:03 to 0:07"


def test_a_plain_field_puts_words_and_cursor_at_their_side(theme: Theme, qtbot: Any) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    field = PlainField()
    QVBoxLayout(box).addWidget(field)
    box.resize(400, 100)
    box.show()
    middle = field.viewport().width() // 2
    assert field.cursorRect().x() < middle
    field.setPlainText("שלום")
    assert field.cursorRect().x() > middle
    field.clear()
    theme.set_direction(Qt.LayoutDirection.RightToLeft)
    try:
        assert field.cursorRect().x() > middle
        field.setPlainText("hello")
        assert field.cursorRect().x() < middle
    finally:
        theme.set_direction(Qt.LayoutDirection.LeftToRight)


def test_a_tab_has_the_same_room_at_both_sides(theme: Theme, qtbot: Any) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    tab = Tab(theme, "settings", "Settings", box)
    tab.resize(tab.sizeHint())
    first, last = ink(tab.grab().toImage())
    assert abs(first - (tab.width() - 1 - last)) <= 3


@pytest.mark.parametrize("width", [300, 420, 700])
def test_the_empty_page_never_scrolls_sideways(theme: Theme, qtbot: Any, width: int) -> None:
    theme.set_zoom(1.6)
    page = EmptyState(theme)
    qtbot.addWidget(page)
    page.resize(width, 400)
    page.set_side(28)
    page.show()
    QApplication.processEvents()
    assert page.widget().width() <= page.viewport().width()
    assert all(button.width() > 100 for button in page.findChildren(Button))
    button = page.findChildren(Button)[-1]
    assert button.accessibleName() == "Write an outline for a five-minute episode"
    assert (button.toolTip() != "") == (width < 700)
    theme.set_zoom(1.0)


def test_a_button_is_shortened_only_where_there_is_no_room(theme: Theme, qtbot: Any) -> None:
    button = Button(theme, "Try it on the sample recording", "primary", "audio-lines", elide=True)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    button.show()
    assert "…" not in button.text()
    wanted = button.sizeHint()
    button.resize(wanted.width() - 20, wanted.height())
    assert "…" in button.text()
    assert button.sizeHint() == wanted
    assert button.toolTip() == "Try it on the sample recording"
    theme.set_zoom(1.4)
    button.resize(button.sizeHint())
    assert "…" not in button.text()
    theme.set_zoom(1.0)


def test_what_went_wrong_does_not_cover_the_conversation_for_ever(
    theme: Theme, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(toasts, "WRONG_STAY_MS", 20)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    pile = toasts.Toasts(theme, window)
    toast = pile.say("Only one voice was heard, so no speakers were set.", wrong=True)
    assert toast.height() < 60  # one line
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    qtbot.wait(60)
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not pile._here())


def test_tabs_never_cut_their_words(theme: Theme, qtbot: Any) -> None:
    panel = SidePanel(theme)
    qtbot.addWidget(panel)
    for name in ("Transcript", "History", "Details", "Settings"):
        panel.add(name, name, "settings", QWidget())
    panel.open("Transcript")
    panel.show()
    for width in (600, 372, 260):
        panel.resize(width, 300)
        QApplication.processEvents()
        for tab in panel.findChildren(Tab):
            assert tab.width() >= tab.sizeHint().width(), (width, tab.accessibleName())


def test_a_check_shortens_its_words_and_says_them_in_its_tooltip(theme: Theme, qtbot: Any) -> None:
    check = Check(theme, "Keep my corrections and the speakers")
    qtbot.addWidget(check)
    check.show()
    check.resize(160, 20)
    assert check.minimumSizeHint().width() < 160
    assert check.toolTip() == "Keep my corrections and the speakers"
    check.resize(check.sizeHint())
    assert check.toolTip() == ""
    first, last = ink(check.grab().toImage())
    assert last < check.width()
    assert first < 4


@pytest.mark.parametrize("zoom", [1.0, 1.4])
def test_conversations_take_the_room_there_is(theme: Theme, qtbot: Any, zoom: float) -> None:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.set_sessions([Row(str(n), f"Conversation {n}", "said") for n in range(5)], "1")
    sidebar.set_recordings([Row("r", "Talk", "", "0:39")], "r")
    sidebar.resize(348, 860)
    sidebar.show()
    theme.set_zoom(zoom)
    QApplication.processEvents()
    assert sidebar.conversations.verticalScrollBar().maximum() == 0
    assert sidebar.recordings.verticalScrollBar().maximum() == 0
    theme.set_zoom(1.0)
