from __future__ import annotations

from PySide6.QtCore import QRect, Qt

from audiochat.ui.studio.chips import Chip
from audiochat.ui.window import MainWindow


def test_enter_opens_a_value_as_space_does(qtbot, theme) -> None:
    chip = Chip(theme)
    qtbot.addWidget(chip)
    chip.show()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(chip.clicked):
            qtbot.keyClick(chip, key)


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
