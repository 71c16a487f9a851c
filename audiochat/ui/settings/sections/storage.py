"""Where everything is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import line_of
from audiochat.ui.settings.section import Section
from audiochat.ui.shown_path import shown_path
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Text


class StorageSection(QWidget):
    """The data folder, and the way into it."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        where = Text(theme, shown_path(control.data_dir), "small", "muted", elide=True)
        note = Text(
            theme,
            self.tr("Conversations, edits and settings stay in this folder, on this computer."),
            "small",
            "muted",
            wrap=True,
        )
        show = Button(theme, self.tr("Show the folder"), icon="folder-open")
        show.clicked.connect(self._want)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.s))
        column.addWidget(note)
        column.addWidget(where)
        column.addLayout(line_of(show))

    def _want(self) -> None:
        self._control.folder_wanted.emit(str(self._control.data_dir))


SECTION = Section("Your data", 60, StorageSection)
