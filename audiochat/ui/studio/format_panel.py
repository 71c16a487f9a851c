"""A panel in place that asks for a format and then for a file to write."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Choice, Frame
from audiochat.ui.widgets.returning import FocusReturn


class NamedFormat(Protocol):
    """What every format has, of sound or of words."""

    @property
    def id(self) -> str:
        """Its name in settings."""

    @property
    def title(self) -> str:
        """Its name for people."""

    @property
    def endings(self) -> tuple[str, ...]:
        """File name endings without the dot, the usual one first."""


class FormatPanel(Frame):
    """The formats to choose from, the button that asks for the file, and Cancel; ``closed()``.

    A subclass lays them out, fills ``format`` with ``offer`` and says in ``choose`` what to do with
    the file. Escape puts the panel away.
    """

    closed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__("card")
        self._theme, self._name = theme, name
        self._offered: list[NamedFormat] = []
        self._folder, self._stem = Path.home(), "recording"
        self._focus = FocusReturn(self)
        self.format = Choice(theme)
        self.format.setAccessibleName(self.tr("Format"))
        self.go = Button(theme, self.tr("Export…"), "primary")
        self.cancel = Button(theme, self.tr("Cancel"), "quiet")
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.close_panel)
        self.setMaximumWidth(theme.px(theme.size.reading))
        self.setAccessibleName(name)
        self.hide()

    def offer(self, formats: Sequence[NamedFormat], folder: Path, stem: str) -> None:
        """Let the person choose among these; ``folder`` and ``stem`` are proposed for the file."""
        self._folder, self._stem = folder, stem
        if [form.id for form in formats] != [form.id for form in self._offered]:
            self._offered = list(formats)
            self.format.clear()
            for form in self._offered:
                self.format.addItem(form.title, form.id)

    def appear(self) -> None:
        """Show the panel with the focus on the format."""
        self.show()
        self._focus.take(self.format)

    def _form(self) -> NamedFormat | None:
        index = self.format.currentIndex()
        return self._offered[index] if 0 <= index < len(self._offered) else None

    @Slot()
    def _ask(self) -> None:
        form = self._form()
        if form is None:
            return
        dialog = QFileDialog(self, self._name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        names = " ".join(f"*.{ending}" for ending in form.endings)
        dialog.setNameFilters([f"{form.title} ({names})"])
        dialog.setDefaultSuffix(form.endings[0])
        dialog.setDirectory(str(self._folder))
        dialog.selectFile(f"{self._stem}.{form.endings[0]}")
        dialog.fileSelected.connect(lambda name: self.choose(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose(self, path: Path) -> None:
        """The person chose a file; overwriting was asked by the dialog."""
        self.close_panel()

    @Slot()
    def close_panel(self) -> None:
        """Put it away."""
        if not self.isHidden():
            self._focus.give_back()
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away, Enter asks for the file."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.go.isEnabled():
            self._ask()
        else:
            super().keyPressEvent(event)
