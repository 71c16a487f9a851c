"""Recognising a recording: begun, held, ended; it goes first where the person looks."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job
from audiochat.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.domain.transcript import BlockDone, Transcript
    from audiochat.services.transcriber.again import Again
    from audiochat.services.workshop import Workshop
    from audiochat.store.laid import Exchange

FIRST_GUESS_S = 3.0
"""Seconds of work after which the time left can be told."""


class Stage(StrEnum):
    """How the recognition of the open recording stands."""

    IDLE = "idle"
    RUNNING = "running"
    PAUSED = "paused"
    FAILED = "failed"


class Recognition(QObject):
    """At most one recognition, on a lane of its own, since hours of it must not hold up edits.

    ``changed()``: its state or progress; ``found(doubt)``: more words are there, with the reason why
    they may be wrong, if there is one; ``ended(all)``: it is over, and whether it went to the end;
    ``laid(Exchange)``: all was recognised anew.
    """

    changed = Signal()
    found = Signal(str)
    ended = Signal(bool)
    laid = Signal(object)

    def __init__(
        self, workshop: Workshop, lane: Lane, focus: Callable[[], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workshop, self._lane, self._focus = workshop, lane, focus
        self._task: Task | None = None
        self._began = 0.0
        self._first = 0.0
        self.stage = Stage.IDLE
        self.fraction = 0.0
        self.error: UserError | None = None

    @property
    def running(self) -> bool:
        """Whether it works now."""
        return self.stage is Stage.RUNNING

    @property
    def seconds_left(self) -> float | None:
        """About how long it will still take; None before that can be told."""
        spent, done = time.monotonic() - self._began, self.fraction - self._first
        if not self.running or spent < FIRST_GUESS_S or done <= 0.005:
            return None
        return spent / done * (1 - self.fraction)

    def start(self, recording_id: str, timeline: Timeline, again: Again | None = None) -> None:
        """Recognise what is not known yet; what is known stays. With ``again``: all of it anew."""
        self._drop()
        self.error = None
        self._began, self._first = time.monotonic(), -1.0
        task = self._task = self._lane.submit(
            self._work, recording_id, timeline, again, title=self.tr("Transcribing")
        )
        task.progress.connect(lambda share, _text: self._progress(task, share))
        task.partial.connect(lambda done: self._partial(task, done))
        task.done.connect(lambda made: self._done(task, made if again is not None else None))
        task.failed.connect(lambda error: self._failed(task, error))
        task.cancelled.connect(lambda: self._over(task, Stage.IDLE))  # from the status line
        self._set(Stage.RUNNING)

    def _work(
        self, recording_id: str, timeline: Timeline, again: Again | None, job: Job
    ) -> Transcript | Exchange:
        """On the lane."""
        if again is not None:
            return self._workshop.transcriber.run_again(again, job, self._focus)
        return self._workshop.transcriber.run(recording_id, timeline, job=job, focus=self._focus)

    def pause(self) -> None:
        """Hold; all that has been recognised is kept."""
        if self.running:
            self.hold_at(self.fraction)

    def hold_at(self, fraction: float) -> None:
        """Stand still so far, to go on when the person says so."""
        self._drop()
        self.fraction = fraction
        self._set(Stage.PAUSED)

    def stop(self) -> None:
        """End; all that has been recognised is kept."""
        self._drop()
        self.fraction = 0.0
        self._set(Stage.IDLE)

    def _drop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _set(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()

    def _progress(self, task: Task, share: float) -> None:
        if task is self._task:
            if self._first < 0:
                self._first = share
            self.fraction = share
            self.changed.emit()

    def _partial(self, task: Task, done: BlockDone) -> None:
        if task is self._task:
            self.found.emit(done.doubt)

    def _done(self, task: Task, exchange: Exchange | None) -> None:
        if task is self._task:
            if exchange is not None:
                self.laid.emit(exchange)
            self._over(task, Stage.IDLE, True)

    def _over(self, task: Task, stage: Stage, complete: bool = False) -> None:
        if task is self._task:
            self._task = None
            self._set(stage)
            self.ended.emit(complete)

    def _failed(self, task: Task, error: UserError) -> None:
        if task is self._task:
            self.error = error
            self._over(task, Stage.FAILED)
