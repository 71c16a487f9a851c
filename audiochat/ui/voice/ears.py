"""The microphone at work: one listening at a time, on a lane of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from audiochat.domain.live import Live
from audiochat.ui.tasks import Lane, Task

if TYPE_CHECKING:
    from audiochat.domain.plan import RecordingState
    from audiochat.services.workshop import Workshop


class Ears(QObject):
    """``live(Live)`` while it listens; then ``heard(text)``, or ``failed(UserError)``; last ``over()``.

    ``about`` tells which recording is open: what is said to it may be an edit.
    """

    live = Signal(object)
    heard = Signal(str)
    failed = Signal(object)
    over = Signal()

    def __init__(
        self,
        workshop: Workshop,
        lane: Lane,
        about: Callable[[], RecordingState | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._about = about
        self._known: RecordingState | None = None
        self._workshop, self._lane = workshop, lane
        self._stop = threading.Event()
        self._task: Task | None = None

    @property
    def open(self) -> bool:
        """Whether the microphone is listened to."""
        return self._task is not None

    def warm(self) -> None:
        """Read the recogniser into memory before it is needed; what is wrong is said when it is used."""
        self._lane.submit(self._load)

    def _load(self) -> None:
        """On the lane: what takes long the first time."""
        from audiochat.domain.job import Job

        self._workshop.dictation.warm(Job())

    def begin(self, expect: tuple[str, ...] = ()) -> None:
        """Listen; ``expect`` are words that are likely."""
        if self._task is not None:
            return
        self._stop = threading.Event()
        self._known = self._about()
        task = self._task = self._lane.submit(self._listen, self._stop, expect)
        task.partial.connect(self._partial)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.finished.connect(self._finished)

    def _listen(
        self,
        stop: threading.Event,
        expect: tuple[str, ...],
        job: object,
    ) -> str:
        """On the lane."""
        from audiochat.domain.job import Job

        assert isinstance(job, Job)
        return self._workshop.dictation.run(stop, job, expect, lambda: self._known)

    def end(self) -> None:
        """Listen no more; the words that are on their way still come."""
        self._stop.set()

    def drop(self) -> None:
        """Listen no more, and forget what is on its way."""
        self._stop.set()
        if self._task is not None:
            self._task.cancel()

    def _partial(self, value: object) -> None:
        if isinstance(value, Live) and self.sender() is self._task:
            self._known = self._about()  # what is selected changes while somebody talks
            self.live.emit(value)

    def _done(self, text: str) -> None:
        self.heard.emit(text)

    def _failed(self, error: object) -> None:
        self.failed.emit(error)

    def _finished(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.over.emit()
