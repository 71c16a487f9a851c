"""Export in place: the format, for lossy ones the bitrate, then where to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from audiochat.ui.recording.stage import clock
from audiochat.ui.studio.format_panel import FormatPanel, NamedFormat
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Choice, Text


class FormatLike(NamedFormat, Protocol):
    """A format to export to (``media.encoding.Format``)."""

    @property
    def bitrates(self) -> tuple[int, ...]:
        """Bits per second to choose from; empty when there is nothing to choose."""

    @property
    def default_bitrate(self) -> int | None:
        """The one most people want."""


Part = tuple[float, float]
"""From second to second."""
EACH = "each chapter"
"""Each chapter in a file of its own."""
Extent = Part | str | None
"""A part, ``EACH`` chapter by itself, or all of it."""


class ExportPanel(FormatPanel):
    """``export_wanted(path, bitrate or None, extent)``: chosen where to; ``closed()``.

    The extent is None for all of it, what was selected when the panel opened, or ``EACH`` chapter.
    """

    export_wanted = Signal(object, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, self.tr("Export"))
        self._formats: list[FormatLike] = []
        self.bitrate = Choice(theme)
        self.bitrate.setAccessibleName(self.tr("Bitrate"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.l, theme.space.m, theme.space.l, theme.space.m)
        row.setSpacing(theme.space.s)
        self.extent = Choice(theme)
        self.extent.setAccessibleName(self.tr("How much"))
        row.addWidget(Text(theme, self.tr("Export as"), face="strong"))
        for widget in (self.format, self.bitrate, self.extent, self.go):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.cancel)
        self.format.currentIndexChanged.connect(self._format_changed)

    def open(
        self,
        formats: Sequence[FormatLike],
        folder: Path,
        stem: str,
        part: Part | None = None,
        chapters: int = 0,
        extent: Extent = None,
    ) -> None:
        """Show it; ``folder`` and ``stem`` are proposed for the new file.

        A ``part`` alone can be chosen, and each of so many ``chapters``; ``extent`` is chosen at first.
        """
        self._formats = list(formats)
        self._offer_extents(part, chapters, extent)
        self.offer(formats, folder, stem)
        self._format_changed()
        self.appear()

    def _offer_extents(self, part: Part | None, chapters: int, extent: Extent) -> None:
        self.extent.clear()
        self.extent.setVisible(part is not None or chapters > 0)
        self.extent.addItem(self.tr("All of it"), None)
        if part is not None:
            times = self.tr("{0} to {1}").format(*(clock(round(at, 1) + 1e-6) for at in part))
            self.extent.addItem(self.tr("Selection, {0}").format(times), part)
        if chapters:
            self.extent.addItem(self.tr("Each chapter, {0} files").format(chapters), EACH)
        self.extent.setCurrentIndex(max(0, self.extent.findData(extent)))

    @Slot()
    def _format_changed(self) -> None:
        index = self.format.currentIndex()
        form = self._formats[index] if 0 <= index < len(self._formats) else None
        self.bitrate.clear()
        rates = form.bitrates if form is not None else ()
        for rate in rates:
            self.bitrate.addItem(f"{round(rate / 1000)} kb/s", rate)
        if form is not None and form.default_bitrate in rates:
            self.bitrate.setCurrentIndex(rates.index(form.default_bitrate))
        self.bitrate.setVisible(bool(rates))

    def choose(self, path: Path) -> None:
        """The person chose a file (its ending says the format); overwriting was asked by the dialog."""
        self.export_wanted.emit(path, self.bitrate.currentData(), self.extent.currentData())
        super().choose(path)
