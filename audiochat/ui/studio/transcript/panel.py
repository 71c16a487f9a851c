"""The transcript's page of the side panel: the words, and what stands above and below them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from audiochat.ui.studio.transcript.empty import Empty
from audiochat.ui.studio.transcript.footer import Footer
from audiochat.ui.studio.transcript.page import Page
from audiochat.ui.studio.transcript.progress import Progress
from audiochat.ui.studio.transcript.view import TranscriptView
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Line, Text

DOUBTFUL = 0.3
"""From this share of doubtful words on, that is said above them."""


class TranscriptPanel(QWidget):
    """Words or what stands in their place. ``command(name)``: an act from keys or buttons."""

    command = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TranscriptView(theme)
        self.empty = Empty(theme)
        self.progress = Progress(theme)
        self.footer = Footer(theme)
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
        self.over = QVBoxLayout()
        self.over.setSpacing(0)
        column.addLayout(self.over)
        for widget in (self.progress, self.doubt):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        column.addWidget(self.rule)
        column.addWidget(self.footer)
        self.view.command.connect(self.command)
        self.footer.command.connect(self.command)
        self.view.picked.connect(self._picked)
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
        self.footer.setVisible(there)
        self.rule.setVisible(there)
        self.footer.show_page(page)
        self.footer.show_choice(page, self.view.chosen.range)
        self.doubt.setVisible(len(page.words) > 12 and page.doubtful >= DOUBTFUL)
        self.doubt.setText(
            self.tr("{0:.0f} % of the words are uncertain: they are dotted.").format(
                page.doubtful * 100
            )
            + " "
            + self.tr("Noise, another language or an unclear voice may be why.")
        )

    def _picked(self, chosen: tuple[int, int] | None) -> None:
        self.footer.show_choice(self.page, chosen)
