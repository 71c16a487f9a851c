"""The field to write in: it grows, sends, stops, recalls and keeps a draft."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from audiochat.ui.chat.composer import Composer
from audiochat.ui.theme import Theme


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot) -> Composer:
    made = Composer(theme)
    qtbot.addWidget(made)
    made.resize(500, 100)
    made.show()
    return made


def field(composer: Composer) -> QPlainTextEdit:
    found = composer.findChild(QPlainTextEdit)
    assert found is not None
    return found


def test_enter_sends_and_the_words_stay_until_they_are_safe(composer: Composer) -> None:
    sent: list[str] = []
    composer.sent.connect(sent.append)
    QTest.keyClicks(field(composer), "hello")
    QTest.keyClick(field(composer), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field(composer), "there")
    QTest.keyClick(field(composer), Qt.Key.Key_Return)
    assert sent == ["hello\nthere"]
    assert composer.text == "hello\nthere"
    composer.accept()
    assert composer.text == ""
    QTest.keyClick(field(composer), Qt.Key.Key_Return)
    assert len(sent) == 1


def test_it_grows_to_eight_lines(composer: Composer) -> None:
    heights = []
    for lines in (1, 3, 8, 30):
        composer.set_text("\n".join("x" * lines))
        heights.append(field(composer).height())
    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_up_recalls_and_down_comes_back(composer: Composer) -> None:
    composer.set_history(["first", "second"])
    for expected in ("second", "first", "first"):
        QTest.keyClick(field(composer), Qt.Key.Key_Up)
        assert composer.text == expected
    QTest.keyClick(field(composer), Qt.Key.Key_Down)
    QTest.keyClick(field(composer), Qt.Key.Key_Down)
    assert composer.text == ""
    composer.set_text("typing")
    QTest.keyClick(field(composer), Qt.Key.Key_Up)
    assert composer.text == "typing"


def test_escape_and_the_button_stop_a_reply(composer: Composer, qtbot: QtBot) -> None:
    composer.set_busy(True)
    with qtbot.waitSignal(composer.stopped):
        QTest.keyClick(field(composer), Qt.Key.Key_Escape)
    with qtbot.waitSignal(composer.stopped):
        composer._send.click()


def test_a_draft_is_told_after_a_while(composer: Composer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(composer.draft_changed, timeout=2000) as told:
        QTest.keyClicks(field(composer), "half a thou")
    assert told.args == ["half a thou"]


def test_the_selection_is_a_chip_that_can_go(composer: Composer, qtbot: QtBot) -> None:
    composer.set_span((1082.0, 1150.0))
    chip = next(b for b in composer.findChildren(QPushButton) if b.isVisible())
    qtbot.waitUntil(lambda: chip.text().strip() == "18:02 to 19:10")
    with qtbot.waitSignal(composer.span_removed):
        chip.click()
    composer.set_span((15.1, 15.42))  # one word
    qtbot.waitUntil(lambda: chip.text().strip() == "0:15.1 to 0:15.4")
    composer.set_span(None)
    assert not chip.isVisible()


def test_the_selection_is_shortened_where_there_is_little_room(composer: Composer, qtbot) -> None:
    composer.set_span((0.71, 0.79))
    chip, hint = composer._span, "0:00.71 to 0:00.79"
    composer.resize(900, 90)
    qtbot.waitUntil(lambda: chip.text().strip() == hint)
    assert chip.toolTip() == "Leave it out"
    composer.resize(composer.minimumSizeHint().width(), 90)
    qtbot.waitUntil(lambda: chip.text().endswith("\u2026"))
    assert chip.toolTip().startswith(hint)
    shown = chip.fontMetrics().horizontalAdvance(chip.text().strip())
    assert shown <= chip.width() - chip.iconSize().width()
    assert not chip.geometry().intersects(composer._send.geometry())


def test_the_hint_stays_on_one_line_where_there_is_little_room(composer, qtbot) -> None:
    composer.set_recording(True)
    composer.resize(900, 90)
    qtbot.waitUntil(lambda: composer._field.placeholderText() == composer._hint)
    composer.set_text("sent")
    composer.accept()  # the hint is there again afterwards
    composer.resize(220, 90)
    qtbot.waitUntil(lambda: composer._field.placeholderText().endswith("\u2026"))
    words = composer._field.placeholderText()
    assert composer._field.fontMetrics().horizontalAdvance(words) <= composer._field.width()
