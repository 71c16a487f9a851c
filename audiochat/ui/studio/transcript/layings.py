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
    """Steps through the exchanges of the open recording, which the database knows.

    ``changed()``: other words are there, and what can be undone is to be read anew; ``said(str)``:
    what was taken back or done again; ``failed(UserError)``.
    """

    changed = Signal()
    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self, transcripts: Callable[[], Transcripts], lane: Lane, trail: Trail, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._transcripts, self._lane, self._trail = transcripts, lane, trail
        self._recording_id = ""
        self._last = ""  # the exchange that was made last while the recording was open

    def set_recording(self, recording_id: str) -> None:
        """Step through those of this recording from now on."""
        if recording_id != self._recording_id:
            self._recording_id, self._last = recording_id, ""

    def did(self, exchange: Any) -> None:
        """Words were laid just now; the next Undo takes that back."""
        self._last = exchange.id
        self._trail.did(Did.WORDS)
        self.changed.emit()

    def undo(self) -> None:
        """Take the last back."""
        name = self._recording_id
        self._trail.undo()
        self._do(lambda t: t.undo_laying(name), self.tr("Undone: {0}"))

    def redo(self) -> None:
        """Do the last again that was taken back."""
        name = self._recording_id
        self._trail.redo()
        self._do(lambda t: t.redo_laying(name), self.tr("Redone: {0}"))

    def take_back(self, exchange: Any) -> None:
        """Take this one back, whatever was done since; nothing if it was taken back already."""
        if self._trail.last is Did.WORDS and self._last == exchange.id:
            self.undo()
        else:
            self._do(lambda t: t.take_back(exchange), "")

    def _do(self, work: Callable[[Transcripts], str | None], words: str) -> None:
        task = self._lane.submit(lambda: work(self._transcripts()))
        task.done.connect(lambda label: self._done(words.format(label)))
        task.failed.connect(self.failed)

    def _done(self, words: str) -> None:
        if words:
            self.said.emit(words)
        self.changed.emit()
