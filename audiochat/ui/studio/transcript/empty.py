"""What stands where no words are: what this place is for, one act, or why there is nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Text


class Empty(QWidget):
    """An icon, a title, a sentence and at most one button (``acted()``)."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = "captions"
        self._said: tuple[str, ...] = ()
        self.picture = QLabel()
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title = Text(theme, face="heading", wrap=True)
        self.words = Text(theme, face="body", tone="muted", wrap=True)
        self.act = Button(theme, self.tr("Transcribe"), "primary", "captions")
        self.act.clicked.connect(self.acted)
        self.detail = Text(theme, face="small", tone="muted", wrap=True)
        for text in (self.title, self.words, self.detail):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        space = theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.xl, space.xl, space.xl, space.xl)
        column.setSpacing(0)
        column.addStretch(2)
        column.addWidget(self.picture)
        column.addSpacing(theme.px(space.m))
        column.addWidget(self.title)
        column.addSpacing(theme.px(space.xs))
        column.addWidget(self.words)
        column.addSpacing(theme.px(space.l))
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.px(space.s))
        column.addWidget(self.detail)
        column.addStretch(3)
        theme.changed.connect(self._paint)
        self._paint()

    def say(self, title: str, words: str, act: str = "", detail: str = "", icon: str = "") -> None:
        """Say what there is (or is not); without ``act`` there is nothing to press."""
        said = (title, words, act, detail, icon)
        if said == self._said:  # after every edit the same is said again
            return
        self._said = said
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.act.setVisible(bool(act))
        if act:
            self.act.set_words(act)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self._icon = icon or "captions"
        self._paint()

    def _paint(self) -> None:
        self.picture.setPixmap(self._theme.pixmap(self._icon, "faint", 28))
