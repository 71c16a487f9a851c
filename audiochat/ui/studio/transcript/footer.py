"""The line under the words: how many there are, what is selected and what can be done with it."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QWidget

from audiochat.ui.studio.clock import length
from audiochat.ui.studio.transcript.page import Page, shown
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Frame, IconButton, Text


class Footer(Frame):
    """Facts and ways to look; with words selected, their length and their acts.

    ``command(name)``: an act by its name (see ``acts.Acts``). ``menu_wanted(place)``: the menu of how
    words are shown, at a place on the screen.
    """

    command = Signal(str)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._theme = theme
        self.facts = Text(theme, face="small_number", tone="muted", elide=True)
        self.chosen = Text(theme, face="small_number", tone="muted", elide=True)
        self.buttons: dict[str, QAbstractButton] = {}
        self.more = IconButton(theme, "ellipsis", self.tr("How words are shown"), size=26)
        self.more.clicked.connect(self._open_menu)
        find = self._button("find", "search", self.tr("Find in the transcript"), "Ctrl+F")
        self.stack = QStackedWidget()
        self.stack.addWidget(self._line(self.facts, [find]))
        self.stack.addWidget(self._line(self.chosen, self._acts()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addSpacing(theme.space.l)  # not a margin: that would not be mirrored
        row.setSpacing(theme.space.xs // 2)
        row.addWidget(self.stack)
        row.addWidget(self.more)  # also beside words' acts: what deletes must not take its place
        row.addSpacing(theme.space.s)
        theme.changed.connect(self._resize)
        self._resize()

    def _acts(self) -> list[QAbstractButton]:
        return [
            self._button("play_words", "play", self.tr("Play these words")),
            self._button("edit", "pencil", self.tr("Correct the text; the sound stays"), "F2"),
            self._button("mute", "volume-x", self.tr("Mute")),
            self._button("bleep", "radio", self.tr("Bleep")),
            self._back(),
            self._button("delete", "trash-2", self.tr("Delete with the sound"), "Del", "cut"),
        ]

    def _back(self) -> Button:
        button = Button(
            self._theme, self.tr("Bring back"), "quiet", "archive-restore", face="small"
        )
        button.clicked.connect(lambda: self.command.emit("bring_back"))
        self.buttons["bring_back"] = button
        return button

    def _button(
        self, name: str, icon: str, words: str, keys: str = "", color: str = "muted"
    ) -> IconButton:
        button = IconButton(self._theme, icon, words, keys, size=26, color=color)
        button.clicked.connect(lambda: self.command.emit(name))
        self.buttons[name] = button
        return button

    def _line(self, text: Text, buttons: Sequence[QAbstractButton]) -> QWidget:
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

    def show_choice(
        self, page: Page, chosen: tuple[int, int] | None, offered: Container[str]
    ) -> None:
        """Say what is selected, or nothing; ``offered``: the acts that make sense."""
        self.stack.setCurrentIndex(0 if chosen is None else 1)
        if chosen is None:
            return
        count, ends = chosen[1] - chosen[0], page.ends(*chosen)
        said = self.tr("{0:,} words").format(count)
        if count == 1:
            said = shown(page.words[chosen[0]])
        if ends is not None:
            said += f" · {length(ends[1].end - ends[0].start)}"
        self.chosen.setText(said)
        for name, button in self.buttons.items():
            if name != "find":
                button.setVisible(name in offered)

    def _open_menu(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(QPoint(0, 0)))

    def _resize(self) -> None:
        self.setFixedHeight(self._theme.px(self._theme.size.button + self._theme.space.s))
