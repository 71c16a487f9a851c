"""Details of the open recording: tags, technical facts and levels, to be read and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QVBoxLayout, QWidget

from audiochat.domain.editing import Measures
from audiochat.domain.recording import Recording
from audiochat.ui.studio.facts import Row, as_text, edited_rows, file_rows, level_rows, tag_rows
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Scroller, Text


class DetailsPanel(Scroller):
    """Sections of names and values; levels appear when they have been measured in the background."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._recording: Recording | None = None
        self._measures: Measures | None = None
        self._edited = False
        self._stale = True
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.measuring = Text(theme, self.tr("Measuring the levels…"), face="small", tone="muted")
        self.copy = Button(theme, self.tr("Copy all"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.empty = Text(
            theme, self.tr("Open a recording to see its tags and facts."), tone="muted", wrap=True
        )
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(*[theme.space.l] * 4)
        self._column.setSpacing(theme.space.m)
        self._sections = QWidget()
        for widget in (self.empty, self._sections, self.measuring, self.bar):
            self._column.addWidget(widget)
        self._column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addStretch(1)
        self.set_page(page)
        self.setAccessibleName(self.tr("Details of the recording"))
        self.show_recording(None)

    def show_recording(
        self, recording: Recording | None, measures: Measures | None = None, edited: bool = False
    ) -> None:
        """Show a recording's facts; ``measures`` of the edited sound when there are edits."""
        self._recording, self._measures, self._edited = recording, measures, edited
        self.empty.setVisible(recording is None)
        self.copy.setVisible(recording is not None)
        self.show_progress(None)
        self._stale = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while nobody looked is laid out now."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def show_progress(self, fraction: float | None) -> None:
        """How far measuring is, from 0 to 1; None when nothing is measured."""
        self.measuring.setVisible(fraction is not None)
        self.bar.setVisible(fraction is not None)
        if fraction is not None:
            self.bar.setValue(round(fraction * 1000))

    def sections(self) -> list[tuple[str, list[Row]]]:
        """What is shown, as titles with rows."""
        recording = self._recording
        if recording is None:
            return []
        out = [(self.tr("File"), file_rows(recording))]
        measured, loudness = self._measures, recording.facts.loudness
        if measured is not None and (self._edited or loudness is None):
            title = self.tr("After the edits") if self._edited else self.tr("Levels")
            out.append((title, edited_rows(measured, self._edited)))
        if loudness is not None:
            title = self.tr("Levels of the file") if self._edited else self.tr("Levels")
            if len(out) == 1 or self._edited:
                out.append((title, level_rows(loudness)))
        tags = tag_rows(recording.tags)
        return [*out, (self.tr("Tags"), tags)] if tags else out

    def _fill(self) -> None:
        self._stale = False
        theme = self._theme
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space.m)
        grid.setVerticalSpacing(theme.space.xs)
        grid.setColumnStretch(1, 1)
        line = 0
        for title, rows in self.sections():
            head = Text(theme, title, face="small_strong")
            head.setContentsMargins(0, theme.space.s if line else 0, 0, 0)
            grid.addWidget(head, line, 0, 1, 2)
            for name, value in rows:
                line += 1
                label = Text(theme, name, face="small", tone="muted")
                label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
                words = Text(theme, value, face="small_number", wrap=True)
                words.setTextInteractionFlags(
                    Qt.TextInteractionFlag.TextSelectableByMouse
                    | Qt.TextInteractionFlag.TextSelectableByKeyboard
                )
                words.setAccessibleName(f"{name}: {value}")
                grid.addWidget(label, line, 0)
                grid.addWidget(words, line, 1)
            line += 1
        self._column.replaceWidget(self._sections, fresh)
        self._sections.deleteLater()
        self._sections = fresh

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.sections()))
