"""One paragraph laid out: its words wrapped to a width, with the marks under and over them."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from audiochat.ui.studio.transcript.look import Look
from audiochat.ui.studio.transcript.page import UNSURE, Page, Row, shown
from audiochat.ui.widgets.reading import is_right_to_left

ROOM = "\u00a0"
"""What stands at either side of a draft, for the frame of the field over it."""
_ALONE = 0.9
"""Of the width of a line: a longer draft stands on lines of its own."""


def _is_mixed(text: str) -> bool:
    """Whether letters of both directions stand in one text."""
    if text.isascii():
        return False
    kinds = {unicodedata.bidirectional(letter) == "L" for letter in text if letter.isalpha()}
    return len(kinds) > 1


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in one paragraph; words are counted in it, letters too.

    ``lit``: the word being said. ``picked``: what is selected, first up to last. ``ring``: the word
    that the keys are at. ``hidden``: words under the field that edits them. ``letters``: grounds under
    stretches of text, such as what was found; ``now``: the one of them that one is at.
    """

    lit: int | None = None
    picked: tuple[int, int] | None = None
    ring: int | None = None
    hidden: tuple[int, int] | None = None
    letters: tuple[tuple[int, int], ...] = ()
    now: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written in the place of words ``first`` up to ``last`` of a page."""

    first: int
    last: int
    text: str


class Paragraph:
    """The words of a row as text; places are in pixels from the row's top and the text's left edge.

    ``top``: the room left above the words. ``doomed``: words that a plan on the stage would take out.
    ``draft`` has the room that it needs, if it is in this row.
    """

    def __init__(
        self,
        page: Page,
        row: Row,
        look: Look,
        width: float,
        top: float,
        doomed: Container[int],
        draft: Draft | None = None,
    ) -> None:
        self._look, self.row = look, row
        self.top, self.width = top, width
        words = page.words[row.first : row.last]
        texts, alone = _texts(page, row, draft, QFontMetricsF(look.body), width)
        self._starts: list[int] = []
        self._gone: list[tuple[int, int]] = []
        ranges: list[QTextLayout.FormatRange] = []
        at, gone = 0, False
        for place, (word, text) in enumerate(zip(words, texts, strict=True)):
            self._starts.append(at)
            if not text:
                gone = False
                continue
            before, gone = gone, word.deleted or row.first + place in doomed
            if gone and before:  # one stroke through words that went together
                start, _ = self._gone[-1]
                self._gone[-1] = (start, place + 1)
                ranges[-1] = _range(
                    self._starts[start], at + len(text) - self._starts[start], look.gone
                )
            elif gone:
                self._gone.append((place, place + 1))
                ranges.append(_range(at, len(text), look.gone))
            elif word.bleeps:
                ranges.append(_range(at, len(text), look.bleep))
            elif word.word.confidence < UNSURE:
                ranges.append(_range(at, len(text), look.unsure))
            at += len(text) + 1
        self._starts.append(at)  # where a word after the last would begin
        text = " ".join(text for text in texts if text)
        if alone is not None:  # lines of its own for what fills one
            start = self._starts[alone]
            text = _broken(text, start - 1, start + len(texts[alone]))
        self.rtl, self._mixed = is_right_to_left(text), _is_mixed(text)
        self._formats = ranges
        self._layout = _layout(text, look, self.rtl, ranges)
        self.height = top + self._wrap() + look.gap

    def _wrap(self) -> float:
        step, y = self._look.line_height, 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(self.width)
            line.setPosition(QPointF(0, y + max(0.0, (step - line.height()) / 2)))
            y += max(step, line.height())
        self._layout.endLayout()
        return y or step

    def _lines(self) -> Iterator[QTextLine]:
        for number in range(self._layout.lineCount()):
            yield self._layout.lineAt(number)

    def word_at(self, x: float, y: float, near: bool = True) -> int | None:
        """The word at a place; with ``near`` the nearest one, else None beside the words."""
        found = None
        for line in self._lines():
            if found is not None and y - self.top < line.y():
                break
            found = line
        if found is None:
            return None
        first = max(0, bisect_right(self._starts, found.textStart()) - 1)
        last = min(bisect_left(self._starts, found.textStart() + found.textLength()), self.count)
        place = min(range(first, last), key=lambda p: self._distance(found, p, x), default=None)
        if place is None:
            return None
        if not near and not any(_wider(b).contains(x, y) for b in self.boxes(place, place + 1)):
            return None
        return self.row.first + place

    def _distance(self, line: QTextLine, place: int, x: float) -> float:
        """How far a place lies from a word on one line, in pixels."""
        first = max(self._starts[place], line.textStart())
        last = min(self._starts[place + 1] - 1, line.textStart() + line.textLength())
        if first >= last:
            return math.inf
        left, right = self._sides(line, first, last)
        return max(left - x, x - right, 0.0)

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self._starts) - 1

    def boxes(self, first: int, last: int) -> list[QRectF]:
        """The boxes around words ``first`` up to ``last`` (counted in this row), one or more a line."""
        if not self._mixed:
            return list(self._boxes(self._starts[first], self._starts[last] - 1))
        made: list[QRectF] = []
        for place in range(first, last):  # a word and the space after it may run different ways
            end = self._starts[place + 1] - 1
            made += self._boxes(self._starts[place], end)
            made += self._boxes(end, end + (1 if place < last - 1 else 0))
        return made

    def _boxes(self, start: int, end: int) -> Iterator[QRectF]:
        for line in self._lines():
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = self._sides(line, first, last)
                yield QRectF(left, self.top + line.y() - 1, right - left, line.height() + 2)

    def _sides(self, line: QTextLine, first: int, last: int) -> tuple[float, float]:
        """The left and right end of letters on a line, in pixels."""
        if self._mixed:  # places of the cursor are ambiguous where the direction turns
            runs = [run.boundingRect() for run in line.glyphRuns(first, last - first)]
            if runs:
                return min(r.left() for r in runs), max(r.right() for r in runs)
        ends = (_x(line, first), _x(line, last))
        return min(ends), max(ends)

    def draw(self, painter: QPainter, x: float, y: float, marks: Marks) -> None:
        """Paint at a corner."""
        look = self._look
        painter.save()
        painter.translate(x, y)
        painter.setPen(Qt.PenStyle.NoPen)
        gone = [box for words in self._gone for box in self.boxes(*words)]
        self._ground(painter, gone, look.cut_tint)
        for start, end in marks.letters:
            self._ground(painter, list(self._boxes(start, end)), look.found)
        if marks.picked is not None:
            self._ground(painter, self.boxes(*marks.picked), look.picked)
        over = []
        if marks.lit is not None:
            boxes = self.boxes(marks.lit, marks.lit + 1)
            solid = marks.picked is not None and marks.lit in range(*marks.picked)
            self._ground(painter, [_wider(b) for b in boxes], look.accent if solid else look.tint)
            over.append(self._inked(marks.lit, look.lit_picked if solid else look.lit))
        if marks.now is not None:
            start, end = marks.now
            self._ground(painter, list(self._boxes(start, end)), look.accent)
            over.append(_range(start, end - start, look.lit_picked))
        if marks.hidden is not None:
            start, end = self._starts[marks.hidden[0]], self._starts[marks.hidden[1]] - 1
            over.append(_range(start, end - start, look.hidden))
        if marks.ring is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.accent, 1.5))
            for box in self.boxes(marks.ring, marks.ring + 1):
                painter.drawRoundedRect(_wider(box), look.radius, look.radius)
        painter.setPen(look.text)
        self._layout.draw(painter, QPointF(0, self.top), over)
        painter.restore()

    def _ground(self, painter: QPainter, boxes: Sequence[QRectF], color: QColor) -> None:
        painter.setBrush(color)
        for box in boxes:
            painter.drawRoundedRect(box, self._look.radius, self._look.radius)

    def _inked(self, place: int, ink: QTextCharFormat) -> QTextLayout.FormatRange:
        start = self._starts[place]
        return _range(start, max(0, self._starts[place + 1] - 1 - start), ink)


def _texts(
    page: Page, row: Row, draft: Draft | None, metrics: QFontMetricsF, width: float
) -> tuple[list[str], int | None]:
    """The text of each word, a draft in the first of its words; the place of one that fills a line."""
    texts = [shown(word) for word in page.words[row.first : row.last]]
    if draft is None or not row.first <= draft.first < row.last:
        return texts, None
    first, last = draft.first - row.first, min(draft.last, row.last) - row.first
    alone = metrics.horizontalAdvance(draft.text) > _ALONE * width
    room = ROOM * max(1, 4 - len(draft.text))  # a field is not narrower than that
    text = draft.text if alone else ROOM + draft.text.replace(" ", ROOM) + room
    texts[first:last] = [text, *[""] * (last - first - 1)]
    return texts, first if alone else None


def _broken(text: str, *places: int) -> str:
    """A text with line breaks in the place of the letters at these places, where there are any."""
    for place in places:
        if 0 <= place < len(text):
            text = f"{text[:place]}\u2028{text[place + 1 :]}"
    return text


def _layout(text: str, look: Look, rtl: bool, ranges: list[QTextLayout.FormatRange]) -> QTextLayout:
    made = QTextLayout(text, look.body)
    made.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    way = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(way)
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    made.setTextOption(option)
    made.setFormats(ranges)
    return made


def _wider(box: QRectF) -> QRectF:
    return box.adjusted(-1, 0, 1, 0)


def _range(start: int, length: int, char_format: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, char_format
    return made


def _x(line: QTextLine, letter: int) -> float:
    found: object = line.cursorToX(letter)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
