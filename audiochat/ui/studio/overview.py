"""The overview: the whole recording in a thin strip, the visible part framed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from audiochat.domain.operation import Effect
from audiochat.ui.studio.feed import Wish
from audiochat.ui.studio.pictured import Pictured
from audiochat.ui.studio.pixels import Ink
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.view import View
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme


class Overview(Pictured):
    """Drag the frame or click beside it to go there; the wheel scrolls."""

    def __init__(self, state: StageState, theme: Theme, lane: Lane) -> None:
        super().__init__(state, theme, lane)
        self._hold: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the recording"))
        state.view_changed.connect(self.update)
        state.tints_changed.connect(self.update)
        state.chapters_changed.connect(self.update)
        state.playhead_changed.connect(self.update)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """As thin as in the drawing."""
        return QSize(self._theme.px(200), self._theme.px(18))

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self._want()
        self.update()

    def _all(self) -> View:
        return View.whole(self._state.total, self.width(), self._state.view.finest)

    def _wish(self) -> Wish | None:
        if not self._rate:
            return None
        ratio = self.devicePixelRatioF()
        tone = self._theme.color("wave").rgb() & 0xFFFFFF
        height = round((self.height() - self._theme.px(4)) * ratio)
        ink = Ink(tone, tone)
        return Wish(self._all(), self._rate, height, ratio, ink, 0, merged=True, fit=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture that fits."""
        self._want()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sound, the plan's cuts, the playhead and the frame."""
        state, theme, whole = self._state, self._theme, self._all()
        painter = QPainter(self)
        inset = theme.px(2)
        if self._picture is not None and not self._picture.image.isNull():
            area = QRectF(0, inset, self.width(), self.height() - 2 * inset)
            painter.setOpacity(0.75)
            painter.drawImage(area, self._picture.image)
            painter.setOpacity(1.0)
        if state.total <= 0:
            return
        for tint in state.tints:
            if tint.effect is Effect.REMOVES:
                left = whole.x(tint.start)
                wide = max(1.0, whole.x(tint.end) - left)
                stretch = QRectF(left, inset, wide, self.height() - 2 * inset)
                painter.fillRect(stretch, theme.color("cut_tint"))
        for chapter in state.chapters:
            at = round(whole.x(chapter.start))
            painter.fillRect(QRectF(at, 0, 1, self.height()), theme.color("muted"))
        head = round(whole.x(state.playhead))
        painter.fillRect(QRectF(head, 0, 1, self.height()), theme.color("accent"))
        if not state.view.is_whole:
            left, right = whole.x(state.view.start), whole.x(state.view.end)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 1.5))
            frame = QRectF(left, 0, max(right - left, 6.0), self.height())
            frame = frame.adjusted(0.75, 0.75, -0.75, -0.75)
            painter.drawRoundedRect(frame, theme.radius.field / 2, theme.radius.field / 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or bring it to the pointer."""
        if event.button() != Qt.MouseButton.LeftButton or self._state.total <= 0:
            return
        at = self._all().seconds(event.position().x())
        view = self._state.view
        if not view.start <= at <= view.end:
            self._state.set_view(view.centred(at))
        self._hold = at - self._state.view.start

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame."""
        if self._hold is not None:
            view = self._state.view
            start = self._all().seconds(event.position().x()) - self._hold
            self._state.set_view(view.scrolled((start - view.start) / view.scale))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hold = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the view."""
        turn = event.angleDelta().x() or event.angleDelta().y()
        view = self._state.view
        self._state.set_view(view.scrolled(-turn / 120 * view.width / 10))
        event.accept()
