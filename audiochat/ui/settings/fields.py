"""Named fields one below the other, all as wide, and a button alone in its line."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Text


class NamedFields(QWidget):
    """Rows of a name and its field; the fields take half of the panel, at every zoom."""

    def __init__(self, theme: Theme, *rows: tuple[str, QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._fields = [field for _, field in rows]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        for row, (words, field) in enumerate(rows):
            label = Text(theme, words)
            label.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(words)
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
        theme.changed.connect(self._resize)
        self._resize()

    def _resize(self) -> None:
        theme = self._theme
        self._grid.setHorizontalSpacing(theme.px(theme.space.s))
        self._grid.setVerticalSpacing(theme.px(theme.space.s))
        for field in self._fields:
            field.setFixedWidth(theme.px(theme.size.panel // 2))


def line_of(button: Button) -> QHBoxLayout:
    """A button that is no wider than its words."""
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    return line
