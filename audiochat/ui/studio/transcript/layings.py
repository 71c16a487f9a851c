"""Words put in the place of others (captions, a new recognition): taken back, and done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from audiochat.ui.studio.transcript.trail import Did, Trail
from audiochat.ui.tasks import Lane

if TYPE_CHECKING:
    from audiochat.services.transcripts import Transcripts


class Layings(QObject):
    """Knows the exchanges since the recording was opened, in the order of the ``trail``.

    ``changed()``: other words are there; ``failed(UserError)``.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, transcripts: Callable[[], Transcripts], lane: Lane, trail: Trail, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._transcripts, self._lane, self._trail = transcripts, lane, trail
        self._done: list[Any] = []
        self._undone: list[Any] = []

    def clear(self) -> None:
        """Another recording."""
        self._done.clear()
        self._undone.clear()

    def did(self, exchange: Any) -> None:
        """Words were laid just now; the next Undo takes that back."""
        self._done.append(exchange)
        self._undone.clear()
        self._trail.did(Did.WORDS)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last back."""
        if self._done:
            self._trail.undo()
            self._swap(self._done.pop(), self._undone)

    def redo(self) -> None:
        """Do the last again that was taken back."""
        if self._undone:
            self._trail.redo()
            self._swap(self._undone.pop(), self._done)

    def take_back(self, exchange: Any) -> None:
        """Take this one back, whatever was done since; nothing if it was taken back already."""
        if not any(one is exchange for one in self._done):
            return
        if self._trail.last is Did.WORDS and self._done[-1] is exchange:
            self.undo()
            return
        self._done = [one for one in self._done if one is not exchange]
        self._trail.drop(Did.WORDS)
        self._swap(exchange, [])

    def _swap(self, exchange: Any, onto: list[Any]) -> None:
        task = self._lane.submit(lambda: self._transcripts().swap(exchange))
        task.done.connect(lambda other: self._swapped(other, onto))
        task.failed.connect(self.failed)

    def _swapped(self, other: Any, onto: list[Any]) -> None:
        onto.append(other)
        self.changed.emit()
