"""The settings as a page of the side panel: headings, and below each what can be chosen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.domain.errors import UserError
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.section import Section, found
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Scroller, Text


class SettingsPanel(Scroller):
    """All sections, one below the other; scrolls up and down only.

    The sections are made when the page is first shown, or before that one after the other where
    ``make_soon`` was called: together they take a third of the time that the rest of the window takes.
    """

    def __init__(
        self, theme: Theme, control: SettingsController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._control = theme, control
        self._left: Iterator[Section] | None = None
        self._done = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._make_next)
        self.setAccessibleName(self.tr("Settings"))
        page = QWidget()
        self._column = QVBoxLayout(page)
        space = theme.space
        self._column.setContentsMargins(
            theme.px(space.l), theme.px(space.l), theme.px(space.l), theme.px(space.xl)
        )
        self._column.setSpacing(theme.px(space.s))
        self.set_page(page)

    def make_soon(self) -> None:
        """Make one section after the other, each when nothing else is to be done."""
        if not self._done:
            self._timer.start(0)

    def close_page(self) -> None:
        """Make no more of it, whoever asks; the window goes."""
        self._done = True
        self._timer.stop()

    def make_all(self) -> None:
        """Make what is not there yet, now."""
        while not self._done:
            self._make_next()

    def _make_next(self) -> None:
        first = self._left is None
        self._left = found() if self._left is None else self._left
        section = next(self._left, None)
        if section is None:
            self._timer.stop()
            self._column.addStretch(1)
            self._done = True
            return
        if not first:
            self._column.addSpacing(self._theme.px(self._theme.space.l))
        self._column.addWidget(Text(self._theme, section.title, "strong"))
        try:
            self._column.addWidget(section.build(self._theme, self._control))
        except UserError as error:  # what is stored cannot be read
            self._control.fail(error)

    def showEvent(self, event: QShowEvent) -> None:
        """Nobody sees half of it."""
        self.make_all()
        super().showEvent(event)
