"""Named fields one below the other, all as wide, and a button alone in its line."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Text

LEAST = 88
"""The width in unscaled pixels that a field keeps in the narrowest panel."""


class NamedFields(QWidget):
    """Rows of a name and its field; the fields take half of the panel, less where that is narrow."""

    def __init__(self, theme: Theme, *rows: tuple[str, QWidget]) -> None:
        super().__init__()
        self._theme = theme
        self._fields = [field for _, field in rows]
        self._names: list[Text] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        for row, (words, field) in enumerate(rows):
            label = Text(theme, words)
            label.setBuddy(field)
            self._names.append(label)
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
        self._fit()

    def _beside(self) -> int:
        """What the names and the gap take."""
        names = max((name.sizeHint().width() for name in self._names), default=0)
        return names + self._grid.horizontalSpacing()

    def _fit(self) -> None:
        px, most = self._theme.px, self._theme.size.panel // 2
        wide = max(px(LEAST), min(px(most), self.width() - self._beside()))
        for field in self._fields:
            field.setFixedWidth(wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fields give way, so that none is cut off."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The names whole, and room for a few letters in each field."""
        hint = super().minimumSizeHint()
        return QSize(self._beside() + self._theme.px(LEAST), hint.height())


def line_of(button: Button) -> QHBoxLayout:
    """A button that is no wider than its words."""
    line = QHBoxLayout()
    line.addWidget(button)
    line.addStretch(1)
    return line
