"""What is taken out as a filler, and which pauses are long."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from audiochat.domain.hearing import OWN_FILLERS, PAUSE_KEEP, PAUSE_LONGER, FillerOptions
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import NamedFields
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Real, Text


class FillersSection(QWidget):
    """Words of one's own, and two lengths in seconds."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        usual = FillerOptions()
        self.own = QLineEdit()
        self.own.setFont(theme.font("body"))
        self.own.setMaxLength(500)
        self.own.setPlaceholderText(self.tr("basically, literally"))
        self.own.setText(str(control.stored(OWN_FILLERS) or ""))
        self.own.setAccessibleName(self.tr("Words of your own, with commas between"))
        self.own.editingFinished.connect(lambda: control.store(OWN_FILLERS, self.own.text()))
        self.longer = self._seconds(theme, PAUSE_LONGER, usual.pause_longer, 0.2)
        self.keep = self._seconds(theme, PAUSE_KEEP, usual.pause_keep, 0.05)
        note = self.tr("“um”, “uh” and the like are always looked for; these words beside them.")
        rows = (
            (self.tr("Words of your own"), self.own),
            (self.tr("Pauses longer than"), self.longer),
            (self.tr("Shorten them to"), self.keep),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.s))
        column.addWidget(NamedFields(theme, *rows))
        column.addWidget(Text(theme, note, "small", "muted", wrap=True))

    def _seconds(self, theme: Theme, name: str, usual: float, least: float) -> Real:
        field = Real(theme)
        field.setRange(least, 60.0)
        field.setDecimals(2)
        field.set_unit(" s")
        stored = self._control.stored(name)
        field.setValue(float(stored) if isinstance(stored, int | float) else usual)
        field.valueChanged.connect(lambda value: self._control.store(name, value))
        return field


SECTION = Section("Fillers and pauses", 46, FillersSection)
