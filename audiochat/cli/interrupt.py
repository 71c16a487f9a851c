"""Ctrl-C on the command line: it stops a job and not the program, so that nothing is cut off."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from audiochat.domain.job import Job


@contextmanager
def stopping(job: Job) -> Iterator[None]:
    """Let Ctrl-C stop the job within this block; off the main thread nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: job.cancel())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def stoppable() -> Iterator[Job]:
    """A job that Ctrl-C stops within this block; ``Cancelled`` at its end where nobody looked before."""
    job = Job()
    with stopping(job):
        yield job
    job.check()
