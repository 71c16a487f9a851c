"""Patience for slow machines, and an end for what would never end.

``PatientBot`` waits long for what must happen; a test that passes waits no longer for it.
``watched`` ends a process whose test hangs where no Python runs any more, and says where.
"""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000
"""What a test waits for may take so long; half a second is usual, busy machines need far more."""

GRACE_S = 60.0
"""A test's own time limit (``timeout``) goes first; it needs a main thread that still runs Python."""


class PatientBot(QtBot):
    """Waits at least ``PATIENCE_MS`` for signals and conditions that must come."""

    def waitSignal(self, signal: Any, *, timeout: int = 0, **kinds: Any) -> Any:
        return super().waitSignal(signal, timeout=_patient(timeout, kinds), **kinds)

    def waitSignals(self, signals: Any, *, timeout: int = 0, **kinds: Any) -> Any:
        return super().waitSignals(signals, timeout=_patient(timeout, kinds), **kinds)

    def waitUntil(self, callback: Any, *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitExposed(self, widget: Any, *, timeout: int = 0) -> Any:
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


def _patient(timeout: int, kinds: dict[str, Any]) -> int:
    """What must come is waited for; what must not come is not waited for any longer than told."""
    return timeout if kinds.get("raising") is False else max(timeout, PATIENCE_MS)


@contextmanager
def watched(item: pytest.Item, stderr: int) -> Iterator[None]:
    """While a test runs: say where every thread is and end the process when it hangs for good."""
    mark = item.get_closest_marker("timeout")
    limit = float(mark.args[0] if mark else item.config.getini("timeout"))
    faulthandler.dump_traceback_later(limit + GRACE_S, exit=True, file=stderr)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
