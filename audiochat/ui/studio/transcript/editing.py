"""Correcting the text of words in place; their sound stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF

from audiochat.ui.studio.transcript.layout import ROOM, Draft
from audiochat.ui.studio.transcript.page import Page, shown
from audiochat.ui.studio.transcript.picking import Picked
from audiochat.ui.studio.transcript.view import TranscriptView
from audiochat.ui.studio.transcript.word_field import WordField
from audiochat.ui.theme import Theme


class Editing(QObject):
    """One correction at a time. ``corrected(first, last, text)``: from one word to another."""

    corrected = Signal(object, object, str)

    def __init__(self, theme: Theme, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._words: tuple[int, int] | None = None
        self._page: Page | None = None
        self._goes_on = False
        self.field = WordField(theme, view.viewport())
        self.field.committed.connect(self._commit)
        self.field.left.connect(self._leave)
        self.field.textChanged.connect(self._lay)
        view.scrolled.connect(self._follow)

    @property
    def active(self) -> bool:
        """Whether a text is being edited."""
        return self._words is not None

    def begin(self, words: tuple[int, int]) -> None:
        """Edit words; only those of the first paragraph if they are in several."""
        view, page = self._view, self._view.page
        heard = [index for index in range(*words) if not page.words[index].deleted]
        if not heard:
            return
        number = page.row_of(heard[0])
        first, last = heard[0], min(heard[-1] + 1, page.rows[number].last)
        view.reveal(first, glide=False)
        if not view.boxes(first, last):
            return
        self._words, self._page = (first, last), page
        text = " ".join(shown(word) for word in page.words[first:last] if not word.deleted)
        view.choose(view.chosen.over(first, last))
        view.write(Draft(first, last, text))
        self.field.open(text, self._place(), view.row_box(number))

    @Slot()
    def _lay(self) -> None:
        """Give what is written its room among the words; the field follows them there."""
        if self._words is not None and self._view.page is self._page and self.field.isVisible():
            self._view.write(Draft(*self._words, self.field.written))

    @Slot()
    def _follow(self) -> None:
        """Go with the words when they are scrolled or wrapped otherwise."""
        words, view = self._words, self._view
        if words is None or view.page is not self._page:
            return
        self.field.place(self._place(), view.row_box(view.page.row_of(words[0])))

    def _place(self) -> QRectF:
        """Where the first line of what is written stands."""
        assert self._words is not None
        room = QFontMetricsF(self._view.look.body).horizontalAdvance(ROOM)
        boxes = self._view.boxes(*self._words)
        first = next((box for box in boxes if box.width() > room), boxes[0])
        return first.adjusted(room, 0, -room, 0)

    def page_shown(self) -> None:
        """Stay over the words on another page; without them, what is written is kept."""
        words, page = self._words, self._view.page
        if words is None or page is self._page:
            self.go_on()
            return
        first, last = page.carried(words[0]), page.carried(words[1] - 1)
        if first is None or last is None or last - first != words[1] - words[0] - 1:
            self.field.finish()
            return
        self._words, self._page = (first, last + 1), page
        self._lay()

    @Slot(str, int)
    def _commit(self, text: str, step: int) -> None:
        words, page = self._words, self._page
        self._end()
        if words is None or page is None:
            return
        old = " ".join(shown(word) for word in page.words[slice(*words)] if not word.deleted)
        changed = text != old
        if step:
            at = words[1] if step > 0 else words[0] - 1
            at = min(max(0, at), len(page.words) - 1)
            self._view.choose(Picked(at), reveal=True)
        self._goes_on = bool(step)
        if changed:
            self.corrected.emit(page.words[words[0]], page.words[words[1] - 1], text)
        else:
            self.go_on()

    def go_on(self) -> None:
        """Edit the next word, if that is wanted; after a correction, once the new words are shown."""
        on, self._goes_on = self._goes_on, False
        caret = self._view.chosen.caret
        if on and caret >= 0:
            self.begin((caret, caret + 1))

    @Slot()
    def _leave(self) -> None:
        self._end()

    def _end(self) -> None:
        self._words = self._page = None
        self._view.write(None)
        if not self.field.deserted:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
