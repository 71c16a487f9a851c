"""Asks how to transcribe anew: in which language, and what becomes of the person's own corrections."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audiochat.ui.languages import LANGUAGES
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Check, Choice, Frame, Line, Text


class AgainBar(Frame):
    """Stands over the words. ``wanted(language, keep)``: begin; no language: as the settings say."""

    wanted = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self.title = Text(theme, self.tr("Transcribe anew"), "strong")
        self.note = Text(theme, face="small", tone="muted", wrap=True)
        self.label = Text(theme, self.tr("Language"))
        self.language = Choice(theme)
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("As in the settings"), "")
        for name, code in LANGUAGES:
            self.language.addItem(name, code)
        self.keep = Check(theme, self.tr("Keep my corrections and the speakers"))
        self.go = Button(theme, self.tr("Transcribe anew"), "primary")
        self.leave = Button(theme, self.tr("Cancel"), "quiet")
        self.go.clicked.connect(self._begin)
        self.leave.clicked.connect(self.hide)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        space = self._theme.space
        language, acts = QHBoxLayout(), QHBoxLayout()
        language.addWidget(self.label, 1)
        language.addWidget(self.language)
        acts.setSpacing(space.s)
        acts.addWidget(self.go)
        acts.addWidget(self.leave)
        acts.addStretch(1)
        inside = QVBoxLayout()
        inside.setContentsMargins(space.l, space.m, space.l, space.m)
        inside.setSpacing(space.s)
        inside.addWidget(self.title)
        inside.addWidget(self.note)
        inside.addLayout(language)
        inside.addWidget(self.keep)
        inside.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(Line())

    def ask(self, recogniser: str, multilingual: bool) -> None:
        """Ask, with the name of who will listen."""
        words = self.tr(
            "With {0}, chosen in the settings. The words there are now stay until it is done, and "
            "Undo brings them back."
        )
        self.note.setText(words.format(recogniser[:80]))
        for part in (self.label, self.language):
            part.setVisible(multilingual)
        self.language.setCurrentIndex(0)
        self.keep.setChecked(True)
        self.show()
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self.hide()
        self.wanted.emit(str(self.language.currentData() or ""), self.keep.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
