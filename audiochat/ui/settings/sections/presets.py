"""Named sets of choices: use one, keep the present choices under a name, forget one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from audiochat.domain.sampling import Preset
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Choice, IconButton, Text


class PresetSection(QWidget):
    """The presets to choose from, and a field for the name of a new one."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        self.choice = Choice(theme)
        self.choice.setAccessibleName(self.tr("Preset"))
        self.choice.activated.connect(self._chosen)
        self.delete = IconButton(
            theme, "trash-2", self.tr("Delete this preset"), size=theme.size.field
        )
        self.delete.clicked.connect(control.delete)
        self.name = QLineEdit()
        self.name.setMaxLength(100)
        self.name.setPlaceholderText(self.tr("Keep these choices as…"))
        self.name.setAccessibleName(self.tr("Name of a new preset"))
        self.name.returnPressed.connect(self._save)
        self.save = Button(theme, self.tr("Save"))
        self.save.clicked.connect(self._save)
        self._wrong = Text(theme, face="small", tone="cut", wrap=True)
        self._wrong.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.s))
        for row in ((self.choice, self.delete), (self.name, self.save)):
            line = QHBoxLayout()
            line.setSpacing(theme.px(theme.space.s))
            line.addWidget(row[0], 1)
            line.addWidget(row[1])
            column.addLayout(line)
        column.addWidget(self._wrong)
        control.presets_changed.connect(self._list)
        control.preset_changed.connect(self._show)
        self._list([preset.name for preset in control.presets])

    def _list(self, names: list[str]) -> None:
        self.choice.clear()
        for name in names:
            self.choice.addItem(name)
        self._show(self._control.preset)

    def _show(self, preset: Preset) -> None:
        self.choice.setCurrentIndex(self.choice.findText(preset.name))

    def _chosen(self, index: int) -> None:
        self._control.use(self.choice.itemText(index))

    def _save(self) -> None:
        reason = self._control.save_as(self.name.text())
        self._wrong.setText(reason)
        self._wrong.setVisible(bool(reason))
        if not reason:
            self.name.clear()


SECTION = Section("Preset", 10, PresetSection)
