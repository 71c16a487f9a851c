"""What the model is told before the conversation."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from audiochat.domain.sampling import Preset
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Theme
from audiochat.ui.widgets.plain_field import PlainField

_LONGEST = 20_000


class PromptSection(QWidget):
    """A field for the system prompt, at most 20,000 characters."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        self.field = PlainField()
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(self.tr("Instructions for the model"))
        self.field.setPlaceholderText(self.tr("For example: answer briefly, in plain words"))
        self.field.document().setDocumentMargin(theme.px(theme.space.xs))
        self.field.setFixedHeight(theme.px(theme.size.line_height * 5))
        self.field.textChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        control.preset_changed.connect(self._show)
        self._show(control.preset)

    def _show(self, preset: Preset) -> None:
        if self.field.toPlainText() != preset.system_prompt:
            self.field.blockSignals(True)
            self.field.setPlainText(preset.system_prompt)
            self.field.blockSignals(False)

    def _changed(self) -> None:
        self._control.change_prompt(self.field.toPlainText()[:_LONGEST])


SECTION = Section("Instructions", 20, PromptSection)
