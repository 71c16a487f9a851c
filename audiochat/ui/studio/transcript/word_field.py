"""The field in which the text of words is corrected, right where they stand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets.plain_field import PlainField
from audiochat.ui.widgets.reading import is_right_to_left

_BESIDE = 3
"""Pixels of edge and room beside the words: the space to the next word is hardly wider."""

LONGEST = 20_000
"""Characters that one correction may have."""


class WordField(PlainField):
    """Lies over the words while they are edited.

    ``committed(text, step)``: the words are to read so; ``step`` is 1 or -1 when the next or the one
    before is to be edited then, else 0. ``left()``: nothing is to change. ``deserted``: the person has
    gone elsewhere, where the focus is to stay.
    """

    committed = Signal(str, int)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._was = ""
        self.deserted = False
        self._first, self._column = QRectF(), QRectF()
        self.setAccessibleName(self.tr("Text of the words; the sound stays"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setProperty("kind", "inline")  # a narrow frame, which Qt draws with one width only,
        self.setViewportMargins(0, 2, 0, 2)  # so the room above and below is given here
        self.textChanged.connect(self._fit)
        self.hide()

    def open(self, text: str, first: QRectF, column: QRectF) -> None:
        """Edit a text over its first line's box, inside a column; places in pixels of the parent."""
        self.setFont(self._theme.font("body"))
        self._was, self._column = text, column
        self.deserted = False
        self._first = first
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.selectAll()
        self._fit()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self, first: QRectF, column: QRectF) -> None:
        """Lie over other boxes; what is written stays."""
        self._first, self._column = first, column
        self._fit()

    def _fit(self) -> None:
        """As wide as its text, from where the words begin; more lines when there is no room."""
        theme, column = self._theme, self._column
        pad = self.viewport().y()
        metrics = self.fontMetrics()
        # No wider than its words and the caret: what stands beside them is to be read on.
        wide = metrics.horizontalAdvance(self.written) + 2 * _BESIDE + self.cursorWidth() + 1
        rtl = is_right_to_left(self.written)
        most = column.width() + 2 * _BESIDE
        width = min(max(wide, theme.px(16)), most)
        if rtl:
            left = max(self._first.right() + _BESIDE - width, column.left() - _BESIDE)
        else:
            left = min(self._first.left() - _BESIDE, column.right() + _BESIDE - width)
        self.resize(round(width), self.height())
        lines = max(1, self._lines(width - 2 * _BESIDE))
        height = lines * metrics.lineSpacing() + 2 * pad
        top = round(self._first.center().y() - metrics.lineSpacing() / 2) - pad
        self.setGeometry(round(left), top, round(width), height)

    def _lines(self, width: float) -> int:
        from PySide6.QtGui import QTextLayout

        layout = QTextLayout(self.written, self.font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width))
        layout.endLayout()
        return layout.lineCount()

    @property
    def written(self) -> str:
        """What stands in it letter by letter, on one line."""
        return self.toPlainText()[:LONGEST].replace("\n", " ")

    def text(self) -> str:
        """What stands in it, on one line."""
        return " ".join(self.written.split())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Esc leaves, Tab keeps and goes to the next word."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close(0)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._close(1 if key == Qt.Key.Key_Tab else -1)
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What was written is kept when the person goes elsewhere."""
        super().focusOutEvent(event)
        kept = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.isVisible() and event.reason() not in kept:
            self.deserted = True
            self._close(0)

    def finish(self) -> None:
        """Keep what is written, as Enter does."""
        if self.isVisible():
            self._close(0)

    def _close(self, step: int) -> None:
        self.hide()
        if self.text() != self._was or step:
            self.committed.emit(self.text(), step)
        else:
            self.left.emit()
