"""A sheet in a window onto it: scrolled, wrapped to the width, laid out only where one looks."""

from __future__ import annotations

from PySide6.QtCore import QPropertyAnimation, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from audiochat.ui.studio.transcript.look import Look
from audiochat.ui.studio.transcript.page import Kind, Page
from audiochat.ui.studio.transcript.sheet import Sheet
from audiochat.ui.theme import Theme


class Scroller(QAbstractScrollArea):
    """Holds the sheet and knows where on the screen each word is; what one reads never jumps.

    ``scrolled()``: what lies over the words has to move.
    """

    scrolled = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.look = Look(theme)
        self._times = True
        self._settling = False
        self.sheet = Sheet(Page.empty(), self.look, 300, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bar = self.verticalScrollBar()
        self._glide = QPropertyAnimation(bar, b"value", self)
        self._glide.setDuration(theme.size.motion_ms)
        bar.valueChanged.connect(self._scrolled)
        theme.changed.connect(self._restyle)

    @property
    def page(self) -> Page:
        """What is shown."""
        return self.sheet.page

    @property
    def times(self) -> bool:
        """Whether the time of each paragraph is shown."""
        return self._times

    def set_times(self, on: bool) -> None:
        """Show or hide the time of each paragraph."""
        if on != self._times:
            self._times = on
            self._relay()

    def take(self, page: Page) -> None:
        """Show a page that follows on the one shown: what one reads stays where it is."""
        anchor, offset = self._anchor()
        word = None
        if anchor is not None and page.old_count == len(self.page.words):
            row = self.page.rows[anchor]
            carried = (page.carried(index) for index in range(row.first, row.last))
            word = next((index for index in carried if index is not None), None)
        self._lay(page)
        number = page.row_of(word) if word is not None else -1
        if number >= 0:
            self.verticalScrollBar().setValue(round(self.sheet.heights.top(number) - offset))
        self.settle()

    def _lay(self, page: Page) -> None:
        old = self.sheet
        room = self.viewport().width() - 2 * self.look.margin
        width = float(min(room, self._theme.px(self._theme.size.reading)))
        self.sheet = Sheet(page, self.look, width, self._times)
        if page is old.page:
            self.sheet.doomed, self.sheet.draft = old.doomed, old.draft
        self._range()

    def _range(self) -> None:
        bar, view = self.verticalScrollBar(), self.viewport().height()
        content = self.sheet.heights.total + 2 * self.look.gap
        bar.setRange(0, max(0, round(content - view)))
        bar.setPageStep(max(1, view - round(2 * self.look.line_height)))
        bar.setSingleStep(round(self.look.line_height))

    def _relay(self) -> None:
        """Wrap anew; what one reads stays where it is."""
        anchor, offset = self._anchor()
        self._lay(self.page)
        if anchor is not None:
            self.verticalScrollBar().setValue(round(self.sheet.heights.top(anchor) - offset))
        self.settle()

    @Slot()
    def _restyle(self) -> None:
        self.look = Look(self._theme)
        self._relay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._relay()

    # Places

    @property
    def origin(self) -> tuple[float, float]:
        """Where the sheet's corner lies in the viewport, in pixels."""
        return self.look.margin, self.look.gap - self.verticalScrollBar().value()

    def _anchor(self) -> tuple[int | None, float]:
        """The first row of words in sight and how far its top is below the top of the window."""
        top = self.verticalScrollBar().value()
        heights = self.sheet.heights
        for number in self.sheet.rows_between(top - self.look.gap, top + self.viewport().height()):
            if self.page.rows[number].kind is Kind.WORDS:
                return number, heights.top(number) - top
        return None, 0.0

    def word_at(self, x: float, y: float, near: bool = True) -> int | None:
        """The word at a place of the viewport; with ``near`` the nearest of the paragraph there."""
        left, top = self.origin
        number = self.sheet.heights.at(y - top)
        if number < 0 or self.page.rows[number].kind is not Kind.WORDS:
            return None
        inside = y - top - self.sheet.heights.top(number)
        return self.sheet.paragraph(number).word_at(x - left, inside, near)

    def row_at(self, y: float) -> int:
        """The row at a height of the viewport, -1 when there is none."""
        inside = y - self.origin[1]
        return self.sheet.heights.at(inside) if 0 <= inside < self.sheet.heights.total else -1

    def boxes(self, first: int, last: int) -> list[QRectF]:
        """Where words of one paragraph stand in the viewport, one box or more a line."""
        number = self.page.row_of(first)
        if number < 0:
            return []
        left, top = self.origin
        top += self.sheet.heights.top(number)
        row = self.page.rows[number]
        words = self.sheet.paragraph(number)
        return [
            box.translated(left, top)
            for box in words.boxes(first - row.first, min(last, row.last) - row.first)
        ]

    def row_box(self, number: int) -> QRectF:
        """Where a row stands in the viewport."""
        left, top = self.origin
        heights = self.sheet.heights
        return QRectF(left, top + heights.top(number), self.sheet.width, heights.height(number))

    # Scrolling

    def settle(self) -> None:
        """Lay out what is in sight; rows above what one reads grow upwards."""
        if self._settling:
            return
        self._settling = True
        bar, sheet = self.verticalScrollBar(), self.sheet
        view = self.viewport().height()
        first = last = 0
        for _ in range(6):
            top = bar.value() - self.look.gap
            rows = list(sheet.rows_between(top, top + view))
            if not rows:
                break
            first, last = rows[0], rows[-1] + 1
            fixed = next((n for n in rows if sheet.is_made(n)), rows[0])
            grown = [(number, sheet.make(number)) for number in rows if not sheet.is_made(number)]
            if not any(more for _, more in grown):
                break
            self._range()
            bar.setValue(bar.value() + round(sum(more for n, more in grown if n < fixed)))
        sheet.forget(first, last)
        self._settling = False
        self.viewport().update()
        self.scrolled.emit()

    @Slot()
    def _scrolled(self) -> None:
        if not self._settling:
            self.settle()

    def reveal(self, word: int, glide: bool = True) -> None:
        """Bring a word to a third of the height if it is not in the middle part of the window."""
        number, view = self.page.row_of(word), self.viewport().height()
        if number < 0 or view < 2 * self.look.line_height:
            return
        self._glide.stop()
        bar = self.verticalScrollBar()
        for again in range(4):  # what comes into sight may be higher than was guessed
            boxes = self.boxes(word, word + 1)
            y = (boxes[0] if boxes else self.row_box(number)).top()
            if self.look.line_height <= y <= view * 0.75:
                return
            target = min(max(0, round(bar.value() + y - view / 3)), bar.maximum())
            if target == bar.value():
                return
            if glide and not again and abs(target - bar.value()) <= view and self.isVisible():
                self._glide.setStartValue(bar.value())
                self._glide.setEndValue(target)
                self._glide.start()
                return
            bar.setValue(target)
