"""The line under the words: how many there are, what is selected and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from audiochat.ui.studio.clock import length
from audiochat.ui.studio.transcript.page import Page
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Frame, IconButton, Text


class Footer(Frame):
    """Facts and switches; with words selected, their length and their acts.

    ``command(name)``: an act by its name, as from the keys (see ``keys.COMMANDS``).
    """

    command = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("window", parent)
        self._theme = theme
        self.facts = Text(theme, face="small_number", tone="muted", elide=True)
        self.chosen = Text(theme, face="small_number", tone="muted", elide=True)
        self.buttons: dict[str, IconButton] = {}
        self._refused: set[str] = set()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._line(self.facts, self._switches()))
        self.stack.addWidget(self._line(self.chosen, self._acts()))
        self.buttons["times"].setChecked(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space.l, 0, theme.space.s, 0)
        row.addWidget(self.stack)
        theme.changed.connect(self._resize)
        self._resize()

    def _switches(self) -> list[IconButton]:
        return [
            self._button("find", "search", self.tr("Find in the transcript"), "Ctrl+F"),
            self._button("times", "clock", self.tr("Timestamps"), check=True),
            self._button("deleted", "eraser", self.tr("Show deleted words"), check=True),
        ]

    def _acts(self) -> list[IconButton]:
        return [
            self._button("play_words", "play", self.tr("Play these words")),
            self._button("edit", "pencil", self.tr("Correct the text; the sound stays"), "F2"),
            self._button("delete", "scissors", self.tr("Delete with their sound"), "Del"),
            self._button("mute", "volume-x", self.tr("Mute")),
            self._button("bleep", "radio", self.tr("Bleep")),
            self._button("bring_back", "archive-restore", self.tr("Bring back")),
        ]

    def _button(
        self, name: str, icon: str, words: str, keys: str = "", check: bool = False
    ) -> IconButton:
        button = IconButton(self._theme, icon, words, keys, size=26, checkable=check)
        button.clicked.connect(lambda: self.command.emit(name))
        self.buttons[name] = button
        return button

    def _line(self, text: Text, buttons: list[IconButton]) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.space.xs // 2)
        row.addWidget(text, 1)
        for button in buttons:
            row.addWidget(button)
        return box

    def show_page(self, page: Page) -> None:
        """Say how many words there are and how many are doubtful."""
        heard = len(page.transcript.heard)
        words = self.tr("{0:,} words").format(heard) if heard != 1 else self.tr("1 word")
        if page.unsure:
            words += self.tr(" · {0:,} unsure").format(len(page.unsure))
        self.facts.setText(words if page.words else "")
        self.facts.setToolTip("")

    def show_choice(self, page: Page, chosen: tuple[int, int] | None) -> None:
        """Say what is selected, or nothing."""
        self.stack.setCurrentIndex(0 if chosen is None else 1)
        if chosen is None:
            return
        words = page.words[chosen[0] : chosen[1]]
        heard = [word for word in words if not word.deleted]
        said = self.tr("{0:,} words").format(len(words)) if len(words) != 1 else words[0].text
        if heard:
            said += f" · {length(heard[-1].end - heard[0].start)}"
        self.chosen.setText(said)
        for name in ("play_words", "edit", "delete", "mute", "bleep"):
            self.buttons[name].setVisible(bool(heard) and name not in self._refused)
        back = len(heard) < len(words) and "bring_back" not in self._refused
        self.buttons["bring_back"].setVisible(back)

    def offer(self, name: str, on: bool) -> None:
        """Whether an act can be done at all."""
        (self._refused.discard if on else self._refused.add)(name)

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(self._theme.size.button + self._theme.space.s))
