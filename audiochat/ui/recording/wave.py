"""The sound of the last seconds as bars that move past, and how loud it is now."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets.painting import filling

PEAKS_A_BAR = 3
"""A bar stands for 60 ms."""

FLOOR_DB = -60.0
LOUD_DB = -1.0
"""From here on the sound may be distorted."""

_STEP, _THICK = 4, 2
_MOST = 4096  # bars that are kept: more than the widest screen shows


def decibels(peak: float) -> float:
    """A peak from 0 to 1 in decibels below full scale, not under -60."""
    return max(FLOOR_DB, 20 * math.log10(peak)) if peak > 0 else FLOOR_DB


class LiveWave(QWidget):
    """Bars from the right, where now is, to the left; the louder, the taller."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: deque[tuple[float, bool]] = deque(maxlen=_MOST)
        self._rest: list[float] = []
        self._paused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time never mirrors
        self.setAccessibleName(self.tr("Sound of the last seconds"))
        theme.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        """Low enough for a small screen."""
        return QSize(self._theme.px(120), self._theme.px(48))

    def clear(self) -> None:
        """Begin anew."""
        self._bars.clear()
        self._rest.clear()
        self.update()

    def add(self, peaks: Sequence[float], paused: bool) -> None:
        """More sound, as peaks from 0 to 1; ``paused``: none of it is kept."""
        self._rest += peaks
        self._paused = paused
        while len(self._rest) >= PEAKS_A_BAR:
            self._bars.append((max(self._rest[:PEAKS_A_BAR]), paused))
            del self._rest[:PEAKS_A_BAR]
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as many bars as there is room for."""
        theme, px = self._theme, self._theme.px
        painter = filling(self)
        middle, most = self.height() / 2, self.height() / 2 - px(4)
        kept, unkept, loud = theme.color("rms"), theme.color("line"), theme.color("cut")
        x = self.width() - px(6)
        for peak, paused in reversed(self._bars):
            if x < 0:
                break
            half = max(px(1), most * math.sqrt(peak))
            painter.setBrush(unkept if paused else loud if decibels(peak) > LOUD_DB else kept)
            bar = QRectF(x - px(_THICK), middle - half, px(_THICK), 2 * half)
            painter.drawRoundedRect(bar, px(1), px(1))
            x -= px(_STEP)
        painter.setBrush(theme.color("muted" if self._paused else "cut"))
        painter.drawRect(QRectF(self.width() - px(3), px(2), px(2), self.height() - px(4)))
        painter.end()


class Meter(QWidget):
    """How loud it is now, from -60 dB to full scale, with the loudest of the last second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._now = self._held = FLOOR_DB
        self._age = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Level of the microphone"))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A low, long bar."""
        return QSize(self._theme.px(140), self._theme.px(6))

    @property
    def held(self) -> float:
        """The loudest of the last second in decibels."""
        return self._held

    def clear(self) -> None:
        """Nothing is heard yet."""
        self._now = self._held = FLOOR_DB
        self.update()

    def add(self, peaks: Sequence[float]) -> None:
        """More sound; what falls, falls slowly, so that one can read it."""
        for peak in peaks:
            level = decibels(peak)
            self._now = max(level, self._now - 0.8)
            self._age += 1
            if level >= self._held or self._age > 50:
                self._held, self._age = level, 0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A track, how loud it is, and a mark at the loudest."""
        theme, px = self._theme, self._theme.px
        painter = filling(self)
        box = QRectF(self.rect())
        painter.setBrush(theme.color("line"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        loud = self._held > LOUD_DB
        painter.setBrush(theme.color("cut" if loud else "accent"))
        box.setWidth(max(box.height(), box.width() * (1 - self._now / FLOOR_DB)))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        at = self.width() * (1 - self._held / FLOOR_DB)
        painter.setBrush(theme.color("cut" if loud else "text"))
        if self._held > FLOOR_DB:
            painter.drawRect(QRectF(min(at, self.width() - px(2)), 0, px(2), self.height()))
        painter.end()
