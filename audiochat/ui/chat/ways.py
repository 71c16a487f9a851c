"""What stands over a conversation: the way back to its end, and what its beginning waits for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, Text

SOON_MS = 500
"""What takes no longer than this says nothing of how far it is."""


class Ways(QObject):
    """Over the foot of a conversation "Jump to latest"; over its head how much of it has been read.

    ``between`` stands where messages have no widget yet.
    """

    def __init__(self, view: QScrollArea, column: QWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self.latest = QPushButton(self.tr("Jump to latest"), view)
        self.latest.hide()
        self.between = QLabel(column)
        self.between.setTextFormat(Qt.TextFormat.PlainText)
        self.between.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.between.setProperty("tone", "muted")
        self.between.hide()
        self.reading = Frame("card", view)
        self._words = Text(theme, face="small_number", tone="muted", parent=self.reading)
        self.reading.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._show_reading)
        self._known: Callable[[], int] = int

    def dress(self) -> None:
        """Put on the look of the theme."""
        self.latest.setIcon(self._theme.icon("arrow-down", "text", 14))
        self.latest.setFont(self._theme.font("small_medium"))
        self.between.setFont(self._theme.font("small"))

    def place_latest(self, away: bool, gap: int) -> None:
        """Show the way back to the end to who is away from it, ``gap`` pixels over the foot."""
        self.latest.setVisible(away)
        if away:
            self.latest.adjustSize()
            x = (self._view.width() - self.latest.width()) // 2
            self.latest.move(x, self._view.height() - self.latest.height() - gap)
            self.latest.raise_()

    def place_between(self, messages: int, y: int) -> int:
        """Say how many messages stand at ``y`` of the column without a widget; gives the height."""
        self.between.show()
        self.between.setText(self.tr("{0:,} messages between").format(messages))
        height = self._theme.px(48)
        self.between.setGeometry(0, y, self._view.viewport().width(), height)
        return height

    def hide_between(self) -> None:
        """Every message that is known has a widget."""
        self.between.hide()

    def begin_reading(self, known: Callable[[], int]) -> None:
        """The beginning is being read; ``known()`` messages are, which is told if it takes long."""
        self._known = known
        if not self._soon.isActive() and self.reading.isHidden():
            self._soon.start()
        elif not self.reading.isHidden():
            self._show_reading()

    def end_reading(self) -> None:
        """It has been read, or nobody waits for it any more."""
        self._soon.stop()
        self.reading.hide()

    def _show_reading(self) -> None:
        px = self._theme.px
        self._words.setText(
            self.tr("Reading older messages… {0:,}  ·  Esc stops").format(self._known())
        )
        size = self._words.sizeHint()
        self._words.setGeometry(px(14), px(8), size.width(), size.height())
        self.reading.resize(size.width() + px(28), size.height() + px(16))
        self.reading.move((self._view.width() - self.reading.width()) // 2, px(10))
        self.reading.show()
        self.reading.raise_()
