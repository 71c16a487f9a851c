"""What letting go of dragged files will do, shown over the whole window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from audiochat.ui.theme import Theme

VEIL = 0.88
"""How much of the window the hint covers: what is behind stays recognisable."""


class DropHint(QWidget):
    """A veil with a dashed border that says what would become of the files; the mouse goes through it.

    ``tell`` says that of files; whoever takes them sets it.
    """

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme, self._host = theme, host
        self.words = ""
        self.tell: Callable[[Sequence[Path]], str] = self._open
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, files: Sequence[Path]) -> None:
        """Say what letting go will do, and cover the host."""
        self.words = self.tell(files)
        self.setAccessibleName(self.words)
        self.setGeometry(self._host.rect())
        self.update()
        self.raise_()
        self.show()

    def _open(self, files: Sequence[Path]) -> str:
        return self.tr("Drop to open {0}").format(files[0].name[:80])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the veil, the border and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._theme.color("window")
        ground.setAlphaF(VEIL)
        painter.fillRect(self.rect(), ground)
        inset, radius = self._theme.space.m, self._theme.space.m
        pen = QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        painter.setPen(self._theme.color("text"))
        painter.setFont(self._theme.font("title"))
        edge = 2 * inset + radius
        where = self.rect().adjusted(edge, edge, -edge, -edge)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(where, int(flags), self.words)
