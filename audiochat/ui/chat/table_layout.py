"""A table laid out: columns as wide as their words where there is room, narrower where there is not."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from audiochat.ui.chat.look import Look
from audiochat.ui.chat.text_layout import TextLayout
from audiochat.ui.chat.values import Run, Table

_MOST_COLUMNS = 24
_MOST_ROWS = 1_000


class TableLayout:
    """Cells in rows and columns, with lines between the rows."""

    def __init__(self, table: Table, look: Look) -> None:
        self._look = look
        aligns = table.aligns[:_MOST_COLUMNS]
        self._cells = [
            [
                TextLayout(cell, look, align=aligns[column], bold=number == 0)
                for column, cell in enumerate(row[: len(aligns)])
            ]
            for number, row in enumerate(table.rows[:_MOST_ROWS])
        ]
        self._columns = len(aligns)
        self._lefts: list[float] = []
        self._widths: list[float] = []
        self._tops: list[float] = []
        self.rtl = bool(self._cells and self._cells[0] and self._cells[0][0].rtl)
        self.width = -1.0
        self.height = 0.0
        self.length = sum(len(self._row_text(row)) + 1 for row in self._cells)

    @staticmethod
    def _row_text(row: list[TextLayout]) -> str:
        return "\t".join(cell.copied(0, cell.length) for cell in row)

    def set_width(self, width: float) -> None:
        """Share ``width`` pixels among the columns and wrap every cell."""
        if width == self.width:
            return
        self.width = width
        pad = self._look.cell_pad
        natural = [
            max(
                (row[column].natural_width() for row in self._cells if column < len(row)), default=0
            )
            + 2 * pad
            for column in range(self._columns)
        ]
        self._widths = _shared(natural, width)
        self._lefts, left = [], 0.0
        for column in self._widths:
            self._lefts.append(left)
            left += column
        if self.rtl:
            self._lefts = [left - x - w for x, w in zip(self._lefts, self._widths, strict=True)]
        self._tops, y = [], 0.0
        for row in self._cells:
            self._tops.append(y)
            for column, cell in enumerate(row):
                cell.set_width(max(8.0, self._widths[column] - 2 * pad))
            y += max((cell.height for cell in row), default=0.0) + pad
        self._tops.append(y)
        self.height = y

    def draw(
        self,
        painter: QPainter,
        x: float,
        y: float,
        selection: tuple[int, int] | None = None,
        clip: QRectF | None = None,
    ) -> None:
        """Paint the rows that meet ``clip``; a selection takes whole rows."""
        pad, across = self._look.cell_pad, sum(self._widths)
        at = 0
        for number, row in enumerate(self._cells):
            top, bottom = y + self._tops[number], y + self._tops[number + 1]
            size = len(self._row_text(row)) + 1
            if clip is None or (bottom >= clip.top() and top <= clip.bottom()):
                chosen = selection is not None and selection[0] < at + size and at < selection[1]
                for column, cell in enumerate(row):
                    marked = (0, cell.length) if chosen else None
                    cell.draw(painter, x + self._lefts[column] + pad, top + pad / 2, marked)
                painter.setPen(QPen(self._look.line, 1))
                painter.drawLine(QLineF(x, bottom - 0.5, x + across, bottom - 0.5))
            at += size

    def _row_at(self, y: float) -> int:
        for number in range(len(self._cells)):
            if y < self._tops[number + 1]:
                return number
        return len(self._cells) - 1

    def position_at(self, x: float, y: float) -> int:
        """The start of the row under a point, or its end on the further half."""
        if not self._cells:
            return 0
        row = self._row_at(y)
        before = sum(len(self._row_text(r)) + 1 for r in self._cells[:row])
        return before + (len(self._row_text(self._cells[row])) if x > sum(self._widths) / 2 else 0)

    def run_at(self, x: float, y: float) -> Run | None:
        """The run under a point that can be clicked, if any."""
        if not self._cells or y > self.height:
            return None
        pad, number = self._look.cell_pad, self._row_at(y)
        for column, cell in enumerate(self._cells[number]):
            left = self._lefts[column]
            if left <= x < left + self._widths[column]:
                return cell.run_at(x - left - pad, y - self._tops[number] - pad / 2)
        return None

    def copied(self, start: int, end: int) -> str:
        """The rows between two places, cells apart by tabs."""
        rows, at = [], 0
        for row in self._cells:
            text = self._row_text(row)
            if start < at + len(text) + 1 and at < end:
                rows.append(text)
            at += len(text) + 1
        return "\n".join(rows)

    def word_at(self, position: int) -> tuple[int, int]:
        """The whole row around a place."""
        at = 0
        for row in self._cells:
            size = len(self._row_text(row)) + 1
            if position < at + size:
                return at, at + size - 1
            at += size
        return 0, self.length


def _shared(natural: list[float], width: float) -> list[float]:
    """Give narrow columns what they want and let the wide ones share the rest."""
    if sum(natural) <= width or not natural:
        return natural
    left, waiting = width, dict(enumerate(natural))
    given = [0.0] * len(natural)
    while waiting:
        fair = left / len(waiting)
        small = [column for column, want in waiting.items() if want <= fair]
        for column in small:
            given[column] = waiting.pop(column)
            left -= given[column]
        if not small:
            for column in waiting:
                given[column] = fair
            break
    return given
