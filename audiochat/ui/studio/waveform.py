"""The waveform: sound, selection, plan and playhead, with the pointer and the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip

from audiochat.ui.studio.chapter_marks import paint_chapters
from audiochat.ui.studio.clock import span, stamp
from audiochat.ui.studio.cut_edges import CutEdges
from audiochat.ui.studio.feed import Wish
from audiochat.ui.studio.gestures import (
    LETTERS,
    Pointer,
    key_change,
    key_target,
    typed_words,
)
from audiochat.ui.studio.pictured import Pictured
from audiochat.ui.studio.pixels import Ink
from audiochat.ui.studio.state import StageState
from audiochat.ui.studio.tinting import paint_over, paint_under
from audiochat.ui.studio.tone_marks import paint_tones, tone_at
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme


class Waveform(Pictured):
    """Draws the view's sound from a picture made elsewhere; until a new one comes the last is stretched.

    All but the playhead lies in one cached pixmap, so that a moving playhead repaints a strip a few
    pixels wide. ``sought(seconds)``: the person clicked or moved the playhead by key.
    """

    sought = Signal(float)
    command = Signal(str)  # "play", "cut", "stop": keys whose act belongs to others
    typed = Signal(str)  # the beginning of words, which belong to the field to write in

    def __init__(self, state: StageState, theme: Theme, lane: Lane) -> None:
        super().__init__(state, theme, lane)
        self._pointer = Pointer(state)
        self._cuts = CutEdges(state)
        self._layer: QPixmap | None = None
        self._ringed = False
        self._lent = False
        self._line_x = -100
        self._hover_x: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        state.view_changed.connect(self._view_changed)
        state.selection_changed.connect(self._stale)
        state.tints_changed.connect(self._stale)
        state.chapters_changed.connect(self._stale)
        state.playhead_changed.connect(self._move_line)
        theme.changed.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """The height in the drawing."""
        return QSize(self._theme.px(800), self._theme.px(180))

    def minimumSizeHint(self) -> QSize:
        """Low enough for a small screen."""
        return QSize(self._theme.px(200), self._theme.px(64))

    @Slot()
    def _restyle(self) -> None:
        self.setAccessibleName(self.tr("Waveform"))
        self._want()
        self._stale()

    def _ink(self) -> Ink:
        return Ink(
            self._theme.color("wave").rgb() & 0xFFFFFF, self._theme.color("rms").rgb() & 0xFFFFFF
        )

    def _wish(self) -> Wish | None:
        if not self._rate:
            return None
        ratio, state = self.devicePixelRatioF(), self._state
        height, gap = round(self.height() * ratio), round(self._theme.px(8) * ratio)
        return Wish(state.view, self._rate, height, ratio, self._ink(), gap, state.gain)

    @Slot()
    def _view_changed(self) -> None:
        self._want()
        self._stale()
        self._line_x = self._playhead_x()

    @Slot()
    def _stale(self) -> None:
        self._layer = None
        self.update()
        self._describe()

    def _describe(self) -> None:
        state = self._state
        words = stamp(state.playhead, 1)
        if state.selection is not None:
            words += ", " + self.tr("selected {0}").format(span(*state.selection))
        self.setAccessibleDescription(words)

    def _playhead_x(self) -> int:
        return round(self._state.view.x(self._state.playhead))

    @Slot()
    def _move_line(self) -> None:
        new = self._playhead_x()
        if new != self._line_x:
            wide = self._theme.size.ring + 2
            for x in (self._line_x, new):
                self.update(QRect(x - wide // 2, 0, wide + 1, self.height()))
            self._line_x = new

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The stage tells the view the new width; the picture is made anew for another height."""
        self._state.set_view(self._state.view.resized(self.width()))
        self._want()
        self._stale()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the layer and draw the playhead; what is not touched is not painted."""
        if self._layer is None:
            self._layer = self._paint_layer()
        painter = QPainter(self)
        ratio = self._layer.devicePixelRatio()
        area = event.rect()
        source = QRectF(
            area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio
        )
        painter.drawPixmap(QRectF(area), self._layer, source)
        if self._hover_x is not None:
            painter.fillRect(self._hover_x, 0, 1, self.height(), self._theme.color("line"))
        if self._state.total > 0:
            ring = self._theme.size.ring
            x = self._playhead_x() - ring // 2
            painter.fillRect(x, 0, ring, self.height(), self._theme.color("accent"))
        if self._ringed and self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), self._theme.size.ring))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_layer(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        layer.setDevicePixelRatio(ratio)
        layer.fill(self._theme.color("surface"))
        painter = QPainter(layer)
        paint_under(painter, self._state, self._theme, self.height())
        picture, view = self._picture, self._state.view
        if picture is not None and not picture.image.isNull():
            left, right = view.x(picture.start), view.x(picture.end)
            exact = abs((right - left) * ratio - picture.image.width()) < 1
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
            painter.drawImage(QRectF(left, 0, right - left, self.height()), picture.image)
        paint_tones(painter, self._state, self._theme, self.height())
        paint_chapters(painter, self._state, self._theme, self.height())
        paint_over(painter, self._state, self._theme, self.height())
        painter.end()
        return layer

    def event(self, event: QEvent) -> bool:
        """Beside the rest: say what a mark of room tone means."""
        if isinstance(event, QHelpEvent):
            at = event.pos()
            mark = tone_at(self._state, self._theme, at.x(), self.height() - at.y())
            if mark is not None:
                words = self.tr(
                    "Room tone under this join: the floor glides by {0} dB, not at once"
                )
                QToolTip.showText(event.globalPos(), words.format(f"{mark.decibels:.0f}"), self)
                return True
            QToolTip.hideText()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a selection, or take hold of an edge."""
        if event.button() == Qt.MouseButton.LeftButton and self._state.total > 0:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if shift or not self._cuts.press(event.position().x()):
                self._pointer.press(event.position().x(), shift)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select while a button is held, else show where the pointer is."""
        x = event.position().x()
        if self._cuts.active:
            self._cuts.move(x)
        elif self._pointer.active:
            self._pointer.move(x)
        else:
            on_edge = self._pointer.edge_at(x) is not None or self._cuts.at(x) is not None
            shape = Qt.CursorShape.SizeHorCursor if on_edge else Qt.CursorShape.IBeamCursor
            self.setCursor(shape)
        self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to that time."""
        if event.button() == Qt.MouseButton.LeftButton and self._cuts.active:
            self._cuts.release(bool(event.modifiers() & Qt.KeyboardModifier.AltModifier))
        elif event.button() == Qt.MouseButton.LeftButton:
            target = self._pointer.release(event.position().x())
            if target is not None:
                self.sought.emit(target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the stretch between two joins, or everything."""
        self._pointer.cancel()
        self._cuts.cancel()
        if self._state.total > 0:
            self._state.select(self._state.around(self._state.view.seconds(event.position().x())))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom at the pointer with Ctrl."""
        pixels, angle = event.pixelDelta(), event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turn = angle.y() or angle.x()
            self._state.zoom(1.25 ** (turn / 120), event.position().x())
        elif not pixels.isNull():
            move = pixels.x() if abs(pixels.x()) > abs(pixels.y()) else pixels.y()
            self._state.set_view(self._state.view.scrolled(-move))
        else:
            turn = angle.x() or angle.y()
            self._state.set_view(self._state.view.scrolled(-turn / 120 * self.width() / 10))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, select and zoom by key; play, cut and the like are handed on."""
        state, key = self._state, event.key()
        if state.total <= 0:
            event.ignore()
            return
        words = typed_words(event)
        if words and (self._lent or key not in LETTERS) and words.isalpha():
            self.typed.emit(words)
            return
        target = key_target(state, key, event.modifiers())
        commands = {Qt.Key.Key_Space: "play", Qt.Key.Key_Delete: "cut", Qt.Key.Key_Backspace: "cut"}
        if target is not None:
            self.sought.emit(target)
            state.set_view(state.view.revealing(target))
        elif key in commands and not event.modifiers():
            self.command.emit(commands[Qt.Key(key)])
        elif not key_change(state, key, event.text(), event.modifiers()):
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows when the focus came by key, not by a click.

        Focus that nobody asked for (a recording was opened) is lent: letters are words then, not keys.
        """
        kept = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in kept:
            self._lent = event.reason() == Qt.FocusReason.OtherFocusReason
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._ringed = event.reason() in by_key
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        self.update()

    def _hover(self, at: QPointF | None) -> None:
        old, self._hover_x = self._hover_x, None if at is None else round(at.x())
        for x in {old, self._hover_x} - {None}:
            self.update(QRect(x, 0, 1, self.height()))  # type: ignore[arg-type]  # None is left out
        seconds = None if at is None else self._state.view.seconds(at.x())
        self._state.set_hover(seconds)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the time under the pointer."""
        self._hover(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no more."""
        self._hover(None)
