"""When recordings are transcribed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.section import Section
from audiochat.ui.stored import TRANSCRIBE_ON_OPENING
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Check, Text


class TranscriptSection(QWidget):
    """One switch: begin without being asked."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        self.on_opening = Check(theme, self.tr("Transcribe a recording when it is opened"))
        self.on_opening.setChecked(control.stored(TRANSCRIBE_ON_OPENING) is True)
        self.on_opening.toggled.connect(self._switched)
        note = self.tr("It runs in the background on this computer and can be paused at any time.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.xs))
        column.addWidget(self.on_opening)
        column.addWidget(Text(theme, note, "small", "muted", wrap=True))

    def _switched(self, on: bool) -> None:
        self._control.store(TRANSCRIBE_ON_OPENING, on)


SECTION = Section("Transcripts", 45, TranscriptSection)
