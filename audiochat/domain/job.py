"""A long piece of work as its function sees it: progress out, cancellation in."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from audiochat.domain.errors import Cancelled

_WAIT = 0.02
_R = TypeVar("_R")


def _ignore(*_: Any) -> None:
    """Drop a report nobody listens to."""


class Job:
    """Carries progress and partial results out of a long function, and the wish to stop into it.

    Every service function that can take over half a second takes a ``job`` argument (default: a
    fresh ``Job()`` that nobody watches). It calls ``check()`` often (at least every 50 ms of work),
    ``progress()`` with a fraction from 0 to 1, and ``emit()`` with partial results. The two callbacks
    are called on the worker's thread.
    """

    def __init__(
        self,
        on_progress: Callable[[float, str], None] = _ignore,
        on_partial: Callable[[Any], None] = _ignore,
    ) -> None:
        self._cancelled = threading.Event()
        self._on_progress = on_progress
        self._on_partial = on_partial
        self._lock = threading.Lock()
        self._wishes: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Ask the work to stop; safe from any thread."""
        with self._lock:
            self._cancelled.set()
            for wish in self._wishes:
                wish()

    @contextmanager
    def when_cancelled(self, wish: Callable[[], None]) -> Iterator[None]:
        """Within this block, call ``wish`` once on the cancelling thread (at once if already cancelled).

        For work inside a library that cannot call ``check()``. ``wish`` must be quick and not raise.
        """
        with self._lock:
            self._wishes.append(wish)
            if self.cancelled:
                wish()
        try:
            yield
        finally:
            with self._lock:
                self._wishes.remove(wish)

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raise ``Cancelled`` when the person asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def progress(self, fraction: float, text: str = "") -> None:
        """Report how far the work is, from 0 to 1, with a few words."""
        self._on_progress(fraction, text)

    def emit(self, partial: Any) -> None:
        """Hand out a partial result (a piece of a reply, a slice of peaks)."""
        self._on_partial(partial)


def interruptible(job: Job, function: Callable[..., _R], *arguments: Any) -> _R:
    """Run ``function`` on a thread and wait for it; ``Cancelled`` within 20 ms of the wish to stop.

    For work in a library that cannot be stopped: the thread is left behind then, ends with that work,
    and what it gives is dropped. So it must be safe beside whatever is done next.
    """
    job.check()
    results: list[_R] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            results.append(function(*arguments))
        except BaseException as error:  # noqa: BLE001  (told to the thread that waits)
            errors.append(error)

    thread = threading.Thread(target=work, name="interruptible")
    thread.start()
    while thread.is_alive():
        thread.join(_WAIT)
        if thread.is_alive():
            job.check()
    if errors:
        raise errors[0]
    return results[0]
