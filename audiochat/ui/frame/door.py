"""Hears when the program is started once more, so that the window there is comes forward."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from audiochat.services.knock import FOLDER, answer


def come_forward(window: QWidget) -> None:
    """In front of other windows, as far as the system lets a program do so."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.raise_()
    window.activateWindow()


class Door(QObject):
    """``knocked(files)``: the program was started again on this data folder, maybe with files to open."""

    knocked = Signal(object)

    def __init__(self, data_dir: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        folder = data_dir / FOLDER
        with contextlib.suppress(OSError):  # then the second start is refused in words, as ever
            folder.mkdir(exist_ok=True)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self.look)

    @Slot()
    def look(self) -> None:
        """See whether somebody knocked."""
        files = answer(self._data_dir)
        if files is not None:
            self.knocked.emit(files)
