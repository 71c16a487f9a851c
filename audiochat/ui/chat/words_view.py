"""The words of a message: read as they come, laid out once, painted, pointed at, selected and copied."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QToolButton, QWidget

from audiochat.ui.chat.body import Body
from audiochat.ui.chat.code_layout import CodeLayout
from audiochat.ui.chat.growing import GrowingMarkdown
from audiochat.ui.chat.look import Look
from audiochat.ui.chat.markdown import plain

_SLICE = 1_800  # characters of a long message read at once
_FAR = 1 << 20


class WordsView(QWidget):
    """Paints a ``Body``; ``clicked`` carries the target of a time or link that was clicked."""

    clicked = Signal(object)

    def __init__(self, look: Look, parent: QWidget, *, by_person: bool) -> None:
        super().__init__(parent)
        self.body = Body(look)
        self._look = look
        self._by_person = by_person
        self._growing = GrowingMarkdown()
        self._unread = ""
        self._finished = False
        self._text = ""
        self._selecting = False
        self._copy_buttons: list[QToolButton] = []
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    @property
    def text(self) -> str:
        """Everything said so far, as it was written."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show ``text``; if it only goes on from what is there, what is there keeps its layout."""
        if text == self._text:
            return
        if not self._by_person and text.startswith(self._text):
            self.feed(text[len(self._text) :])
            return
        self._growing, self._unread, self._text = GrowingMarkdown(), "", ""
        self._finished = False
        self.body.select(None, None)
        if self._by_person:
            self._text = text
            self.body.set_values(plain(text))
        else:
            self.body.set_values(())
            self.feed(text)
        self.update()

    def feed(self, text: str) -> bool:
        """Add words to a growing reply; true when its height changed."""
        self._text += text
        self._unread += text
        return self._read(_SLICE)

    @property
    def busy(self) -> bool:
        """Whether some of a long message is still to be read, or code to be coloured."""
        return bool(self._unread) or self.body.uncoloured

    def read_more(self, seconds: float = 0.004) -> bool:
        """Read and colour for a short while; true when the height changed."""
        if self._unread:
            return self._read(_SLICE)
        self.body.colour(seconds)
        self.update()
        return False

    def finish(self) -> None:
        """No more words will come: close what is still open once all of it has been read."""
        self._finished = True
        if not self._by_person and not self._unread:
            self._read(0)

    def _read(self, characters: int) -> bool:
        piece, self._unread = self._unread[:characters], self._unread[characters:]
        known = len(self._growing.finished)
        self._growing.feed(piece)
        whole = self._finished and not self._unread
        last = self._growing.closed_values() if whole else self._growing.open_values()
        values = [*self._growing.finished[known:], *last]
        changed = self.body.set_values(values, known)
        top = self.body.blocks[known].y if known < len(self.body.blocks) else 0.0
        self.update(0, int(top), self.width(), _FAR)
        return changed

    def place_buttons(self) -> None:
        """Put a copy button on every block of code."""
        codes = self.body.codes()
        while len(self._copy_buttons) < len(codes):
            button = self._look.button("copy", self.tr("Copy code"), self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(self._copy_code)
            self._copy_buttons.append(button)
        size = round(self._look.code_head)
        for number, button in enumerate(self._copy_buttons):
            button.setVisible(number < len(codes))
            if number < len(codes):
                block = codes[number]
                right = block.left + block.width - size
                button.setGeometry(round(right), round(block.y), size, size)

    def _copy_code(self) -> None:
        sender = self.sender()
        codes = self.body.codes()
        for number, button in enumerate(self._copy_buttons):
            if button is sender and number < len(codes):
                layout = codes[number].layout
                QGuiApplication.clipboard().setText(getattr(layout, "source", ""))

    def sizeHint(self) -> QSize:
        """As large as the words."""
        return QSize(round(self.body.width), round(self.body.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the blocks that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.body.draw(painter, 0.0, 0.0, QRectF(event.rect()))
        painter.end()

    def code_at(self, point: QPointF) -> CodeLayout | None:
        """The block of code under a point."""
        return self.body.code_at(point.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select; the message takes the focus."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        parent = self.parentWidget()
        if parent is not None:
            parent.setFocus(Qt.FocusReason.MouseFocusReason)
        place = self.body.place_at(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.body.move_cursor(place)
        else:
            self.body.select(place, place)
        self._selecting = True
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Stretch the selection, or show that something can be clicked."""
        if self._selecting:
            self.body.move_cursor(self.body.place_at(event.position()))
            self.update()
            return
        over = self.body.run_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection; a plain click on a time or a link tells about it."""
        self._selecting = False
        if event.button() is not Qt.MouseButton.LeftButton or self.body.selection():
            return
        run = self.body.run_at(event.position())
        if run is not None:
            self.clicked.emit(run)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self.body.select_word(self.body.place_at(event.position()))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move a block of code sideways; everything else scrolls the conversation."""
        delta = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        sideways = delta.x() or (delta.y() if shift else 0)
        code = self.code_at(event.position()) if sideways else None
        if code is None:
            event.ignore()
            return
        if code.scroll(-sideways):
            self.update()
        event.accept()
