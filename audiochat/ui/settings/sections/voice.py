"""Voices: whether replies are read aloud, by whom, how fast, and whether headphones are worn."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.domain.voice import FASTEST, SLOWEST, Voice
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import NamedFields, line_of
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Check, Choice, Text

SPEEDS = (0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)


def title(voice: Voice) -> str:
    """``Joe, en-US`` for a voice called ``en_US-joe-medium``; other names as they are."""
    found = re.fullmatch(r"([a-z]{2,3})_([A-Z]{2})-(\w+)-(x_low|low|medium|high)", voice.name)
    if found is None:
        return voice.name.replace("_", " ")
    name, quality = found[3].replace("_", " ").capitalize(), found[4]
    better = "" if quality == "medium" else f", {quality.replace('_', ' ')}"
    return f"{name}, {found[1]}-{found[2]}{better}"


class VoiceSection(QWidget):
    """What is chosen holds from the next sentence on."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._choices = choices = control.voice
        self.setObjectName("voice settings")
        self.aloud = Check(theme, self.tr("Read replies aloud"))
        self.headphones = Check(theme, self.tr("I wear headphones"))
        self.note = Text(theme, "", "small", "muted", wrap=True)
        self.voice, self.speed = Choice(theme), Choice(theme)
        for speed in SPEEDS:
            if SLOWEST <= speed <= FASTEST:
                self.speed.addItem(f"{speed:g}×", speed)
        own = Button(theme, self.tr("Choose a voice folder…"), icon="folder-open")
        rows = (self.tr("Voice"), self.voice), (self.tr("Speed"), self.speed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.s))
        column.addWidget(self.aloud)
        column.addWidget(NamedFields(theme, *rows))
        column.addLayout(line_of(own))
        column.addWidget(self.headphones)
        column.addWidget(self.note)
        if choices is None:  # a window without a voice
            self.setEnabled(False)
            return
        self.aloud.toggled.connect(choices.set_aloud)
        self.headphones.toggled.connect(choices.set_headphones)
        self.speed.activated.connect(self._speed_chosen)
        self.voice.activated.connect(self._voice_chosen)
        own.clicked.connect(choices.folder_wanted)
        choices.changed.connect(self._show)
        choices.voices_changed.connect(self._show_voices)
        self._show()
        self._show_voices()

    def _show(self) -> None:
        self.aloud.setChecked(self._choices.aloud)
        self.headphones.setChecked(self._choices.headphones)
        speed = self._choices.speed
        nearest = min(range(len(SPEEDS)), key=lambda i: abs(SPEEDS[i] - speed))
        self.speed.setCurrentIndex(nearest)

    def _show_voices(self) -> None:
        self.voice.clear()
        for voice in self._choices.voices:
            self.voice.addItem(title(voice), voice.id)
        self.voice.setCurrentIndex(max(0, self.voice.findData(self._choices.chosen)))
        self.note.setText(
            self.tr(
                "Any word of yours interrupts the voice at once; over a loudspeaker, once it has "
                "been heard for three seconds."
            )
            if self._choices.cancels
            else self.tr(
                "With headphones any word of yours interrupts the voice at once, without them words "
                "that it is not saying. What takes the loudspeaker out of what the microphone hears "
                "(pywebrtc-audio) is not installed on this computer."
            )
        )

    def _speed_chosen(self, index: int) -> None:
        self._choices.set_speed(float(self.speed.itemData(index)))

    def _voice_chosen(self, index: int) -> None:
        self._choices.choose(str(self.voice.itemData(index)))


SECTION = Section("Voice", 45, VoiceSection)
