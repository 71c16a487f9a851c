"""Brings a timeline's peaks to the stage, drawing them as they grow."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from audiochat.domain.timeline import Timeline
from audiochat.services.editor import Editor
from audiochat.ui.studio.stage import Stage
from audiochat.ui.tasks import Lane, Task


class WaveLoader(QObject):
    """Reads peaks on a lane; a newer timeline replaces an older one.

    ``drawn()`` when all of it is there; ``failed(UserError)``.
    """

    failed = Signal(object)
    drawn = Signal()

    def __init__(self, lane: Lane, stage: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._stage = lane, stage
        self._task: Task | None = None
        self._shown: object | None = None

    def show(self, editor: Editor, timeline: Timeline, fresh: bool) -> None:
        """Draw a timeline; ``fresh``: nothing of what is drawn is part of it."""
        if self._task is not None:
            self._task.cancel()
        self._shown = None
        if fresh:
            self._stage.set_peaks(None, timeline.rate, fresh=True)
        task = self._task = self._lane.submit(
            editor.peaks, timeline=timeline, title=self.tr("Drawing the waveform")
        )
        task.partial.connect(lambda peaks: self._grew(task, peaks, timeline.rate))
        task.done.connect(lambda peaks: self._finish(task, peaks, timeline.rate))
        task.failed.connect(self.failed)

    def _grew(self, task: Task, peaks: object, rate: int) -> None:
        if task is not self._task:
            return
        if peaks is not self._shown:
            self._shown = peaks
            self._stage.set_peaks(peaks, rate, fresh=False)
        else:
            self._stage.peaks_grew()

    def _finish(self, task: Task, peaks: object, rate: int) -> None:
        self._grew(task, peaks, rate)
        if task is self._task:
            self.drawn.emit()

    def clear(self) -> None:
        """Draw nothing."""
        if self._task is not None:
            self._task.cancel()
        self._task = self._shown = None
        self._stage.set_peaks(None, 0, fresh=True)
