"""The newest words of a recording that is being made: settled ones, and those that may still change."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from audiochat.ui.theme import Theme

LINES = 2
_KEPT = 1000
"""Letters that are kept: more than two lines of the widest screen show."""


def reads_from_right(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    kinds = (unicodedata.bidirectional(letter) for letter in text[:200])
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


class NewestWords(QWidget):
    """The last lines of what was said. What may still change is muted, and so is ``hint``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.settled = ""
        self.open = ""
        self.hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Words as they are heard"))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(200), self._line() * LINES)

    def _line(self) -> int:
        return self._theme.px(self._theme.size.line_height)

    def clear(self, hint: str = "") -> None:
        """Nothing has been said yet."""
        self.settled = self.open = ""
        self.say(hint)

    def say(self, hint: str) -> None:
        """What stands there while there are no words."""
        if hint != self.hint:
            self.hint = hint
            self.update()

    def add(self, words: str, open_: str) -> None:
        """More words that stay, and what may still change."""
        if words:
            self.settled = f"{self.settled} {words}".strip()[-_KEPT:]
            self.setAccessibleDescription(self.settled)
        self.open = open_[-_KEPT:]
        self.update()

    def shown(self) -> str:
        """What is shown, however much of it."""
        return " ".join(part for part in (self.settled, self.open) if part) or self.hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the words out and draw their last lines."""
        painter = QPainter(self)
        layout = QTextLayout(self.shown(), self._theme.font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        rtl = reads_from_right(self.shown())
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.width())
            line.setPosition(QPointF(0, count * self._line()))
            count += 1
        layout.endLayout()
        painter.setPen(self._theme.color("text"))
        painter.setClipRect(self.rect())
        layout.draw(painter, QPointF(0, min(0, LINES - count) * self._line()))
        painter.end()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        quiet = QTextLayout.FormatRange()
        begin = len(self.settled) if self.settled or self.open else 0
        quiet.start, quiet.length = begin, len(self.shown()) - begin
        look = QTextCharFormat()
        look.setForeground(self._theme.color("muted"))
        quiet.format = look
        return [quiet]
