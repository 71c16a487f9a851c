"""The bar that finds and replaces in the transcript."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Check, Frame, IconButton, Line, Text

LONGEST = 500
WAIT_MS = 120
"""Words are looked for this long after the last key."""


class FindBar(Frame):
    """Two lines: what is looked for, and what is to stand there instead.

    ``wanted()``: the words or how they are looked for have changed; ``stepped(way)``: go to the next
    (1) or the one before (-1); ``replaced(all)``; ``left()``.
    """

    wanted = Signal()
    stepped = Signal(int)
    replaced = Signal(bool)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self._theme = theme
        self.words = self._field(self.tr("Find in the transcript"))
        self.by = self._field(self.tr("Replace with"))
        self.count = Text(theme, face="small_number", tone="muted")
        self.up = IconButton(theme, "chevron-up", self.tr("The one before"), "Shift+Enter", size=26)
        self.down = IconButton(theme, "chevron-down", self.tr("The next one"), "Enter", size=26)
        self.shut = IconButton(theme, "x", self.tr("Close the search"), "Esc", size=26)
        self.case = Check(theme, self.tr("Match case"))
        self.whole = Check(theme, self.tr("Whole words"))
        self.one = Button(theme, self.tr("Replace"), hint=self.tr("Replace this one"))
        self.all = Button(theme, self.tr("All"), hint=self.tr("Replace all"))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.wanted)
        self._build()
        self.words.textEdited.connect(lambda _: self._timer.start())
        self.case.toggled.connect(self.wanted)
        self.whole.toggled.connect(self.wanted)
        self.up.clicked.connect(lambda: self.stepped.emit(-1))
        self.down.clicked.connect(lambda: self.stepped.emit(1))
        self.one.clicked.connect(lambda: self.replaced.emit(False))
        self.all.clicked.connect(lambda: self.replaced.emit(True))
        self.shut.clicked.connect(self.left)
        self.hide()

    def _field(self, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setMaxLength(LONGEST)
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        return field

    def _build(self) -> None:
        space = self._theme.space
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, third):
            row.setSpacing(space.xs)
            row.addSpacing(space.l)  # not a margin: that would not be mirrored
        first.addWidget(self.words, 1)
        for widget in (self.up, self.down, self.shut):
            first.addWidget(widget)
        second.addWidget(self.by, 1)
        second.addWidget(self.one)
        second.addWidget(self.all)
        third.addWidget(self.case)
        third.addSpacing(space.m)
        third.addWidget(self.whole)
        third.addStretch(1)
        third.addWidget(self.count)
        first.addSpacing(space.s)  # its last button has a margin of its own around the mark
        for row in (second, third):
            row.addSpacing(space.l)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, space.s, 0, space.s)
        inside.setSpacing(space.s)
        for row in (first, second, third):
            inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside)
        column.addWidget(Line())

    def open(self, text: str = "") -> None:
        """Show the bar, maybe with words to look for."""
        self.show()
        if text:
            self.words.setText(text)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.wanted.emit()

    def show_count(self, current: int, count: int, more: bool) -> None:
        """``3 of 17``; ``current`` counts from 0, -1 for none."""
        if not self.words.text():
            words = ""
        elif not count:
            words = self.tr("Not found")
        else:
            many = f"{count:,}" + ("+" if more else "")
            words = self.tr("{0:,} of {1}").format(current + 1, many)
        self.count.setText(words)
        for button in (self.up, self.down, self.one, self.all):
            button.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on (back with Shift; in the second field it replaces), Esc closes."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._timer.stop()
                self.wanted.emit()
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.by.hasFocus():
                self.replaced.emit(False)
            else:
                self.stepped.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)
