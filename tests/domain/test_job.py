"""The wish to stop reaches work that cannot ask for it."""

from __future__ import annotations

import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job


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
