"""The search for garbage, on the interface thread and nowhere else."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from audiochat.domain.garbage import is_held_back

EVERY_MS = 250
MANY = 20_000
"""So many more objects since the last look: somebody is making something great, which is no garbage."""
PUT_OFF = 40
"""So often in a row a search is put off for that, ten seconds."""
FULL_SHARE = 0.01
"""A search through everything takes at most this share of the time."""


class Tidying(QObject):
    """Looks for garbage now and then, as Python would, but only here.

    Left alone, Python searches on whichever thread makes one object too many. On a worker that
    destroys what belongs to the interface: Qt holds its lock for signals meanwhile and waits for
    Python's, which the interface thread holds while it waits for Qt's, and the window stands still
    for ever. While this is at work Python's own search is off; ``stop`` turns it on again if it was.
    ``busy``: whether a search through everything would be in somebody's way.
    """

    def __init__(self, busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._busy = busy
        self._young = self._put_off = 0
        self._full_after = 0.0
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again; again is free."""
        if self._timer.isActive():
            self._timer.stop()
            if self._was_on:
                gc.enable()

    @Slot()
    def look(self) -> None:
        """Search as much as Python would have by now, in what is young, middle-aged or all."""
        young, middle, old = gc.get_count()
        many_young, many_middle, many_old = gc.get_threshold()
        grown, self._young = young - self._young, young
        if young <= many_young or is_held_back():
            return
        if grown > MANY and self._put_off < PUT_OFF:
            self._put_off += 1
            return
        self._put_off = self._young = 0
        now = time.monotonic()
        if old > many_old and now >= self._full_after and not self._busy():
            gc.collect()
            self._full_after = time.monotonic() + (time.monotonic() - now) / FULL_SHARE
        else:
            gc.collect(1 if middle > many_middle else 0)
