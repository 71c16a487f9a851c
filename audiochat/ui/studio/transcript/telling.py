"""Telling the voices of the recording on the stage apart: begun, shown, stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.domain.voices_told import VoicesTold
from audiochat.ui.studio.clock import moment
from audiochat.ui.studio.transcript.progress import Progress
from audiochat.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.workshop import Workshop

MOST_PLACES = 3
"""Places whose speaker is unsure that are named in the message; all are marked over the words."""


class Telling(QObject):
    """At most one run, on the lane of speech.

    ``told(words)``: speakers were set, with what to tell the person; ``heard(words)``: nothing was
    set, and why; ``failed(UserError)``; ``acted()``: what can be done has changed.
    """

    told = Signal(str)
    heard = Signal(str)
    failed = Signal(object)
    acted = Signal()

    def __init__(self, workshop: Workshop, lane: Lane, strip: Progress, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop, self._lane, self._strip = workshop, lane, strip
        self.one_voice = False
        """Whether one voice was all that was heard in the recording on the stage."""
        self._timeline: Timeline | None = None
        self._recording_id = ""
        self._task: Task | None = None
        self._stopped: Task | None = None  # it may have been done before it heard of the wish
        strip.ended.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether it works now."""
        return self._task is not None

    @property
    def available(self) -> bool:
        """Whether this computer has what tells voices apart."""
        return self._workshop.diarist.available

    def set_recording(self, recording_id: str, timeline: Timeline | None) -> None:
        """Another recording or another state of it; what was begun for another recording ends."""
        if recording_id != self._recording_id:
            self.stop()
            self._stopped, self.one_voice = None, False
        self._recording_id, self._timeline = recording_id, timeline

    def start(self, count: int = 0) -> None:
        """Tell ``count`` voices apart, or as many as are heard (0); a second wish waits for none."""
        if self._timeline is None or self.running:
            return
        task = self._task = self._lane.submit(
            self._work, self._timeline, count or None, title=self.tr("Telling speakers apart")
        )
        task.progress.connect(lambda share, _text: self._progress(task, share))
        task.done.connect(lambda told: self._done(task, told))
        task.failed.connect(lambda error: self._failed(task, error))
        task.cancelled.connect(lambda: self._over(task))  # from the status line
        self._show(0.0)
        self.acted.emit()

    def _work(self, timeline: Timeline, count: int | None, job: Job) -> VoicesTold:
        """On the lane."""
        return self._workshop.diarist.tell_apart(timeline, count, job)

    @Slot()
    def stop(self) -> None:
        """End it; nothing has changed then, unless it was just done."""
        task = self._task
        if task is not None:
            task.cancel()
            self._stopped = task
            self._over(task)

    def _show(self, share: float) -> None:
        words = self.tr("Telling speakers apart, {0:.0f} %").format(share * 100)
        self._strip.show_state(words, share, False)

    def _progress(self, task: Task, share: float) -> None:
        if task is self._task:
            self._show(share)

    def _over(self, task: Task) -> bool:
        if task is not self._task:
            return False
        self._task = None
        self._strip.hide()
        self.acted.emit()
        return True

    def _done(self, task: Task, told: VoicesTold) -> None:
        if not self._over(task) and task is not self._stopped:
            return
        self.one_voice = told.voices < 2
        words = told.message
        if told.unsure:
            places = ", ".join(moment(start) for start, _ in told.unsure[:MOST_PLACES])
            more = " …" if len(told.unsure) > MOST_PLACES else ""
            words = self.tr("{0} Look at {1}{2}").format(words, places, more)
        (self.told if told.voices > 1 else self.heard).emit(words)

    def _failed(self, task: Task, error: UserError) -> None:
        if self._over(task):
            self.failed.emit(error)
