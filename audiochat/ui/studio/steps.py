"""Back and forth in what was done: edits of the sound and corrections of the words, one Undo for both."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from audiochat.domain.recording import Revision
from audiochat.ui.studio.plan_desk import PlanDesk
from audiochat.ui.studio.transcript.desk import TranscriptDesk
from audiochat.ui.studio.transcript.trail import Did
from audiochat.ui.tasks import Task

if TYPE_CHECKING:
    from audiochat.services.editor import Editor


class Steps(QObject):
    """Undo and redo of the open recording. ``moved(editor)``: another state is shown; ``failed``.

    ``submit(function, *arguments)`` runs on the audio lane.
    """

    moved = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        submit: Callable[..., Task],
        plans: PlanDesk,
        transcript: TranscriptDesk,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._submit, self._plans, self._transcript = submit, plans, transcript
        self._editor: Editor | None = None

    def set_editor(self, editor: Editor | None) -> None:
        """Step through this recording's history from now on."""
        self._editor = editor

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit or a correction to take back."""
        text = self._transcript.text.trail.last is not Did.SOUND
        return self._editor is not None and (text or self._editor.can_undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit or a correction to do again."""
        text = self._transcript.text.trail.next is not Did.SOUND
        return self._editor is not None and (text or self._editor.can_redo)

    def undo(self) -> None:
        """Take the last edit back, or the last correction if that came later."""
        if self._editor is None or self._transcript.undoes_text():
            return
        if self._editor.can_undo:
            self._move(self._editor.undo)

    def redo(self) -> None:
        """Bring back what undo took."""
        if self._editor is None or self._transcript.redoes_text():
            return
        if self._editor.can_redo:
            self._move(self._editor.redo)

    def go_to(self, revision_id: str) -> None:
        """Show any step of the history."""
        if self._editor is not None:
            self._transcript.text.trail.clear()
            task = self._move(self._editor.go_to, revision_id)
            task.done.connect(lambda _revision: self._transcript.recall())

    def _move(self, work: Callable[..., Revision], *args: Any) -> Task:
        self._plans.clear()
        editor = self._editor
        task = self._submit(work, *args)
        task.done.connect(lambda _revision: self.moved.emit(editor))
        task.failed.connect(self.failed)
        return task
