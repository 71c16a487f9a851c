"""The blocks of one message, one below the other: laid out once each, drawn, hit and selected."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from audiochat.ui.chat.code_layout import CodeLayout
from audiochat.ui.chat.look import Look
from audiochat.ui.chat.table_layout import TableLayout
from audiochat.ui.chat.text_layout import TextLayout
from audiochat.ui.chat.values import Code, Paragraph, Run, Table, Value

Layout = TextLayout | CodeLayout | TableLayout | None
Place = tuple[int, int]  # block, character in it


@dataclass(slots=True)
class Block:
    """A value with its layout; ``y`` and ``height`` in pixels from the top of the body."""

    value: Value
    layout: Layout
    marker: TextLayout | None
    y: float = 0.0
    height: float = 0.0
    left: float = 0.0
    width: float = 0.0


class Body:
    """What a message says. ``laid_out`` counts the blocks made so far, for tests and benchmarks."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.blocks: list[Block] = []
        self.width = 0.0
        self.height = 0.0
        self.laid_out = 0
        self._anchor: Place | None = None
        self._cursor: Place | None = None

    def set_values(self, values: Sequence[Value], start: int = 0) -> bool:
        """Show ``values`` from block ``start`` on; what did not change keeps its layout.

        True when the height changed.
        """
        before, first = self.height, start
        while (
            first < len(self.blocks)
            and first - start < len(values)
            and self.blocks[first].value == values[first - start]
        ):
            first += 1
        old = self.blocks[first] if first < len(self.blocks) else None
        del self.blocks[first:]
        for value in values[first - start :]:
            self.blocks.append(self._block(value, old))
            old = None
        self._place(first)
        return before != self.height

    def _block(self, value: Value, old: Block | None) -> Block:
        if (
            isinstance(value, Code)
            and old is not None
            and isinstance(old.value, Code)
            and isinstance(old.layout, CodeLayout)
            and value.language == old.value.language
            and value.source.startswith(old.value.source)
        ):
            old.layout.extend(value.source, closed=value.closed)
            old.value = value
            return old
        self.laid_out += 1
        layout: Layout = None
        marker = None
        if isinstance(value, Paragraph):
            layout = TextLayout(value.runs, self._look, level=value.level)
            if value.marker:
                marker = TextLayout((Run(value.marker, quiet=True),), self._look)
                marker.natural_width()
        elif isinstance(value, Code):
            layout = CodeLayout(value.source, value.language, self._look, closed=value.closed)
        elif isinstance(value, Table):
            layout = TableLayout(value, self._look)
        return Block(value, layout, marker)

    def set_width(self, width: float) -> bool:
        """Wrap everything to ``width`` pixels; true when that changed anything."""
        if width == self.width:
            return False
        self.width = width
        self._place(0)
        return True

    def _place(self, first: int) -> None:
        if self.width <= 0:
            return
        y = 0.0
        if first > 0:
            y = self.blocks[first - 1].y + self.blocks[first - 1].height
        for number in range(first, len(self.blocks)):
            block = self.blocks[number]
            value = block.value
            y += self._gap(self.blocks[number - 1].value, value) if number else 0.0
            block.left = self._look.indent * value.indent + self._look.quote * value.quote
            block.width = max(40.0, self.width - block.left)
            block.y = y
            if block.layout is None:
                block.height = self._look.gap
            else:
                block.layout.set_width(block.width)
                block.height = block.layout.height
            y += block.height
        self.height = y

    def fit(self, width: float) -> None:
        """Wrap to ``width`` pixels, then draw in to what the words take."""
        self.set_width(width)
        used = 0.0
        for block in self.blocks:
            wide = isinstance(block.layout, TextLayout)
            used = max(used, block.left + (block.layout.used_width if wide else block.width))  # type: ignore[union-attr]
        self.set_width(min(width, float(math.ceil(used)) + 1))

    def _gap(self, above: Value, below: Value) -> float:
        look = self._look
        if isinstance(above, Paragraph) and isinstance(below, Paragraph):
            if below.indent and above.indent:
                return look.list_gap
            if above.level:
                return look.list_gap
            if below.level:
                return look.gap + look.list_gap
        return look.gap

    def draw(self, painter: QPainter, x: float, y: float, clip: QRectF) -> None:
        """Paint the blocks that meet ``clip`` (in the painter's own places)."""
        chosen = self.selection()
        for number, block in enumerate(self.blocks):
            top = y + block.y
            if top > clip.bottom():
                break
            if top + block.height < clip.top():
                continue
            self._draw_block(painter, x, top, block, self._part(number, chosen), clip)

    def _draw_block(
        self,
        painter: QPainter,
        x: float,
        top: float,
        block: Block,
        part: tuple[int, int] | None,
        clip: QRectF,
    ) -> None:
        layout, look = block.layout, self._look
        rtl = bool(getattr(layout, "rtl", False))
        left = x if rtl else x + block.left
        painter.setPen(QPen(look.line, 2))
        for depth in range(block.value.quote):
            inset = depth * look.quote + 1
            bar = x + self.width - inset if rtl else x + inset
            painter.drawLine(QLineF(bar, top - 2, bar, top + block.height + 2))
        if layout is None:
            painter.setPen(QPen(look.line, 1))
            middle = round(top + block.height / 2) + 0.5
            painter.drawLine(QLineF(left, middle, left + block.width, middle))
        elif isinstance(layout, TextLayout):
            if block.marker is not None:
                room = block.marker.used_width + look.list_gap
                place = x + block.width + look.list_gap if rtl else left - room
                block.marker.draw(painter, place, top)
            layout.draw(painter, left, top, part)
        else:
            layout.draw(painter, left, top, part, clip)

    def colour(self, seconds: float) -> bool:
        """Go on colouring code for at most ``seconds``; true while some is still to do."""
        codes = [b.layout for b in self.blocks if isinstance(b.layout, CodeLayout)]
        for code in codes:
            code.work(seconds / len(codes))
        return self.uncoloured

    @property
    def uncoloured(self) -> bool:
        """Whether some code still waits for its colours."""
        return any(block.layout.pending for block in self.codes())  # type: ignore[union-attr]

    def codes(self) -> list[Block]:
        """The blocks of code, in order."""
        return [block for block in self.blocks if isinstance(block.layout, CodeLayout)]

    # What is under the pointer

    def block_at(self, y: float) -> int:
        """The number of the block at a height, or of the nearest one."""
        for number, block in enumerate(self.blocks):
            if y < block.y + block.height:
                return number
        return len(self.blocks) - 1

    def place_at(self, point: QPointF) -> Place | None:
        """The place in the text nearest to a point, None in an empty message."""
        if not self.blocks:
            return None
        number = self.block_at(point.y())
        block = self.blocks[number]
        if block.layout is None:
            return number, 0
        x = point.x() - self._left(block)
        return number, block.layout.position_at(x, point.y() - block.y)

    def run_at(self, point: QPointF) -> Run | None:
        """The time or link under a point, if any."""
        if not self.blocks:
            return None
        block = self.blocks[self.block_at(point.y())]
        if not isinstance(block.layout, TextLayout | TableLayout):
            return None
        return block.layout.run_at(point.x() - self._left(block), point.y() - block.y)

    def code_at(self, y: float) -> CodeLayout | None:
        """The block of code at a height, if any."""
        if not self.blocks:
            return None
        block = self.blocks[self.block_at(y)]
        inside = block.y <= y <= block.y + block.height
        return block.layout if isinstance(block.layout, CodeLayout) and inside else None

    def _left(self, block: Block) -> float:
        return 0.0 if getattr(block.layout, "rtl", False) else block.left

    # What is selected

    def select(self, anchor: Place | None, cursor: Place | None) -> None:
        """Select between two places; None for nothing."""
        self._anchor, self._cursor = anchor, cursor

    def move_cursor(self, cursor: Place | None) -> None:
        """Stretch the selection to a place."""
        self._cursor = cursor

    def select_all(self) -> None:
        """Select the whole message."""
        if self.blocks:
            last = len(self.blocks) - 1
            layout = self.blocks[last].layout
            self.select((0, 0), (last, layout.length if layout else 0))

    def select_word(self, place: Place | None) -> None:
        """Select the word at a place."""
        layout = self.blocks[place[0]].layout if place else None
        if place is None or layout is None:
            return
        start, end = layout.word_at(place[1])
        self.select((place[0], start), (place[0], end))

    def selection(self) -> tuple[Place, Place] | None:
        """The selected span in reading order, None when there is none."""
        if self._anchor is None or self._cursor is None or self._anchor == self._cursor:
            return None
        last = len(self.blocks)
        first, second = sorted((self._anchor, self._cursor))
        return (first, second) if second[0] < last else None

    def _part(self, number: int, chosen: tuple[Place, Place] | None) -> tuple[int, int] | None:
        if chosen is None or not chosen[0][0] <= number <= chosen[1][0]:
            return None
        layout = self.blocks[number].layout
        start = chosen[0][1] if number == chosen[0][0] else 0
        end = chosen[1][1] if number == chosen[1][0] else (layout.length if layout else 0)
        return start, end

    def selected_text(self) -> str:
        """The selected words as plain text, blocks apart by an empty line."""
        chosen = self.selection()
        if chosen is None:
            return ""
        parts = []
        for number in range(chosen[0][0], chosen[1][0] + 1):
            part, block = self._part(number, chosen), self.blocks[number]
            if part is None or block.layout is None:
                continue
            lead = ""
            if isinstance(block.value, Paragraph) and block.value.marker and part[0] == 0:
                lead = "  " * (block.value.indent - 1) + block.value.marker + " "
            parts.append((lead + block.layout.copied(*part), block.value.indent))
        text = ""
        for number, (words, indent) in enumerate(parts):
            close = number and indent and parts[number - 1][1]
            text += ("" if not number else "\n" if close else "\n\n") + words
        return text
