"""What a test left of the interface: windows, timers and threads, found without reading everything.

A full collection and a look at every object cost half a second once the whole suite is loaded.
So whatever lives before a test is frozen (``gc.freeze``): the collector then reads only what the
test itself made. Timers and threads that are older are remembered and looked at as well.
"""

from __future__ import annotations

import gc
import sys
import weakref
from typing import Any

FULL_EVERY = 200
"""After so many tests everything is collected, for the sake of memory."""


class QtLeftovers:
    """Finds visible windows, running timers and running threads after each test."""

    def __init__(self) -> None:
        self._known: weakref.WeakSet[Any] = weakref.WeakSet()
        self._tests = 0

    def begin(self) -> None:
        """Call before a test: what lives now is not the test's own."""
        if "PySide6.QtWidgets" not in sys.modules:
            return
        gc.disable()  # on a worker it would destroy what is Qt's; see ``audiochat.ui.tidying``
        self._tests += 1
        if self._tests % FULL_EVERY == 1:
            gc.unfreeze()
            gc.collect()
        self._remember()
        gc.freeze()

    def found(self) -> list[str]:
        """Call after a test: one line for each thing that still runs or shows."""
        if "PySide6.QtWidgets" not in sys.modules:
            return []
        if self._look():  # it may hang in a cycle that is older than the test
            gc.unfreeze()
        return self._look()

    def _remember(self) -> None:
        """Keep (weakly) every timer and thread among the objects that are not frozen."""
        from PySide6.QtCore import QThread, QTimer

        self._known.update(o for o in gc.get_objects() if issubclass(type(o), (QTimer, QThread)))

    def _look(self) -> list[str]:
        from PySide6.QtCore import QCoreApplication, QEvent, QThread
        from PySide6.QtWidgets import QApplication

        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return []
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
        left = [f"window {w!r}" for w in app.topLevelWidgets() if w.isVisible()]
        self._remember()
        for item in list(self._known):
            try:
                if isinstance(item, QThread):
                    left += [f"thread {item!r}"] if item.isRunning() else []
                elif item.isActive():
                    left.append(f"timer {item!r} of {item.parent()!r}")
            except RuntimeError:
                continue  # its C++ side is gone already
        return left
