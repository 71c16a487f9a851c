"""Opening a file as a recording, off the interface thread, with progress in place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.services.wholeness import ends_early
from audiochat.ui.studio.notice import Notice
from audiochat.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from audiochat.services.editor import Editor
    from audiochat.services.workshop import Workshop


class Opening(QObject):
    """One file at a time; a newer one replaces an older. ``ready(Editor)``, ``failed(UserError)``.
    ``doubted(UserError)``: it is open, but its file was cut off.

    ``begun()``; what was open stays until another is ready. ``given_up()``: it failed or was
    cancelled, so that what is open goes on.
    """

    ready = Signal(object)
    failed = Signal(object)
    doubted = Signal(object)
    begun = Signal()
    given_up = Signal()

    def __init__(self, workshop: Workshop, lane: Lane, notice: Notice, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._lane, self._notice = workshop, lane, notice
        self._task: Task | None = None
        notice.acted.connect(self.cancel)
        notice.acted.connect(self.given_up)

    @property
    def busy(self) -> bool:
        """Whether something is being opened."""
        return self._task is not None

    def open(self, path: Path) -> None:
        """Open a file."""
        self._begin(self._by_path, path, self.tr("Opening {0}").format(path.name))

    def open_known(self, recording_id: str) -> None:
        """Open a recording of the library; its file is found again by its path."""
        self._begin(self._by_id, recording_id, self.tr("Opening"))

    @Slot()
    def cancel(self) -> None:
        """Open nothing after all."""
        self._notice.hide()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin(self, work: Any, what: object, words: str) -> None:
        self.cancel()
        self.begun.emit()
        task = self._task = self._lane.submit(work, what, title=words)
        task.progress.connect(lambda share, _text: self._show(task, share, words))
        task.done.connect(lambda editor: self._done(task, editor))
        task.failed.connect(lambda error: self._not_opened(task, error))

    def _by_path(self, path: Path, job: Job) -> Editor:
        """On the lane."""
        return self._workshop.editor(self._workshop.library.open(path, job).id)

    def _by_id(self, recording_id: str, job: Job) -> Editor:
        """On the lane."""
        return self._by_path(self._workshop.library.get(recording_id).path, job)

    def _show(self, task: Task, share: float, words: str) -> None:
        if task is self._task:
            self._notice.show_progress(share, words)

    def _done(self, task: Task, editor: Editor) -> None:
        if task is self._task:
            self._task = None
            self._notice.hide()
            self.ready.emit(editor)
            doubt = ends_early(editor.recording.path, editor.recording.facts)
            if doubt is not None:
                self.doubted.emit(doubt)

    def _not_opened(self, task: Task, error: UserError) -> None:
        if task is self._task:
            self._task = None
            self._notice.hide()
            self.failed.emit(error)
            self.given_up.emit()
