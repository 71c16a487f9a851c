"""Choices kept on disk a moment after they were made, off the interface thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer

from audiochat.domain.errors import UserError
from audiochat.ui.tasks import Lane

WAIT_MS = 300


class Keeps(Protocol):
    """What is asked of ``services.settings``."""

    def get(self, key: str, default: Any = None) -> Any:
        """A value."""

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value."""


class Remember(QObject):
    """``set`` is free: many changes become one write; ``flush`` writes what is left at once."""

    def __init__(
        self, settings: Keeps, lane: Lane, fail: Callable[[UserError], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._lane = lane
        self._fail = fail
        self._pending: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self._write)

    def get(self, key: str, default: Any = None) -> Any:
        """The value as the person left it, written or not."""
        return self._pending.get(key, self._settings.get(key, default))

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value soon."""
        self._pending[key] = value
        self._timer.start()

    def flush(self) -> None:
        """Write what is left now; a full disk is no reason not to quit."""
        self._timer.stop()
        try:
            self._store(self._take())
        except UserError as error:
            self._fail(error)

    def _take(self) -> dict[str, Any]:
        taken, self._pending = self._pending, {}
        return taken

    def _store(self, values: dict[str, Any]) -> None:
        for key, value in values.items():
            self._settings.set(key, value)

    def _write(self) -> None:
        task = self._lane.submit(self._store, self._take())
        task.failed.connect(self._fail)
