"""Which microphones there are; asking the system for them takes a moment, so a lane does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from audiochat.ui.tasks import Lane, Task


class Microphones(QObject):
    """``names`` of those that are connected; ``changed()`` when they were found out."""

    changed = Signal()

    def __init__(self, find: Callable[[], list[str]], lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._find, self._lane = find, lane
        self._task: Task | None = None
        self.names: list[str] = []

    def load(self) -> None:
        """Look again, unless that is being done."""
        if self._task is None:
            self._task = self._lane.submit(self._find)
            self._task.done.connect(self._found)
            self._task.finished.connect(self._over)

    def _found(self, names: list[str]) -> None:
        self.names = names
        self.changed.emit()

    def _over(self) -> None:
        self._task = None
