"""The transcript's page of the side panel: the words, and what stands above and below them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout

from audiochat.ui.studio.transcript.again_bar import AgainBar
from audiochat.ui.studio.transcript.empty import Empty
from audiochat.ui.studio.transcript.find_bar import FindBar
from audiochat.ui.studio.transcript.footer import Footer
from audiochat.ui.studio.transcript.page import Page
from audiochat.ui.studio.transcript.progress import Progress
from audiochat.ui.studio.transcript.view import TranscriptView
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, Line, Text

DOUBTFUL = 0.3
"""From this share of doubtful words on, that is said above them."""

ENOUGH = 12
"""Words from which on a share of them says something."""


class TranscriptPanel(Frame):
    """Words or what stands in their place. ``command(name)``: an act from keys or buttons."""

    command = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("surface")
        self.view = TranscriptView(theme)
        self.empty = Empty(theme)
        self.progress = Progress(theme)
        self.again = AgainBar(theme)
        stop = self.tr("Stop; the speakers stay as they were")
        self.telling = Progress(theme, stop=stop, holds=False)
        self.find_bar = FindBar(theme)
        self.footer = Footer(theme)
        self._reason = ""
        self.doubt = Text(theme, face="small", tone="muted", wrap=True)
        self.doubt.setContentsMargins(theme.space.l, theme.space.s, theme.space.l, theme.space.s)
        self.doubt.hide()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.view)
        self.rule = Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.progress, self.telling, self.again, self.find_bar, self.doubt):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.rule)
        column.addWidget(self.footer)
        self.view.command.connect(self.command)
        self.footer.command.connect(self.command)
        self.show_page(Page.empty())

    @property
    def page(self) -> Page:
        """What is shown."""
        return self.view.page

    def show_page(self, page: Page) -> None:
        """Show words, or nothing if there are none."""
        there = bool(page.words)
        self.view.show_page(page)
        self.stack.setCurrentWidget(self.view if there else self.empty)
        room = QSizePolicy.Policy.Ignored if there else QSizePolicy.Policy.Preferred
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, room)  # what is hidden asks for none
        self.footer.setVisible(there)
        self.rule.setVisible(there)
        self.footer.show_page(page)
        self._show_doubt()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the search away, also from the words."""
        if event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.left.emit()
        else:
            super().keyPressEvent(event)

    def say_doubt(self, reason: str) -> None:
        """Say why the words may be wrong, as the recogniser gave it; empty: no reason."""
        self._reason = reason
        self._show_doubt()

    def _show_doubt(self) -> None:
        page, words = self.page, self._reason
        if not words and len(page.words) >= ENOUGH and page.doubtful >= DOUBTFUL:
            words = self.tr("{0:.0f} % of the words are uncertain; they are dotted.").format(
                page.doubtful * 100
            )
        self.doubt.setText(words)
        self.doubt.setVisible(bool(words) and bool(page.words))
