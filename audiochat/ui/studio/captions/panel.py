"""Exporting words in place: the format, what it heeds, then where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from audiochat.services.captions.format import CaptionFormat, CaptionOptions
from audiochat.ui.forms import FieldEditor, title_of
from audiochat.ui.studio.format_panel import FormatPanel
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Check, Text, tip
from audiochat.ui.widgets.flow import Flow

WIDTHS = {"speed": 92}


class CaptionPanel(FormatPanel):
    """``export_wanted(path, format id, CaptionOptions)``: the person has chosen; ``closed()``."""

    export_wanted = Signal(object, str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Export the transcript"))
        self._formats: list[CaptionFormat] = []
        self.note = Text(theme, face="small", tone="muted", wrap=True)
        self.note.hide()
        self.fields: dict[str, FieldEditor] = {}
        self._groups: dict[str, QWidget] = {}
        self._lay_out()
        self.format.currentIndexChanged.connect(self._format_changed)

    def _lay_out(self) -> None:
        theme, space = self._theme, self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.l, space.m, space.l, space.m)
        column.setSpacing(space.s)
        row = QHBoxLayout()
        row.setSpacing(space.s)
        row.addWidget(Text(theme, self.tr("Export the words as"), face="strong"))
        row.addWidget(self.format)
        row.addWidget(self.go)
        row.addStretch(1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self._options = QWidget()
        self._flow = flow = Flow(space.l, space.s, self._options)
        for name in CaptionOptions.model_fields:
            flow.addWidget(self._group(name))
        column.addWidget(self._options)
        column.addWidget(self.note)

    def _group(self, name: str) -> QWidget:
        """One option with its title beside it."""
        field = CaptionOptions.model_fields[name]
        editor = FieldEditor(self._theme, name, field, field.default)
        group = self._groups[name] = QWidget()
        line = QHBoxLayout(group)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._theme.space.s)
        label = Text(self._theme, title_of(name, field), tone="muted")
        if not isinstance(editor.editor, Check):
            editor.setFixedWidth(self._theme.px(WIDTHS.get(name, 56)))
        label.setBuddy(editor.editor)
        label.setToolTip(tip(field.description or ""))
        first, second = (editor, label) if isinstance(editor.editor, Check) else (label, editor)
        line.addWidget(first)
        line.addWidget(second)
        self.fields[name] = editor
        return group

    def open(
        self,
        formats: Sequence[CaptionFormat],
        folder: Path,
        stem: str,
        form: str = "",
        options: CaptionOptions | None = None,
    ) -> None:
        """Show it with what was chosen last; ``folder`` and ``stem`` are proposed for the file."""
        self._formats = list(formats)
        self.offer(formats, folder, stem)
        self.format.setCurrentIndex(max(0, self.format.findData(form)))
        for name, value in (options or CaptionOptions()).model_dump().items():
            self.fields[name].set_value(value)
        self._format_changed()
        self.show_note("")
        self.appear()

    def show_note(self, text: str, able: bool = True) -> None:
        """Say how much of the recording is known; ``able``: whether there is anything to export."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.go.setEnabled(able)

    @property
    def chosen(self) -> CaptionFormat | None:
        """The format chosen."""
        index = self.format.currentIndex()
        return self._formats[index] if 0 <= index < len(self._formats) else None

    def options(self) -> CaptionOptions:
        """What the fields say; their editors keep them within the limits."""
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        return CaptionOptions.model_validate(values)

    @Slot()
    def _format_changed(self) -> None:
        form = self.chosen
        heeds = form.heeds if form is not None else frozenset()
        for name, group in self._groups.items():
            group.setVisible(name in heeds)
        self._options.setVisible(bool(heeds))
        self._make_room()

    def _make_room(self) -> None:
        """As many lines as the options need in this width."""
        self._flow.invalidate()
        width = self.width() - 2 * self._theme.space.l
        self._options.setMinimumHeight(self._flow.heightForWidth(max(1, width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is taller."""
        super().resizeEvent(event)
        self._make_room()

    def choose(self, path: Path) -> None:
        """The person chose a file; overwriting was asked by the dialog."""
        form = self.chosen
        if form is not None:
            self.export_wanted.emit(path, form.id, self.options())
        super().choose(path)
