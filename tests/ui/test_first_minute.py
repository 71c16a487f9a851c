from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from audiochat.ui.studio.chips import Chip, SpanChip
from audiochat.ui.window import MainWindow


def test_enter_opens_a_value_as_space_does(qtbot, theme) -> None:
    chip = Chip(theme)
    qtbot.addWidget(chip)
    chip.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(chip.clicked):
            qtbot.keyClick(chip, key)


def test_a_place_is_taken_when_one_goes_on_with_tab_or_by_a_click(qtbot, theme) -> None:
    row, after = QWidget(), QLineEdit()
    place = SpanChip(theme, "0:01 to 0:02", 1.0, 2.00004, point=False)
    layout = QVBoxLayout(row)
    layout.addWidget(place)
    layout.addWidget(after)
    qtbot.addWidget(row)
    row.show()
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    place.open()
    with qtbot.assertNotEmitted(place.changed):
        after.setFocus(Qt.FocusReason.MouseFocusReason)  # nothing was typed
    assert place.chip.isVisible()
    place.open()
    qtbot.keyClick(place.first, Qt.Key.Key_Tab)
    assert place.last.hasFocus()
    place.last.setText("0:03")
    with qtbot.waitSignal(place.changed) as told:
        qtbot.keyClick(place.last, Qt.Key.Key_Tab)
    assert told.args == [1.0, 3.0]
    assert place.chip.isVisible()
    assert after.hasFocus()


def test_a_first_window_stays_on_a_small_screen(qtbot, theme) -> None:
    window = MainWindow(theme)
    qtbot.addWidget(window)
    room = QRect(0, 24, 1366, 744)
    window.fit(room)
    assert window.width() < room.width()
    assert window.height() < room.height() - 24  # its title stands above it
    shape = window.shape()
    later = MainWindow(theme)
    qtbot.addWidget(later)
    later.restore(shape)
    before = later.size()
    later.fit(QRect(0, 0, 800, 600))
    assert later.size() == before  # what a person chose is the system's to fit
