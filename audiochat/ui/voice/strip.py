"""What the microphone and the voice are doing now, in one line above the field to write in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, IconButton, Text
from audiochat.ui.widgets.painting import filling

_BARS = 5
_SHAPE = (0.55, 0.8, 1.0, 0.8, 0.55)


class Level(QWidget):
    """How loud the microphone hears, as five bars that rise with it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def set_level(self, level: float) -> None:
        """Show a loudness from 0 to 1."""
        if abs(level - self._level) > 0.01:
            self._level = level
            self.update()

    def sizeHint(self) -> QSize:
        """Five bars and their gaps."""
        px = self._theme.px
        return QSize(px(3) * _BARS + px(2) * (_BARS - 1), px(self._theme.size.icon))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars around the middle, never gone, so that one sees that it listens."""
        px = self._theme.px
        painter = filling(self)
        painter.setBrush(self._theme.color("accent"))
        for number, share in enumerate(_SHAPE):
            height = max(px(3), self.height() * share * self._level)
            left, top = number * (px(3) + px(2)), (self.height() - height) / 2
            painter.drawRoundedRect(QRectF(left, top, px(3), height), px(3) / 2, px(3) / 2)
        painter.end()


class VoiceStrip(Frame):
    """``skipped()``: leave out this sentence. ``ended()``: stop listening or reading."""

    skipped = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("card", parent)
        self._theme = theme
        self._icon = QLabel()
        self._icon.setTextFormat(Qt.TextFormat.PlainText)
        self._shown_icon = ""
        self.state = Text(theme, face="medium")
        self.level = Level(theme)
        self.words = Text(theme, face="small", tone="muted", elide=True)
        self.skip = IconButton(
            theme, "skip-forward", self.tr("Skip this sentence"), size=theme.size.field
        )
        self.end = IconButton(theme, "x", self.tr("End"), "Esc", size=theme.size.field)
        self.skip.clicked.connect(self.skipped)
        self.end.clicked.connect(self.ended)
        row = QHBoxLayout(self)
        pad = theme.px(theme.space.s)
        row.setContentsMargins(
            theme.px(theme.space.m), theme.px(theme.space.xs), pad, theme.px(theme.space.xs)
        )
        row.setSpacing(pad)
        row.addWidget(self._icon)
        row.addWidget(self.state)
        row.addWidget(self.level)
        row.addWidget(self.words, 1)
        row.addWidget(self.skip)
        row.addWidget(self.end)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _dress(self) -> None:
        """Room for the longest of the states, so that nothing moves when they change."""
        names = (self.tr("Reading aloud"), self.tr("Hearing you"), self.tr("Listening"))
        widest = max(self.state.fontMetrics().horizontalAdvance(name) for name in names)
        self.state.setMinimumWidth(widest + self._theme.px(self._theme.space.xs))
        self._paint_icon()

    def show_state(self, icon: str, state: str, words: str = "") -> None:
        """Show what is done; the words beside it are for what is heard or said."""
        if icon != self._shown_icon:
            self._shown_icon = icon
            self._paint_icon()
        self.state.setText(state)
        self.words.setText(words)
        self.setAccessibleName(state)
        self.show()

    def show_parts(self, level: bool, skip: bool, ending: str) -> None:
        """Which parts there are, and what the last button does."""
        self.level.setVisible(level)
        self.skip.setVisible(skip)
        self.end.set_words(ending, "Esc")

    def _paint_icon(self) -> None:
        if self._shown_icon:
            self._icon.setPixmap(
                self._theme.pixmap(self._shown_icon, "accent", self._theme.size.icon)
            )
