from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.ui.tasks import Lane, Lanes


class Listener(QObject):
    """Notes what arrives and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[Any] = []
        self.threads: set[int] = set()

    def take(self, value: Any) -> None:
        self.got.append(value)
        self.threads.add(threading.get_ident())


@pytest.fixture
def lane(qapp: Any) -> Iterator[Lane]:
    made = Lane("test")
    yield made
    assert made.close()


def test_work_runs_elsewhere_and_its_result_arrives_here(lane: Lane, qtbot: Any) -> None:
    listener = Listener()
    task = lane.submit(lambda a, b: (threading.get_ident(), a + b), 1, b=2)
    task.done.connect(listener.take)
    qtbot.waitSignal(task.finished).wait()
    (ident, total) = listener.got[0]
    assert total == 3
    assert ident != threading.get_ident()
    assert listener.threads == {threading.get_ident()}


def test_a_flood_of_reports_keeps_its_order_and_wakes_once_a_frame(lane: Lane, qtbot: Any) -> None:
    turns: list[int] = []

    def flood(job: Job) -> int:
        for i in range(20_000):
            job.emit(i)
            job.progress(i / 20_000)
        return 20_000

    listener = Listener()
    task = lane.submit(flood)
    task.partial.connect(listener.take)
    task.progress.connect(lambda *_: turns.append(1))
    started = time.monotonic()
    qtbot.waitSignal(task.finished, timeout=10_000).wait()
    frames = (time.monotonic() - started) / 0.016
    assert listener.got == list(range(20_000))
    assert listener.threads == {threading.get_ident()}
    assert len(turns) <= frames + 3


def test_errors_arrive_as_words_and_the_lane_goes_on(lane: Lane, qtbot: Any) -> None:
    def bad() -> None:
        raise MediaError("The file is empty.", "Choose another.")

    def worse() -> None:
        raise ZeroDivisionError("oh")

    for fn, words in ((bad, "The file is empty."), (worse, "Something went wrong")):
        listener = Listener()
        task = lane.submit(fn)
        task.failed.connect(listener.take)
        qtbot.waitSignal(task.finished).wait()
        assert listener.got[0].message.startswith(words)
    task = lane.submit(lambda: 7)
    qtbot.waitSignal(task.finished).wait()
    assert task.result == 7


def test_cancelling_stops_what_runs_and_what_waits(lane: Lane, qtbot: Any) -> None:
    def forever(job: Job) -> None:
        while True:
            job.check()
            time.sleep(0.001)

    ran: list[int] = []
    first, second = lane.submit(forever), lane.submit(ran.append, 1)
    second.cancel()
    with qtbot.waitSignals([first.cancelled, second.cancelled], timeout=5000):
        first.cancel()
    assert ran == []


def test_closing_stops_everything_and_closes_what_the_lane_owns_on_its_thread(qtbot: Any) -> None:
    closed: list[Any] = []
    lane = Lane("owner", lambda: closed.append(QThread.currentThread().objectName()))

    def forever(job: Job) -> None:
        while True:
            job.check()
            time.sleep(0.001)

    listener = Listener()
    task = lane.submit(forever)
    task.cancelled.connect(lambda: listener.take("cancelled"))
    qtbot.wait(20)
    assert lane.close()
    assert closed == ["owner"]
    assert listener.got == ["cancelled"]
    late = lane.submit(print)
    qtbot.waitSignal(late.cancelled).wait()


def test_lanes_close_at_any_moment(qapp: Any) -> None:
    def forever(job: Job) -> None:
        while True:
            job.emit("x")
            job.check()

    for pause in (0.0, 0.01, 0.03):
        lanes = Lanes()
        for lane in lanes.all:
            lane.submit(forever)
        time.sleep(pause)
        assert lanes.close()
