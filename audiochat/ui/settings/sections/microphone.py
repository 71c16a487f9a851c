"""Which microphone records, dictates and listens."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.domain.take import DEVICE
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import NamedFields
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Choice, Text


class MicrophoneSection(QWidget):
    """One choice; the system is asked for its microphones whenever it is shown."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        self.setObjectName("microphone settings")
        self.device = Choice(theme)
        self.note = Text(theme, "", "small", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.s))
        column.addWidget(NamedFields(theme, (self.tr("Microphone"), self.device)))
        column.addWidget(self.note)
        self.device.activated.connect(self._chosen)
        if control.microphones is not None:
            control.microphones.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """A microphone may have been connected since."""
        super().showEvent(event)
        if self._control.microphones is not None:
            self._control.microphones.load()

    def _show(self) -> None:
        found = list(self._control.microphones.names) if self._control.microphones else []
        chosen = str(self._control.stored(DEVICE) or "")
        gone = bool(chosen) and chosen not in found
        self.device.clear()
        self.device.addItem(self.tr("The system's choice"), "")
        for name in [*found, *([chosen] if gone else [])]:
            self.device.addItem(name[:80], name)
        self.device.setCurrentIndex(max(0, self.device.findData(chosen)))
        if gone:
            self.note.setText(self.tr("It is not connected now."))
        elif not found:
            self.note.setText(
                self.tr("No microphone was found. Connect one, then open the settings again.")
            )
        else:
            self._show_use()

    def _show_use(self) -> None:
        self.note.setText(
            self.tr(
                "It records, takes dictation and listens to commands. A recording, dictation or talk "
                "that is going on keeps the one it began with."
            )
        )

    def _chosen(self, index: int) -> None:
        self._control.store(DEVICE, str(self.device.itemData(index)))
        self._show_use()


SECTION = Section("Recording", 44, MicrophoneSection)
