"""The model that answers: its file, what is known of it, and the way to another one."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from audiochat.domain.generation import ModelSpec
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.fields import line_of
from audiochat.ui.settings.section import Section
from audiochat.ui.shown_path import shown_path
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Text


def facts(spec: ModelSpec) -> list[tuple[str, str]]:
    """Names and values of what is known of a model, in plain words."""
    kind = "Writes on from examples" if spec.is_base else "Trained to answer"
    found = [("Name", spec.name), ("Kind", kind), ("Sees up to", f"{spec.context_length:,} tokens")]
    if spec.size_bytes:
        found.append(("Size", f"{spec.size_bytes / 1e6:,.0f} MB"))
    if spec.path is not None:
        found += [("File", spec.path.name), ("Folder", shown_path(spec.path.parent))]
    if len(spec.id) == 64:
        found.append(("SHA-256", spec.id[:16] + "…"))
    return found


class ModelSection(QWidget):
    """Facts in rows; all of them plain text, since names come from files."""

    def __init__(self, theme: Theme, control: SettingsController) -> None:
        super().__init__()
        self._theme = theme
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.px(theme.space.xs))
        self._grid.setHorizontalSpacing(theme.px(theme.space.m))
        self._grid.setColumnStretch(1, 1)
        choose = Button(theme, self.tr("Choose a model file…"), icon="folder-open")
        choose.clicked.connect(control.model_file_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(theme.space.s))
        column.addWidget(self._rows)
        column.addLayout(line_of(choose))
        control.model_changed.connect(self._show)
        self._show(control.spec)

    def _show(self, spec: ModelSpec | None) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        rows = facts(spec) if spec else [("Name", self.tr("The model that comes with the program"))]
        for row, (name, value) in enumerate(rows):
            self._grid.addWidget(Text(self._theme, name, "small", "muted"), row, 0)
            self._grid.addWidget(Text(self._theme, value, "small", elide=True), row, 1)


SECTION = Section("Model", 40, ModelSection)
