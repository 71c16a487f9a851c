"""How the model picks its words: one row a parameter, each with the way back to its default."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from audiochat.domain.sampling import Preset, Sampling
from audiochat.ui.forms import FieldEditor, title_of
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import LEAST
from audiochat.ui.settings.section import Section
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import IconButton, Text, tip


class SamplingSection(QWidget):
    """The fields of ``Sampling``; a change holds for the next reply."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._control = control
        self.fields: dict[str, FieldEditor] = {}
        self.resets: dict[str, IconButton] = {}
        self._wrong = Text(theme, face="small", tone="cut", wrap=True)
        self._wrong.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(theme.space.xs))
        grid.setVerticalSpacing(theme.px(theme.space.s))
        grid.setColumnStretch(0, 1)
        for row, (name, field) in enumerate(Sampling.model_fields.items()):
            label = Text(theme, title_of(name, field))
            label.setToolTip(tip(field.description or ""))
            editor = FieldEditor(theme, name, field, getattr(control.preset.sampling, name))
            editor.setMinimumWidth(theme.px(LEAST))
            editor.setMaximumWidth(theme.px(theme.size.panel // 3))
            policy = QSizePolicy.Policy
            editor.setSizePolicy(policy.Expanding, policy.Fixed)
            editor.changed.connect(self._changed)
            label.setBuddy(editor.editor)
            words = self.tr("Back to the default")
            reset = IconButton(theme, "rotate-ccw", words, size=theme.size.field)
            kept = reset.sizePolicy()
            kept.setRetainSizeWhenHidden(True)
            reset.setSizePolicy(kept)
            reset.setObjectName(name)
            reset.setAccessibleName(f"{title_of(name, field)}: {words}")
            reset.clicked.connect(self._reset)
            grid.addWidget(label, row, 0)
            grid.addWidget(reset, row, 1)
            grid.addWidget(editor, row, 2)
            self.fields[name], self.resets[name] = editor, reset
        grid.addWidget(self._wrong, grid.rowCount(), 0, 1, 3)
        control.preset_changed.connect(self.show_preset)
        self.show_preset(control.preset)

    def show_preset(self, preset: Preset) -> None:
        """Show the values of a preset."""
        for name, editor in self.fields.items():
            value = getattr(preset.sampling, name)
            if editor.value() != value:
                editor.set_value(value)
            self.resets[name].setVisible(value != self._control.default(name))

    def _changed(self, value: Any) -> None:
        editor = self.sender()
        if isinstance(editor, FieldEditor):
            reason = self._control.change_sampling(editor.name, value)
            editor.set_wrong(reason)
            self._wrong.setText(reason)
            self._wrong.setVisible(bool(reason))

    def _reset(self) -> None:
        sender = self.sender()
        if sender is not None:
            name = sender.objectName()
            self._control.change_sampling(name, self._control.default(name))


SECTION = Section("How answers are written", 30, SamplingSection)
