"""How loud recordings are heard: a choice of the person's that changes no recording."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from audiochat.media.playback import Player

VOLUME, MUTED = "play.volume", "play.muted"
STEP = 0.1
_SAVE_MS = 400


class Volume(QObject):
    """``level`` from 0 to 1 as one hears it, and ``muted``; remembered. ``changed()``.

    ``keep(name, value)`` stores a setting.
    """

    changed = Signal()

    def __init__(
        self,
        player: Player,
        stored: Callable[[str, Any], Any],
        keep: Callable[[str, Any], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._player, self._keep = player, keep
        level = stored(VOLUME, 1.0)
        good = isinstance(level, int | float) and 0 <= level <= 1
        self.level = float(level) if good else 1.0
        self.muted = stored(MUTED, False) is True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_MS)
        self._timer.timeout.connect(self._store)
        self._apply()

    def set_level(self, level: float) -> None:
        """Play as loud as that; something that is to be heard is not muted."""
        level = round(min(1.0, max(0.0, level)), 3)
        muted = self.muted and level <= self.level
        if (level, muted) != (self.level, self.muted):
            self.level, self.muted = level, muted
            self._chosen()

    def step(self, steps: int) -> None:
        """Louder or softer by some tenths."""
        self.set_level(self.level + steps * STEP)

    def mute(self) -> None:
        """Hear nothing, or hear it again."""
        self.muted = not self.muted
        if not self.muted and self.level == 0:
            self.level = STEP
        self._chosen()

    @property
    def heard(self) -> float:
        """The level that is heard now: 0 when muted."""
        return 0.0 if self.muted else self.level

    def _chosen(self) -> None:
        self._apply()
        self._timer.start()
        self.changed.emit()

    def _apply(self) -> None:
        # half way is heard as half as loud: about 10 dB
        self._player.gain = self.heard**1.66

    def flush(self) -> None:
        """Store it now, if it has changed."""
        if self._timer.isActive():
            self._timer.stop()
            self._store()

    def _store(self) -> None:
        self._keep(VOLUME, self.level)
        self._keep(MUTED, self.muted)
