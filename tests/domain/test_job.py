"""The wish to stop reaches work that cannot ask for it."""

from __future__ import annotations

import threading

import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job, interruptible


def test_a_wish_is_told_once_and_only_within_its_block() -> None:
    job, told = Job(), []
    with job.when_cancelled(lambda: told.append("first")):
        job.check()
    with job.when_cancelled(lambda: told.append("second")):
        job.cancel()
        assert told == ["second"]
        with pytest.raises(Cancelled):
            job.check()
    job.cancel()
    assert told == ["second"]


def test_a_wish_made_too_late_is_told_at_once() -> None:
    job, told = Job(), []
    job.cancel()
    with job.when_cancelled(lambda: told.append(1)):
        assert told == [1]


def test_what_cannot_be_stopped_is_left_behind() -> None:
    job, over, ended = Job(), threading.Event(), threading.Event()

    def work() -> None:
        over.wait(10)
        ended.set()

    threading.Timer(0.05, job.cancel).start()
    with pytest.raises(Cancelled):
        interruptible(job, work)
    assert not ended.is_set()
    over.set()
    assert ended.wait(10)
    assert interruptible(Job(), divmod, 7, 2) == (3, 1)
    with pytest.raises(ZeroDivisionError):
        interruptible(Job(), divmod, 7, 0)
