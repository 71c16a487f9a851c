"""The words of a recording: followed while it plays, selected, and marked with what is known of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from audiochat.ui.studio.transcript.keys import Keys
from audiochat.ui.studio.transcript.layout import Draft, Marks
from audiochat.ui.studio.transcript.page import Kind, Page
from audiochat.ui.studio.transcript.picking import Picked
from audiochat.ui.studio.transcript.pointer import Pointer
from audiochat.ui.studio.transcript.scroller import Scroller
from audiochat.ui.theme import Theme
from audiochat.ui.widgets import Button


class TranscriptView(Scroller):
    """Shows a page. What the person does comes out as signals; words are indices of the page.

    ``sought(seconds)``: go there. ``picked(range)``: words
    ``(first, last)`` are selected, last not included, or None. ``command(name)``: a key whose act
    belongs to others (see ``keys.COMMANDS``). ``speaker_wanted(row)``, ``missing_wanted(seconds)``:
    a name or a stretch not recognised yet was clicked. ``moved(first, last, to)``: words were dragged
    before another. ``menu_wanted(place)``: the menu of the selected words, at a place on the screen.
    """

    sought = Signal(float)
    picked = Signal(object)
    command = Signal(str)
    speaker_wanted = Signal(int)
    missing_wanted = Signal(float)
    moved = Signal(int, int, int)
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.chosen = Picked()
        self.lit: int | None = None
        self.hovered = -1
        self.drop: int | None = None
        self._seconds = 0.0
        self._follows = True
        self._playing = False
        self._ringed = False
        self._found: Sequence[tuple[int, int]] = ()
        self._current = -1
        self.keys, self.pointer = Keys(self), Pointer(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(self.tr("Transcript"))
        self.follow_button = Button(theme, self.tr("Follow"), icon="audio-lines", parent=self)
        self.follow_button.hide()
        self.follow_button.clicked.connect(self.follow)
        self.verticalScrollBar().actionTriggered.connect(self.stop_following)

    def show_page(self, page: Page) -> None:
        """Show another page; what one reads or selected stays as it was, if it is still there."""
        was = self.chosen
        follows_on = page.old_count == len(self.page.words)
        self.take(page)
        self.chosen = self._carried(was, page) if follows_on else Picked()
        self.hovered, self.drop, self._found = -1, None, ()
        self.pointer.page_shown(follows_on)
        self._light(reveal=False)
        if self.chosen.range != was.range:
            self.picked.emit(self.chosen.range)
        self._describe()

    @staticmethod
    def _carried(was: Picked, page: Page) -> Picked:
        """The selection in another page; none when any of its words has gone."""
        chosen, most = was.range, len(page.words) - 1
        if chosen is None:
            at = page.carried(was.caret) if was.caret >= 0 else -1
            if was.behind or (at is None and was.caret > most):
                return was.end(most + 1)  # what stood at the end was cut: one is still there
            return Picked(was.caret if at is None else at)
        first, last = page.carried(chosen[0]), page.carried(chosen[1] - 1)
        if first is not None and last is not None and last - first == chosen[1] - chosen[0] - 1:
            return was.over(first, last + 1)
        return Picked(min(chosen[0], most))

    # Marks

    def set_doomed(self, words: Container[int]) -> None:
        """Strike words through that a plan on the stage would take out."""
        if words != self.sheet.doomed:
            self.sheet.doomed = words
            self.sheet.forget()
            self.viewport().update()

    def set_found(self, found: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Mark stretches of the page's text (letters, in order), one of them as the current one."""
        self._found, self._current = found, current
        self.viewport().update()

    def write(self, draft: Draft | None) -> None:
        """Leave room in the place of words for the field that lies over them; None: there is none."""
        if draft != self.sheet.draft:
            self.sheet.write(draft)
            self.settle()

    def _marks(self, number: int) -> Marks:
        row = self.page.rows[number]

        def inside(words: tuple[int, int] | None) -> tuple[int, int] | None:
            if words is None:
                return None
            first, last = max(words[0], row.first), min(words[1], row.last)
            return (first - row.first, last - row.first) if first < last else None

        lit = self.lit
        caret, chosen = self.chosen.caret, self.chosen.range
        ring = caret if chosen is None and self.shows_caret else -1
        draft = self.sheet.draft
        hidden = inside((draft.first, draft.last)) if draft is not None else None
        return Marks(
            lit - row.first if lit is not None and row.first <= lit < row.last else None,
            inside(chosen) if hidden is None else None,
            ring - row.first if row.first <= ring < row.last else None,
            hidden,
            # what is being written has other letters than those that were looked through
            *(self._letters(number) if hidden is None else ((), None)),
        )

    def _letters(self, number: int) -> tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]:
        """The found stretches of a row, counted from the start of its text, and the current one."""
        if not self._found:
            return (), None
        row = self.page.rows[number]
        begin = self.page.offsets[row.first]
        at = bisect_left(self._found, (begin, 0))
        out, now = [], None
        while at < len(self._found) and self._found[at][0] < begin + row.letters:
            start, end = self._found[at][0] - begin, self._found[at][1] - begin
            if at == self._current:
                now = (start, end)
            else:
                out.append((start, end))
            at += 1
        return tuple(out), now

    # Following

    @Slot()
    def stop_following(self) -> None:
        """The person looks elsewhere: do not carry the page away."""
        self._glide.stop()
        self._follows = self._follows and self.lit is None
        self._place_button()

    @Slot()
    def follow(self) -> None:
        """Keep the word being said in sight from now on."""
        self._follows = True
        self._place_button()
        if self.lit is not None:
            self.reveal(self.lit)

    @property
    def follows(self) -> bool:
        """Whether the word being said is kept in sight."""
        return self._follows

    def _place_button(self) -> None:
        button = self.follow_button
        button.setVisible(self._playing and not self._follows)
        button.adjustSize()
        x = (self.viewport().width() - button.width()) // 2
        button.move(x, self.height() - button.height() - round(self.look.gap))
        button.raise_()

    def set_playhead(self, seconds: float) -> None:
        """Light the word at a time, and keep it in sight while it is followed."""
        self._seconds = seconds
        self._light(reveal=True)

    def set_playing(self, on: bool) -> None:
        """While it plays the page follows, until the person scrolls."""
        self._playing = on
        if on:
            self.follow()
        self._place_button()

    def _light(self, reveal: bool) -> None:
        lit, old = self.page.transcript.at(self._seconds), self.lit
        if lit == old:
            return
        self.lit = lit
        for word in (old, lit):
            if word is not None:
                self.touch(word)
        if not self._playing:
            self._follows = True  # somebody went there by hand
        if lit is not None and reveal and self._follows and not self.pointer.active:
            self.reveal(lit)

    def touch(self, word: int) -> None:
        """Paint the row of a word again."""
        number = self.page.row_of(word)
        if number >= 0:
            self.viewport().update(self.row_box(number).adjusted(-4, -2, 4, 2).toAlignedRect())

    # Selecting

    def choose(self, chosen: Picked, reveal: bool = False) -> None:
        """Take another selection or word of the keys."""
        was, self.chosen = self.chosen, chosen
        if reveal and chosen.caret >= 0:
            self.reveal(chosen.caret, glide=False)
        self.viewport().update()
        if was.range != chosen.range:
            self.picked.emit(chosen.range)
        if was != chosen:
            self._describe()

    def pick(self, words: tuple[int, int] | None) -> None:
        """Select words for somebody else, without telling (the waveform's selection changed)."""
        chosen = self.chosen.over(*words) if words is not None else self.chosen.none()
        if chosen.range != self.chosen.range:
            self.chosen = chosen
            self.viewport().update()

    @property
    def shows_caret(self) -> bool:
        """Whether the word of the keys is marked, so that an act without a selection means it."""
        return self.hasFocus() and self._ringed

    def focus_words(self) -> None:
        """Let the keys go to the words."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _describe(self) -> None:
        words, caret, chosen = self.page.words, self.chosen.caret, self.chosen.range
        if chosen is not None:
            text = " ".join(w.text for w in words[chosen[0] : min(chosen[1], chosen[0] + 40)])
            self._tell(self.tr("selected: {0}").format(text))
        elif 0 <= caret < len(words):
            text = words[caret].text
            self._tell(self.tr("{0}, the end").format(text) if self.chosen.behind else text)

    def _tell(self, words: str) -> None:
        """Let a screen reader say where the keys are."""
        self.setAccessibleDescription(words)
        if QAccessible.isActive() and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are touched."""
        painter = QPainter(self.viewport())
        area = event.rect()
        left, top = self.origin
        for number in self.sheet.rows_between(area.top() - top, area.bottom() + 1 - top):
            words = self.page.rows[number].kind is Kind.WORDS
            marks = self._marks(number) if words else Marks()
            y = top + self.sheet.heights.top(number)
            self.sheet.draw(painter, number, left, y, marks, number == self.hovered)
        behind = self.chosen.behind and self.chosen.range is None and self.hasFocus()
        if self.drop is not None or behind:
            self._paint_drop(painter, len(self.page.words) if self.drop is None else self.drop)
        if self._ringed and self.hasFocus():
            painter.setPen(QPen(self.look.accent, self.look.ring))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_drop(self, painter: QPainter, word: int) -> None:
        """The line where dragged words would go."""
        at_end = word >= len(self.page.words)
        boxes = self.boxes(word - 1, word) if at_end else self.boxes(word, word + 1)
        if boxes:
            rtl = self.sheet.paragraph(self.page.row_of(word - at_end)).rtl
            box = boxes[-1] if at_end else boxes[0]
            x = box.right() + 2 if at_end != rtl else box.left() - 3
            painter.fillRect(round(x), round(box.top()), 2, round(box.height()), self.look.accent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._place_button()

    def showEvent(self, event: QShowEvent) -> None:
        """The word being said is in sight when the page is opened."""
        super().showEvent(event)
        if self.lit is not None and self._follows:
            self.reveal(self.lit, glide=False)

    def event(self, event: QEvent) -> bool:
        """Keys of the words are not shortcuts of the window while the words have the focus."""
        own = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if own and self.keys.takes(event):  # type: ignore[arg-type]  # a QKeyEvent by its type
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, select, and hand on what is to be done."""
        self._ringed = self._ringed or self.keys.moves(event)
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click, a selection or a drag of selected words."""
        self._ringed = False
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select or drag while a button is held, else show what can be clicked."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes there; a drag ends."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Play from this word."""
        self.pointer.double(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        self.pointer.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the words."""
        self.pointer.menu(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows when the focus came by key."""
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._ringed = event.reason() in (*by_key, Qt.FocusReason.ShortcutFocusReason)
        if self.chosen.caret < 0 and self.page.words:
            self.chosen = Picked(self.lit or 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        self.viewport().update()
