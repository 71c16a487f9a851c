"""Changing what one said, in place of the bubble."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from audiochat.ui.chat.look import Look
from audiochat.ui.widgets.plain_field import PlainField

_MOST_LINES = 12


class EditBox(QFrame):
    """A field with the old words; ``done`` carries the new ones, or nothing when it was cancelled."""

    done = Signal(str)
    grown = Signal()

    def __init__(self, text: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "input")
        self._field = PlainField(self)
        self._field.setPlainText(text)
        self._field.setProperty("kind", "bare")
        self._field.setFont(look.font())
        self._field.setAccessibleName(self.tr("Edit your message"))
        self._field.installEventFilter(self)
        self._field.textChanged.connect(self.grown)
        cancel = QPushButton(self.tr("Cancel"), self)
        cancel.setProperty("kind", "quiet")
        cancel.clicked.connect(self._cancel)
        send = QPushButton(self.tr("Send"), self)
        send.setProperty("kind", "primary")
        send.clicked.connect(self._send)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(cancel)
        acts.addWidget(send)
        column = QVBoxLayout(self)
        pad = look.theme.px(look.theme.space.s)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(pad)
        column.addWidget(self._field)
        column.addLayout(acts)

    def height_for(self, width: int) -> int:
        """The height that shows the words at ``width`` pixels, to twelve lines."""
        pad = self._look.theme.px(self._look.theme.space.s)
        metrics = self._field.fontMetrics()
        room = max(10, width - 4 * pad)
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        text = self._field.toPlainText()[:4000] + " "
        tall = metrics.boundingRect(0, 0, room, 100_000, flags, text).height()
        lines = -(-tall // max(1, metrics.height()))
        line = self._look.line_height()
        return min(lines + 1, _MOST_LINES) * line + self._look.row + 3 * pad

    def focus(self) -> None:
        """Put the cursor behind the words."""
        cursor = self._field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._field.setTextCursor(cursor)
        self._field.setFocus()

    def _send(self) -> None:
        self.done.emit(self._field.toPlainText())

    def _cancel(self) -> None:
        self.done.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter sends, Escape leaves it as it was."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._send()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._cancel()
                return True
        return super().eventFilter(watched, event)
