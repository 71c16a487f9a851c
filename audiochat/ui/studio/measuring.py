"""Levels of the recording as it is now, measured in the background and shown where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from audiochat.domain.editing import Measures
from audiochat.ui.studio.details_panel import DetailsPanel
from audiochat.ui.studio.stage import Stage
from audiochat.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from audiochat.services.editor import Editor


class Measuring(QObject):
    """One measurement at a time. It is begun when the waveform is there, so neither slows the other.

    ``measured(revision_id, measures)`` tells what was found.
    """

    measured = Signal(str, object)

    def __init__(self, lane: Lane, stage: Stage, details: DetailsPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._stage, self._details = lane, stage, details
        self._task: Task | None = None

    def stop(self) -> None:
        """What was measured or is being measured no longer holds."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._stage.transport.set_levels(None)
        self._details.show_progress(None)

    def pause(self) -> None:
        """Measure nothing while another recording is opened; what is known stays in sight."""
        if self._task is not None and not self._task.over:
            self.stop()

    def resume(self, editor: Editor | None) -> None:
        """The other recording was not opened: measure on where that was given up."""
        if editor is not None and self._task is None:
            self.start(editor)

    def start(self, editor: Editor | None) -> None:
        """Measure the editor's timeline."""
        self.stop()
        if editor is None:
            return
        self._stage.transport.set_levels(None, measuring=True)
        task = self._task = self._lane.submit(
            editor.measures, timeline=editor.timeline, title=self.tr("Measuring the levels")
        )
        task.progress.connect(lambda share, _text: self._progress(task, share))
        revision_id = editor.revision.id
        task.done.connect(lambda found: self._done(task, editor, revision_id, found))
        task.failed.connect(lambda _error: self.stop() if task is self._task else None)

    def _progress(self, task: Task, share: float) -> None:
        if task is self._task:
            self._details.show_progress(share)

    def _done(self, task: Task, editor: Editor, revision_id: str, found: Measures) -> None:
        if task is self._task:
            self._stage.transport.set_levels(found.loudness)
            self._details.show_recording(editor.recording, found, editor.can_undo)
            self.measured.emit(revision_id, found)
