"""How far the recognition is, how long it will take, and how to hold or end it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, IconButton, Line, Text


class Progress(Frame):
    """A strip over the words while they are being recognised.

    ``held()``: pause or go on; ``ended()``: stop here. What has been recognised stays.
    """

    held = Signal()
    ended = Signal()

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, stop: str = "", holds: bool = True
    ) -> None:
        """``stop``: what ending it means; ``holds``: whether it can be paused."""
        super().__init__("surface", parent)
        self.words = Text(theme, face="small_number", tone="muted", elide=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.hold = IconButton(theme, "pause", self.tr("Pause the transcription"), size=26)
        stop = stop or self.tr("Stop; the words so far stay")
        self.end = IconButton(theme, "square", stop, size=26)
        if not holds:
            self.hold.hide()
        self.hold.clicked.connect(self.held)
        self.end.clicked.connect(self.ended)
        texts = QVBoxLayout()
        texts.setSpacing(theme.space.xs)
        texts.addWidget(self.words)
        texts.addWidget(self.bar)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.space.s, 0, theme.space.s)
        row.setSpacing(theme.space.xs)
        row.addSpacing(theme.space.l)  # not a margin: that would not be mirrored
        row.addLayout(texts, 1)
        row.addSpacing(theme.space.s)
        row.addWidget(self.hold)
        row.addWidget(self.end)
        row.addSpacing(theme.space.s)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Line())
        self.hide()

    def show_state(self, words: str, fraction: float, paused: bool) -> None:
        """Say how it stands; ``fraction`` from 0 to 1."""
        self.words.setText(words)
        self.bar.setValue(round(fraction * 1000))
        self.bar.setAccessibleName(words)
        self.hold.set_icon("play" if paused else "pause")
        on = self.tr("Go on transcribing") if paused else self.tr("Pause the transcription")
        self.hold.set_words(on)
        self.show()

    def time_left(self, seconds: float) -> str:
        """``about 2 min left``, in steps that do not flicker."""
        if seconds < 8:
            return self.tr("a few seconds left")
        if seconds < 55:
            return self.tr("about {0} s left").format(max(10, round(seconds / 10) * 10))
        minutes = max(1, round(seconds / 60))
        if minutes < 60:
            return self.tr("about {0} min left").format(minutes)
        return self.tr("about {0} h {1:02d} min left").format(minutes // 60, minutes % 60)
