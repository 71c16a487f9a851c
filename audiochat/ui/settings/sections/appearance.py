"""Light or dark, and how large."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import NamedFields
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Mode, Theme
from audiochat.ui.theme.tokens import ZOOMS
from audiochat.ui.widgets import Choice


class AppearanceSection(QWidget):
    """Two choices that change the window at once."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._theme = theme
        self.mode = Choice(theme)
        names = {
            Mode.SYSTEM: self.tr("Like the system"),
            Mode.LIGHT: self.tr("Light"),
            Mode.DARK: self.tr("Dark"),
        }
        for mode, words in names.items():
            self.mode.addItem(words, mode)
        self.mode.activated.connect(self._mode_chosen)
        self.zoom = Choice(theme)
        for zoom in ZOOMS:
            self.zoom.addItem(f"{zoom * 100:.0f} %", zoom)
        self.zoom.activated.connect(self._zoom_chosen)
        rows = (self.tr("Colours"), self.mode), (self.tr("Size"), self.zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(NamedFields(theme, *rows))
        theme.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.mode.setCurrentIndex(self.mode.findData(self._theme.mode))
        nearest = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - self._theme.zoom))
        self.zoom.setCurrentIndex(nearest)

    def _mode_chosen(self, index: int) -> None:
        self._theme.set_mode(Mode(self.mode.itemData(index)))

    def _zoom_chosen(self, index: int) -> None:
        self._theme.set_zoom(float(self.zoom.itemData(index)))


SECTION = Section("Appearance", 50, AppearanceSection)
