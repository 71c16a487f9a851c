"""The ruler above the waveform: marks that people can count in, and the time under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from audiochat.ui.studio.clock import stamp
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.ticks import ticks
from audiochat.ui.theme import Theme


class Ruler(QWidget):
    """Marks for the view; a click or drag goes to that time (``sought``)."""

    sought = Signal(float)

    def __init__(self, state: StageState, theme: Theme) -> None:
        super().__init__()
        self._state, self._theme = state, theme
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Time ruler"))
        state.view_changed.connect(self.update)
        state.hover_changed.connect(self.update)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """One quiet line of figures and the marks under it."""
        return QSize(self._theme.px(200), self._theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks and labels, then the pointer's time over them."""
        theme, view = self._theme, self._state.view
        painter = QPainter(self)
        painter.setFont(theme.font("tiny_number"))
        if view.total > 0:
            self._marks(painter)
        if self._state.hover is not None and view.total > 0:
            self._pointer_time(painter, self._state.hover)
        painter.end()

    def _marks(self, painter: QPainter) -> None:
        theme, view = self._theme, self._state.view
        metrics = painter.fontMetrics()
        deep = self.height()
        for tick in ticks(view.start, view.end, view.scale, theme.px(96)):
            x = round(view.x(tick.seconds))
            tall = theme.px(4) if tick.label else theme.px(2)
            painter.fillRect(
                QRectF(min(x, view.width - 1), deep - tall, 1, tall), theme.color("line")
            )
            if tick.label and not self._covered(tick.seconds):
                wide = metrics.horizontalAdvance(tick.label)
                left = min(max(0.0, x - wide / 2), view.width - wide)
                painter.setPen(theme.color("faint"))
                box = QRectF(left, 0, wide + 1, deep - theme.px(4))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, tick.label)

    def _covered(self, seconds: float) -> bool:
        """Whether the pointer's time is written over a mark's label."""
        hover = self._state.hover
        return hover is not None and abs(hover - seconds) / self._state.view.scale < self._theme.px(
            64
        )

    def _pointer_time(self, painter: QPainter, seconds: float) -> None:
        theme, view = self._theme, self._state.view
        text = stamp(seconds, 3 if view.scale < 0.05 else 1)
        wide = painter.fontMetrics().horizontalAdvance(text) + theme.px(8)
        left = min(max(0.0, view.x(seconds) - wide / 2), view.width - wide)
        box = QRectF(left, 0, wide, self.height() - theme.px(4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised"))
        painter.drawRoundedRect(box, theme.radius.field / 2, theme.radius.field / 2)
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton and self._state.total > 0:
            self.sought.emit(self._state.view.seconds(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the playhead along."""
        if event.buttons() & Qt.MouseButton.LeftButton and self._state.total > 0:
            self.sought.emit(self._state.view.seconds(event.position().x()))
