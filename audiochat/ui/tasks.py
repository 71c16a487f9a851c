"""Work off the interface thread: lanes run functions, tasks bring their results back to the main thread."""

from __future__ import annotations

import contextlib
import inspect
import logging
import sys
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QTimer, Signal, Slot

from audiochat.domain.errors import Cancelled, UserError
from audiochat.domain.job import Job
from audiochat.ui.patience import put_aside_imports

log = logging.getLogger(__name__)
FRAME_MS = 16
"""Reports of a worker reach the main thread at most this often, in milliseconds."""


class Task(QObject):
    """One piece of work as the main thread sees it.

    It lives on the main thread and all its signals are emitted there: ``progress(fraction, words)``,
    ``partial(object)`` for what the work hands out as it goes, then exactly one of ``done(result)``,
    ``failed(UserError)``, ``cancelled()``, and last ``finished()``. Reports are gathered and delivered
    in order, at most one wake-up a frame, so a fast worker cannot flood the window.
    """

    progress = Signal(float, str)
    partial = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    _wake = Signal()

    def __init__(self, lane_name: str, title: str = "") -> None:
        super().__init__()
        self.lane_name = lane_name
        self.title = title
        self.job = Job(self._report_progress, self._report_partial)
        self.result: Any = None
        self.error: UserError | None = None
        self.over = False
        self._lock = threading.Lock()
        self._partials: deque[Any] = deque()
        self._progress: tuple[float, str] | None = None
        self._end: tuple[str, Any] | None = None
        self._queued = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._deliver)
        self._wake.connect(self._woken, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; ``cancelled`` follows when it has."""
        self.job.cancel()

    def _report_progress(self, fraction: float, text: str) -> None:
        with self._lock:
            self._progress = (min(max(float(fraction), 0.0), 1.0), text)
        self._call()

    def _report_partial(self, value: Any) -> None:
        with self._lock:
            self._partials.append(value)
        self._call()

    def _settle(self, how: str, value: Any) -> None:
        """The worker's last word; called once on its thread."""
        with self._lock:
            self._end = (how, value)
        self._call()

    def _call(self) -> None:
        with self._lock:
            if self._queued:
                return
            self._queued = True
        with contextlib.suppress(RuntimeError):  # the window is gone already
            self._wake.emit()

    @Slot()
    def _woken(self) -> None:
        if self.over:  # a wake-up that was on its way when the lane closed
            return
        if self._end is not None:
            self._deliver()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver(self) -> None:
        self._timer.stop()
        with self._lock:
            partials, self._partials = self._partials, deque()
            progress, self._progress = self._progress, None
            end, self._end = self._end, None
            self._queued = False
        for value in partials:
            self.partial.emit(value)
        if progress is not None:
            self.progress.emit(*progress)
        if end is not None and not self.over:
            self._finish(*end)

    def _finish(self, how: str, value: Any) -> None:
        self.over = True
        if how == "done":
            self.result = value
            self.done.emit(value)
        elif how == "failed":
            self.error = value
            self.failed.emit(value)
        else:
            self.cancelled.emit()
        self.finished.emit()


def as_user_error(error: BaseException) -> UserError:
    """Any failure as something a person can read; what was not foreseen is logged in full."""
    if isinstance(error, UserError):
        return error
    log.error("unforeseen failure", exc_info=error)
    if isinstance(error, MemoryError):
        return UserError(
            "There is not enough memory for this.", "Close other programs and try again."
        )
    return UserError(f"Something went wrong: {type(error).__name__}: {error}"[:300], "Try again.")


@dataclass(slots=True)
class _Call:
    """What a lane is to run."""

    task: Task
    fn: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any] = field(default_factory=dict)


def _takes_job(fn: Callable[..., Any]) -> bool:
    try:
        return "job" in inspect.signature(fn).parameters
    except (TypeError, ValueError):
        return False


