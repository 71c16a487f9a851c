"""A page that is longer than its place: it scrolls up and down, and shows what lies behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scroller(QScrollArea):
    """Scrolls a page up and down, never sideways: its parts wrap, shorten or go below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go to what is on the page

    def set_page(self, page: QWidget) -> None:
        """Put the page in; its ground is that of what it stands in."""
        self.setWidget(page)
        for part in (self.viewport(), page):  # Qt fills both when the page is put in
            part.setAutoFillBackground(False)
