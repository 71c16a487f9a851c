"""When recordings are transcribed, and what is done then."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.section import Section
from audiochat.ui.stored import TELL_SPEAKERS_APART, TRANSCRIBE_ON_OPENING
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Check, Text


class TranscriptSection(QWidget):
    """Two switches: begin without being asked, and tell the speakers apart afterwards."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        self.on_opening = Check(theme, self.tr("Transcribe a recording when it is opened"))
        self.on_opening.setChecked(control.stored(TRANSCRIBE_ON_OPENING) is True)
        self.on_opening.toggled.connect(self._switched)
        self.apart = Check(theme, self.tr("Then tell the speakers apart by their voices"))
        self.apart.setChecked(control.stored(TELL_SPEAKERS_APART) is True)
        self.apart.toggled.connect(self._apart_switched)
        note = self.tr("It runs in the background on this computer and can be paused at any time.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.xs))
        column.addWidget(self.on_opening)
        column.addWidget(Text(theme, note, "small", "muted", wrap=True))
        column.addSpacing(theme.px(theme.space.s))
        column.addWidget(self.apart)
        told = self.tr("Whenever a transcription is complete; it takes about half as long again.")
        column.addWidget(Text(theme, told, "small", "muted", wrap=True))

    def _switched(self, on: bool) -> None:
        self._control.store(TRANSCRIBE_ON_OPENING, on)

    def _apart_switched(self, on: bool) -> None:
        self._control.store(TELL_SPEAKERS_APART, on)


SECTION = Section("Transcripts", 45, TranscriptSection)
