"""A block of code laid out line by line: what has been laid out stays, new lines are added below."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextLayout, QTextOption

from audiochat.ui.chat.highlight import Mark, marked_lines, marks_of_line
from audiochat.ui.chat.look import Look

_WIDEST = 4_000  # characters laid out in one line of code


class CodeLayout:
    """Code in its card; always left to right, never wrapped, moved sideways by ``scroll``."""

    def __init__(self, source: str, language: str, look: Look, *, closed: bool) -> None:
        self._look = look
        self.source = ""
        self.language = language
        self._lines: list[QTextLayout] = []
        self._starts: list[int] = []
        self._widest = 0.0
        self._scroll = 0.0
        self._pending: Iterator[tuple[int, list[Mark]]] | None = None
        self.width = -1.0
        self.extend(source, closed=closed)

    @property
    def length(self) -> int:
        """Characters."""
        return len(self.source)

    @property
    def height(self) -> float:
        """Pixels, heading and padding included."""
        look = self._look
        return look.code_head + max(1, len(self._lines)) * look.code_line + look.code_pad

    @property
    def pending(self) -> bool:
        """Whether colours are still to come."""
        return self._pending is not None

    def set_width(self, width: float) -> None:
        """Take ``width`` pixels; lines are never wrapped, so nothing is laid out again."""
        self.width = width
        self.scroll(0)

    def extend(self, source: str, *, closed: bool) -> None:
        """Grow to ``source``, which starts with what is there; only the last line is laid out again."""
        lines = source.split("\n")
        keep = max(0, len(self._lines) - 1)
        del self._lines[keep:], self._starts[keep:]
        start = (self._starts[-1] + len(lines[keep - 1]) + 1) if keep else 0
        for number in range(keep, len(lines)):
            line = lines[number]
            whole = number < len(lines) - 1 or closed
            marks = marks_of_line(line, self.language) if whole and len(lines) - keep < 60 else []
            self._lines.append(self._laid(line, marks))
            self._starts.append(start)
            start += len(line) + 1
        self.source = source
        if closed:
            self._pending = marked_lines(source, self.language)

    def _laid(self, line: str, marks: list[Mark]) -> QTextLayout:
        layout = QTextLayout(line[:_WIDEST], self._look.mono)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        option.setTabStopDistance(self._look.code_tab)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        self._mark(layout, marks)
        layout.beginLayout()
        row = layout.createLine()
        if row.isValid():
            row.setLineWidth(1e6)
            row.setPosition(QPointF(0, max(0.0, (self._look.code_line - row.height()) / 2)))
            self._widest = max(self._widest, row.naturalTextWidth())
        layout.endLayout()
        return layout

    def _mark(self, layout: QTextLayout, marks: list[Mark]) -> None:
        ranges = []
        for start, length, kind in marks:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, self._look.code_formats[kind]
            ranges.append(made)
        layout.setFormats(ranges)

    def work(self, seconds: float) -> bool:
        """Colour for at most ``seconds``; true while some of it is still to do."""
        end = time.perf_counter() + seconds
        while self._pending is not None:
            found = next(self._pending, None)
            if found is None:
                self._pending = None
            elif found[0] < len(self._lines):
                self._repaint(self._lines[found[0]], found[1])
            if time.perf_counter() > end:
                break
        return self._pending is not None

    def _repaint(self, layout: QTextLayout, marks: list[Mark]) -> None:
        if not marks and not layout.formats():
            return
        self._mark(layout, marks)
        layout.beginLayout()
        row = layout.createLine()
        if row.isValid():
            row.setLineWidth(1e6)
            row.setPosition(QPointF(0, max(0.0, (self._look.code_line - row.height()) / 2)))
        layout.endLayout()

    def scroll(self, pixels: float) -> bool:
        """Move sideways; true if there was anywhere to go."""
        furthest = max(0.0, self._widest - (self.width - 2 * self._look.code_inset))
        before, self._scroll = self._scroll, min(furthest, max(0.0, self._scroll + pixels))
        return before != self._scroll

    def draw(
        self,
        painter: QPainter,
        x: float,
        y: float,
        selection: tuple[int, int] | None = None,
        clip: QRectF | None = None,
    ) -> None:
        """Paint the card, the language and the lines that meet ``clip``."""
        look = self._look
        card = QRectF(x, y, self.width, self.height).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(look.line, 1))
        painter.setBrush(look.code_card)
        painter.drawRoundedRect(card, look.card_radius, look.card_radius)
        painter.setPen(look.muted)
        painter.setFont(look.small)
        head = QRectF(x + look.code_inset, y, self.width - 2 * look.code_inset, look.code_head)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.language or "code")
        top = y + look.code_head
        first, last = 0, len(self._lines)
        if clip is not None:
            first = max(0, int((clip.top() - top) // look.code_line))
            last = min(last, int((clip.bottom() - top) // look.code_line) + 1)
        painter.save()
        painter.setClipRect(
            QRectF(x + 1, y, self.width - 2, self.height), Qt.ClipOperation.IntersectClip
        )
        painter.setPen(look.text)
        for number in range(first, last):
            place = QPointF(x + look.code_inset - self._scroll, top + number * look.code_line)
            self._lines[number].draw(painter, place, self._marked(number, selection))
        painter.restore()
        self._draw_bar(painter, card)

    def _marked(
        self, number: int, selection: tuple[int, int] | None
    ) -> list[QTextLayout.FormatRange]:
        if selection is None:
            return []
        start = max(0, selection[0] - self._starts[number])
        end = min(len(self._lines[number].text()), selection[1] - self._starts[number])
        if start >= end:
            return []
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = start, end - start, self._look.selection
        return [made]

    def _draw_bar(self, painter: QPainter, card: QRectF) -> None:
        room = self.width - 2 * self._look.code_inset
        if self._widest <= room:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.line)
        left = card.left() + self._look.code_inset + self._scroll / self._widest * room
        bar = QRectF(left, card.bottom() - 6, room * room / self._widest, 3)
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def position_at(self, x: float, y: float) -> int:
        """The place in the source nearest to a point."""
        look = self._look
        row = int((y - look.code_head) // look.code_line)
        if row < 0:
            return 0
        if row >= len(self._lines):
            return self.length
        line = self._lines[row].lineAt(0)
        if not line.isValid():
            return self._starts[row]
        found = line.xToCursor(x - look.code_inset + self._scroll)
        return self._starts[row] + int(found[0] if isinstance(found, tuple) else found)

    def copied(self, start: int, end: int) -> str:
        """The code between two places."""
        return self.source[start:end]

    def word_at(self, position: int) -> tuple[int, int]:
        """Where the word around a place starts and ends."""
        start = end = position
        while start > 0 and (self.source[start - 1].isalnum() or self.source[start - 1] == "_"):
            start -= 1
        while end < self.length and (self.source[end].isalnum() or self.source[end] == "_"):
            end += 1
        return start, end
