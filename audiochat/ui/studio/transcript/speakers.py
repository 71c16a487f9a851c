"""Who speaks a paragraph, or some words: set by hand, or told from the voices of all."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from audiochat.ui.studio.transcript.page import Kind, Page
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button, Choice, Frame, Line, Text

LONGEST_NAME = 80
MOST_NAMES = 8
MOST_ASKED = 8


class Reach(StrEnum):
    """For which words a name is meant."""

    CHOSEN = "chosen"
    HERE = "here"
    ON = "on"
    EVERYWHERE = "everywhere"


def names(page: Page) -> list[str]:
    """Everybody who speaks, the one who speaks first first."""
    return list(dict.fromkeys(row.speaker for row in page.rows if row.speaker))


def words_for(page: Page, number: int, reach: Reach) -> tuple[int, int]:
    """The words of a paragraph, or from there up to the next one of another speaker."""
    rows = page.rows
    first, last = rows[number].first, rows[number].last
    if reach is Reach.ON:
        for row in rows[number + 1 :]:
            if row.kind is Kind.WORDS:
                if row.speaker != rows[number].speaker:
                    break
                last = row.last
    return first, last


class SpeakerCard(Frame):
    """A small card under the name: ``named(row, name, reach)``; an empty name takes it away.

    ``apart_wanted(count)``: all voices are to be told apart, so many of them (0: find out).
    """

    named = Signal(int, str, str)
    apart_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("card", parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self._theme = theme
        self._row = -1
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setPlaceholderText(self.tr("Who speaks here?"))
        self.field.setAccessibleName(self.tr("Name of the speaker"))
        self.reach = Choice(theme)
        self.reach.setAccessibleName(self.tr("Where the name is meant"))
        self.reach.activated.connect(self._reached)
        self._others_in = Reach.HERE
        self.others = Text(theme, "", "small", "muted")
        self.known = [Button(theme, "…", "row", "user", face="body") for _ in range(MOST_NAMES)]
        for button in self.known:
            button.clicked.connect(lambda _=False, b=button: self._other(b.accessibleName()))
        self.set_name = Button(theme, self.tr("Set name"), "primary")
        self.set_name.clicked.connect(lambda: self._take(self.field.text()))
        self.count = Choice(theme)
        self.count.setAccessibleName(self.tr("How many speak"))
        self.count.addItem(self.tr("Find out how many"), 0)
        for number in range(2, MOST_ASKED + 1):
            self.count.addItem(self.tr("{0} speakers").format(number), number)
        self.apart = Button(theme, self.tr("Tell apart"), icon="audio-lines")
        self.apart.clicked.connect(self._tell)
        self.note = Text(theme, "", "small", "muted", wrap=True)
        self._build()

    def _build(self) -> None:
        space = self._theme.space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.m, space.m, space.m, space.m)
        column.setSpacing(space.s)
        column.addWidget(self.field)
        column.addWidget(self.others)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for button in self.known:
            rows.addWidget(button)
        column.addLayout(rows)
        last = QHBoxLayout()
        last.setSpacing(space.s)
        last.addWidget(self.reach, 1)
        last.addWidget(self.set_name)
        column.addLayout(last)
        column.addWidget(Line())
        column.addWidget(self.note)
        voices = QHBoxLayout()
        voices.setSpacing(space.s)
        voices.addWidget(self.count, 1)
        voices.addWidget(self.apart)
        column.addLayout(voices)

    def open(
        self, page: Page, number: int, at: QPoint, *, apart: bool = False, chosen: bool = False
    ) -> None:
        """Ask who speaks a paragraph, at a place on the screen.

        ``apart``: this computer can tell voices apart. ``chosen``: words are selected, and the name
        may be meant for them alone.
        """
        speaker = page.rows[number].speaker
        self.count.setVisible(apart)
        self.apart.setVisible(apart)
        self.note.setText(self._about(page.rows[number].unsure, apart))
        self._row = number
        self.field.setText(speaker)
        self.field.selectAll()
        others = [name for name in names(page) if name != speaker][:MOST_NAMES]
        for place, button in enumerate(self.known):
            button.setVisible(place < len(others))
            if place < len(others):
                button.set_words(others[place])
        self.reach.clear()
        for words, reach in self._reaches(speaker, chosen):
            self.reach.addItem(words, str(reach))
        self.others.setVisible(bool(others and speaker))
        self._say_others(Reach.CHOSEN if chosen else Reach.HERE)
        self.setFixedWidth(self._theme.px(300))  # as wide as the words are large now
        self.adjustSize()
        room = self.screen().availableGeometry()
        at.setY(max(room.top(), min(at.y(), room.bottom() - self.height())))
        at.setX(max(room.left(), min(at.x(), room.right() - self.width())))
        self.move(at)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _reaches(self, speaker: str, chosen: bool) -> Sequence[tuple[str, Reach]]:
        words = (self.tr("The selected words"), Reach.CHOSEN)
        here = (self.tr("This paragraph"), Reach.HERE)
        on = (self.tr("Up to the next speaker"), Reach.ON)
        everywhere = (self.tr("Everywhere"), Reach.EVERYWHERE)
        if chosen:
            return (words, here, on, everywhere) if speaker else (words, here, on)
        return (everywhere, here, on) if speaker else (here, on)

    @Slot()
    def _reached(self) -> None:
        """The person says where a name is meant: that holds for those who are known as well."""
        self._say_others(Reach(self.reach.currentData()))

    def _say_others(self, reach: Reach) -> None:
        """Say where somebody else would be put: in one place, unless the person wants more.

        A new name is meant for a voice everywhere; but who chooses another voice puts one mistake
        right, and everywhere two people would become one.
        """
        self._others_in = reach
        self.others.setText(
            {
                Reach.CHOSEN: self.tr("Somebody else says these words:"),
                Reach.HERE: self.tr("Somebody else, in this paragraph:"),
                Reach.ON: self.tr("Somebody else, up to the next speaker:"),
                Reach.EVERYWHERE: self.tr("The same person as:"),
            }[reach]
        )

    def _other(self, name: str) -> None:
        """Somebody who is known speaks here."""
        self.hide()
        self.named.emit(self._row, name, str(self._others_in))

    def _about(self, unsure: bool, apart: bool) -> str:
        if not apart:
            return self.tr(
                "Speakers are set by hand: what tells voices apart is not installed here."
            )
        if unsure:
            return self.tr("The voice is not clear here. Set the name to say that it is right.")
        return self.tr("Tell everybody apart by their voices; names you have set stay.")

    def _tell(self) -> None:
        self.hide()
        self.apart_wanted.emit(int(self.count.currentData() or 0))

    def _take(self, name: str) -> None:
        self.hide()
        self.named.emit(self._row, " ".join(name.split()), str(self.reach.currentData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sets the name, Esc leaves it."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.field.text())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
