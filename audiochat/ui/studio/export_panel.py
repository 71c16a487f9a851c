"""Export in place: the format, for lossy ones the bitrate, then where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Choice, Frame, Text


class FormatLike(Protocol):
    """A format to export to (``media.encoding.Format``)."""

    @property
    def id(self) -> str:
        """Its name in settings."""

    @property
    def title(self) -> str:
        """Its name for people."""

    @property
    def endings(self) -> tuple[str, ...]:
        """File name endings without the dot, the usual one first."""

    @property
    def bitrates(self) -> tuple[int, ...]:
        """Bits per second to choose from; empty when there is nothing to choose."""

    @property
    def default_bitrate(self) -> int | None:
        """The one most people want."""


class ExportPanel(Frame):
    """``export_wanted(path, bitrate or None)``: the person has chosen where to; ``closed()``."""

    export_wanted = Signal(object, object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._formats: list[FormatLike] = []
        self._folder, self._stem = Path.home(), "recording"
        self.format = Choice(theme)
        self.format.setAccessibleName(self.tr("Format"))
        self.bitrate = Choice(theme)
        self.bitrate.setAccessibleName(self.tr("Bitrate"))
        self.go = Button(theme, self.tr("Export…"), "primary")
        self.cancel = Button(theme, self.tr("Cancel"), "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.m)
        row.setSpacing(theme.space.s)
        row.addWidget(Text(theme, self.tr("Export as"), face="strong"))
        for widget in (self.format, self.bitrate, self.go):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.cancel)
        self.format.currentIndexChanged.connect(self._format_changed)
        self.go.clicked.connect(self._ask)
        self.cancel.clicked.connect(self.close_panel)
        self.setMaximumWidth(theme.px(theme.size.reading))
        self.setAccessibleName(self.tr("Export"))
        self.hide()

    def open(self, formats: Sequence[FormatLike], folder: Path, stem: str) -> None:
        """Show it; ``folder`` and ``stem`` are proposed for the new file."""
        self._folder, self._stem = folder, stem
        if [f.id for f in formats] != [f.id for f in self._formats]:
            self._formats = list(formats)
            self.format.clear()
            for form in self._formats:
                self.format.addItem(form.title)
        self._format_changed()
        self.show()
        self.format.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> FormatLike | None:
        index = self.format.currentIndex()
        return self._formats[index] if 0 <= index < len(self._formats) else None

    @Slot()
    def _format_changed(self) -> None:
        form = self._chosen()
        self.bitrate.clear()
        rates = form.bitrates if form is not None else ()
        for rate in rates:
            self.bitrate.addItem(f"{round(rate / 1000)} kb/s", rate)
        if form is not None and form.default_bitrate in rates:
            self.bitrate.setCurrentIndex(rates.index(form.default_bitrate))
        self.bitrate.setVisible(bool(rates))

    @Slot()
    def _ask(self) -> None:
        form = self._chosen()
        if form is None:
            return
        dialog = QFileDialog(self, self.tr("Export"))
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
        """The person chose a file (its ending says the format); overwriting was asked by the dialog."""
        self.export_wanted.emit(path, self.bitrate.currentData())
        self.close_panel()

    @Slot()
    def close_panel(self) -> None:
        """Put it away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)
