"""The settings as a page of the side panel: headings, and below each what can be chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.section import found
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Scroller, Text


class SettingsPanel(Scroller):
    """All sections, one below the other; scrolls up and down only."""

    def __init__(
        self, theme: Theme, control: SettingsController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Settings"))
        page = QWidget()
        column = QVBoxLayout(page)
        space = theme.space
        column.setContentsMargins(
            theme.px(space.l), theme.px(space.l), theme.px(space.l), theme.px(space.xl)
        )
        column.setSpacing(theme.px(space.s))
        for number, section in enumerate(found()):
            if number:
                column.addSpacing(theme.px(space.l))
            column.addWidget(Text(theme, section.title, "strong"))
            column.addWidget(section.build(theme, control))
        column.addStretch(1)
        self.set_page(page)