class _Worker(QObject):
    """Runs calls one after the other on the lane's thread; owns what the lane owns."""

    wake = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.calls: deque[_Call] = deque()
        self.wake.connect(self.run_next, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def run_next(self) -> None:
        """Run the oldest waiting call."""
        try:
            call = self.calls.popleft()
        except IndexError:
            return
        task, modules = call.task, len(sys.modules)
        try:
            task.job.check()
            if _takes_job(call.fn):
                call.kwargs["job"] = task.job
            result = call.fn(*call.args, **call.kwargs)
            put_aside_imports(modules)
            task._settle("done", result)
        except Cancelled:
            task._settle("cancelled", None)
        except BaseException as error:  # noqa: BLE001 - a lane outlives whatever it runs
            task._settle("failed", as_user_error(error))


class Lane(QObject):
    """A thread of its own that runs submitted functions in order.

    ``submit`` gives a ``Task`` at once; the function gets ``job=`` when it takes one. Functions get
    plain values and give plain values. ``close`` cancels what runs and what waits, runs ``on_close``
    on the lane's own thread (so that what the lane owns is closed by its owner) and waits.
    """

    started = Signal(object)

    def __init__(self, name: str, on_close: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.name = name
        self._on_close = on_close
        self._tasks: set[Task] = set()
        self._last: deque[Task] = deque(maxlen=4)  # alive until their signals have returned
        self._thread: QThread | None = None
        self._worker: _Worker | None = None
        self._closed = False

    def submit(self, fn: Callable[..., Any], *args: Any, title: str = "", **kwargs: Any) -> Task:
        """Run ``fn(*args, **kwargs)`` on the lane; ``title`` names the job in the status line."""
        task = Task(self.name, title)
        if self._closed:
            task._settle("cancelled", None)
            return task
        self._tasks.add(task)
        task.finished.connect(self._forget)
        worker = self._running()
        worker.calls.append(_Call(task, fn, args, dict(kwargs)))
        worker.wake.emit()
        self.started.emit(task)
        return task

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return bool(self._tasks)

    def _running(self) -> _Worker:
        if self._worker is None:
            self._thread = QThread()
            self._thread.setObjectName(self.name)
            self._worker = _Worker()
            self._worker.moveToThread(self._thread)
            self._thread.start()
        return self._worker

    @Slot()
    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            self._last.append(task)

    def close(self, wait_ms: int = 10_000) -> bool:
        """Cancel everything and wait for the thread; whether it stopped in time. Again is free."""
        self._closed = True
        if self._thread is None or self._worker is None:
            return True
        for task in tuple(self._tasks):
            task.cancel()
        if self._on_close is not None:
            last = Task(self.name)
            self._worker.calls.append(_Call(last, self._on_close, ()))
            self._worker.wake.emit()
        leave = Task(self.name)
        self._worker.calls.append(_Call(leave, self._thread.quit, ()))
        self._worker.wake.emit()
        stopped = self._thread.wait(wait_ms)
        if stopped:
            self._worker = None
            self._thread = None
            self._deliver_last()
        else:
            log.error("lane %s did not stop in time", self.name)
        return stopped

    def _deliver_last(self) -> None:
        """Bring the last words of cancelled work to whoever still listens."""
        for task in tuple(self._tasks):
            task._deliver()
        self._tasks.clear()
        QCoreApplication.sendPostedEvents(self)


class Lanes(QObject):
    """The program's lanes by name: ``model`` owns the language model, ``audio`` edits and measures,
    ``store`` reads and writes more than a page, ``peaks`` reads waveforms, ``words`` understands edits,
    ``speech`` recognises, for hours at a time, which must not hold up edits.
    """

    started = Signal(object)

    def __init__(self, close_model: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.model = Lane("model", close_model)
        self.audio = Lane("audio")
        self.store = Lane("store")
        self.peaks = Lane("peaks")
        self.words = Lane("words")
        self.speech = Lane("speech")
        for lane in self.all:
            lane.started.connect(self.started)

    @property
    def all(self) -> tuple[Lane, ...]:
        """Every lane; the model last, since it may take longest to stop."""
        return (self.peaks, self.words, self.speech, self.audio, self.store, self.model)

    @property
    def busy(self) -> bool:
        """Whether any lane has work."""
        return any(lane.busy for lane in self.all)

    def drain(self, wait_ms: int = 3000) -> None:
        """Let what was given to the store be written before everything is cancelled."""
        last = threading.Event()
        if self.store.busy:
            self.store.submit(last.set)
            last.wait(wait_ms / 1000)

    def close(self) -> bool:
        """Cancel everything first, then wait for all; whether all stopped."""
        for lane in self.all:
            for task in tuple(lane._tasks):
                task.cancel()
        stopped = [lane.close() for lane in self.all]
        return all(stopped)
