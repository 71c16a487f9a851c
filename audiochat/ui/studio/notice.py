"""What the stage says in place of sound: progress while it is read, or why it cannot be."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from audiochat.domain.errors import UserError
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, Text


class Notice(Frame):
    """A small card in the middle of the waveform: words, maybe a bar, maybe one act."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("card", parent)
        self._host = parent
        self.words = Text(theme, face="medium")
        self.detail = Text(theme, face="small", tone="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setFixedWidth(theme.px(240))
        self.act = Button(theme, self.tr("Cancel"), "quiet")
        self.act.clicked.connect(self.acted)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout()
        for widget in (self.words, self.detail, self.bar):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.space.s, 0, theme.space.s)
        row.setSpacing(theme.space.m)
        row.addSpacing(theme.space.l)  # not a margin: that would not be mirrored
        row.addLayout(column)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(theme.space.s)
        self.hide()

    def show_progress(self, fraction: float, words: str) -> None:
        """Work goes on: a bar from 0 to 1 and an act that stops it."""
        self.words.setText(words)
        self.detail.hide()
        self.bar.setValue(round(fraction * 1000))
        self.bar.setAccessibleName(words)
        self.bar.show()
        self.act.set_words(self.tr("Cancel"))
        self._appear()

    def show_error(self, error: UserError, act: str = "") -> None:
        """It failed: what happened, what to do, maybe an act."""
        self.words.setText(error.message)
        self.detail.setText(error.remedy)
        self.detail.setVisible(bool(error.remedy))
        self.bar.hide()
        self.act.set_words(act or self.tr("Close"))
        self._appear()

    def _appear(self) -> None:
        self.show()
        self.place()

    def place(self) -> None:
        """Sit in the middle of what it covers."""
        parent = self._host
        self.setMaximumWidth(max(200, parent.width() - 32))
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, (parent.height() - self.height()) // 2)
        self.raise_()
