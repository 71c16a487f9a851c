"""The rows of a page one below the other, laid out only where somebody looks."""

from __future__ import annotations

from collections.abc import Container, Iterator

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from audiochat.ui.studio.clock import length, moment, span
from audiochat.ui.studio.transcript.heights import Heights
from audiochat.ui.studio.transcript.layout import Draft, Marks, Paragraph
from audiochat.ui.studio.transcript.look import Look
from audiochat.ui.studio.transcript.page import Kind, Page, Row

_KEPT = 160
"""Paragraphs that stay laid out when they are out of sight."""


def tr(words: str) -> str:
    """Words of the interface in the person's language."""
    return QCoreApplication.translate("TranscriptSheet", words)


class Sheet:
    """Where each row stands at one width, and how it is painted; lengths in pixels."""

    def __init__(self, page: Page, look: Look, width: float, times: bool) -> None:
        self.page, self.look, self.width, self.times = page, look, max(40.0, width), times
        self.doomed: Container[int] = frozenset()
        self.draft: Draft | None = None
        self._made: dict[int, Paragraph] = {}
        self.heights = Heights(self._guess())

    def _guess(self) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        look, shape = self.look, self.page.shape
        lines = np.maximum(1, np.ceil(shape[:, 0] * look.letter * 1.04 / self.width))
        heads = np.where(shape[:, 1].astype(bool) | self.times, look.head, 0.0)
        words = heads + lines * look.line_height + look.gap
        return np.where(shape[:, 2].astype(bool), words, look.note_height + look.gap)

    def head(self, row: Row) -> float:
        """The room above a paragraph for the name and the time."""
        return self.look.head if row.kind is Kind.WORDS and (row.named or self.times) else 0.0

    def is_made(self, number: int) -> bool:
        """Whether a row's height is more than a guess."""
        return number in self._made or self.page.rows[number].kind is not Kind.WORDS

    def make(self, number: int) -> float:
        """Lay a row out; gives by how much it grew beyond the guess."""
        if self.is_made(number):
            return 0.0
        before = self.heights.height(number)
        return self.paragraph(number).height - before

    def paragraph(self, number: int) -> Paragraph:
        """The laid-out words of a row; from now on its height is known."""
        made = self._made.get(number)
        if made is None:
            row = self.page.rows[number]
            top = self.head(row)
            made = Paragraph(self.page, row, self.look, self.width, top, self.doomed, self.draft)
            self._made[number] = made
            self.heights.set(number, made.height)
        return made

    def write(self, draft: Draft | None) -> None:
        """Give what is being written the room that it needs; None: nothing is."""
        for one in (self.draft, draft):
            if one is not None:
                self._made.pop(self.page.row_of(one.first), None)
        self.draft = draft

    def forget(self, first: int = 0, last: int = 0) -> None:
        """Let go of what is laid out, except rows ``first`` up to ``last`` when too much is kept."""
        if last <= first:
            self._made.clear()
        elif len(self._made) > _KEPT:
            self._made = {n: p for n, p in self._made.items() if first <= n < last}

    def rows_between(self, top: float, bottom: float) -> Iterator[int]:
        """The rows that touch a stretch of the sheet."""
        number = self.heights.at(top)
        while 0 <= number < len(self.heights) and self.heights.top(number) < bottom:
            yield number
            number += 1

    # Places in a row, from its own top and left edge

    def name_box(self, number: int) -> QRectF:
        """Where the speaker's name (or the offer to set one) stands; empty without room for it."""
        row = self.page.rows[number]
        if not self.head(row):
            return QRectF()
        words = row.speaker if row.named else tr("Set speaker")
        font = self.look.name if row.named else self.look.time
        wide = min(QFontMetricsF(font).horizontalAdvance(words) + 2, self.width * 0.7)
        at_start = row.named != self.paragraph(number).rtl
        left = 0.0 if at_start else self.width - wide
        return QRectF(left, 0, wide, self.look.head)

    def time_box(self, number: int) -> QRectF:
        """Where the time of a paragraph stands; empty when times are not shown."""
        row = self.page.rows[number]
        if not self.times or row.kind is not Kind.WORDS:
            return QRectF()
        wide = QFontMetricsF(self.look.time).horizontalAdvance(moment(row.start)) + 2
        at_start = row.named == self.paragraph(number).rtl
        return QRectF(0.0 if at_start else self.width - wide, 0, wide, self.look.head)

    # Painting

    def draw(
        self, painter: QPainter, number: int, x: float, y: float, marks: Marks, hovered: bool
    ) -> None:
        """Paint a row at a corner."""
        row = self.page.rows[number]
        if row.kind is Kind.WORDS:
            self._draw_head(painter, number, row, x, y, hovered)
            self.paragraph(number).draw(painter, x, y, marks)
        elif row.kind is Kind.CHAPTER:
            self._draw_chapter(
                painter, row, QRectF(x, y, self.width, self.look.note_height), hovered
            )
        else:
            self._draw_gap(painter, row, QRectF(x, y, self.width, self.look.note_height), hovered)

    def _draw_head(
        self, painter: QPainter, number: int, row: Row, x: float, y: float, hovered: bool
    ) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        name, time = self.name_box(number), self.time_box(number)
        begin, end = (
            int(
                middle | (Qt.AlignmentFlag.AlignRight if box.left() else Qt.AlignmentFlag.AlignLeft)
            )
            for box in (name, time)
        )
        name, time = name.translated(x, y), time.translated(x, y)
        if row.named:
            painter.setFont(self.look.name)
            painter.setPen(self.look.text)
            metrics = QFontMetricsF(self.look.name)
            words = metrics.elidedText(row.speaker, Qt.TextElideMode.ElideRight, name.width())
            painter.drawText(name, begin, words)
            if row.unsure:  # dotted like a doubtful word
                painter.setPen(QPen(self.look.muted, 1, Qt.PenStyle.DotLine))
                under = round(name.center().y() + metrics.ascent() / 2 + 2)
                painter.drawLine(QPointF(name.left(), under), QPointF(name.right(), under))
        elif hovered and not name.isEmpty():
            painter.setFont(self.look.time)
            painter.setPen(self.look.accent)
            painter.drawText(name, begin, tr("Set speaker"))
        if self.times:
            painter.setFont(self.look.time)
            painter.setPen(self.look.muted)
            painter.drawText(time, end, moment(row.start))

    def _draw_chapter(self, painter: QPainter, row: Row, box: QRectF, hovered: bool) -> None:
        """The name of a chapter over a line, its time at the other end."""
        look = self.look
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        time = moment(row.start)
        room = QFontMetricsF(look.time).horizontalAdvance(time) + look.gap
        painter.setPen(look.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(look.name)
        painter.setPen(look.accent if hovered else look.text)
        metrics = QFontMetricsF(look.name)
        words = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, box.width() - room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignLeft), words)
        painter.setFont(look.time)
        painter.setPen(look.muted)
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), time)

    def _draw_gap(self, painter: QPainter, row: Row, box: QRectF, hovered: bool) -> None:
        look = self.look
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setFont(look.note)
        missing = row.kind is Kind.MISSING
        words = gap_words(row)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
        if missing:
            pen = QPen(look.accent if hovered else look.line, 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(look.hover if hovered else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), look.radius, look.radius)
            painter.setPen(look.accent if hovered else look.muted)
            painter.drawText(box, int(middle), words)
            return
        wide = QFontMetricsF(look.note).horizontalAdvance(words) + 2 * look.gap
        y, left = box.center().y(), box.center().x() - wide / 2
        painter.setPen(look.line)
        painter.drawLine(QPointF(box.left(), y), QPointF(left, y))
        painter.drawLine(QPointF(left + wide, y), QPointF(box.right(), y))
        painter.setPen(look.muted)
        painter.drawText(box, int(middle), words)


def gap_words(row: Row) -> str:
    """What a row about a gap says."""
    if row.kind is Kind.MISSING:
        return tr("Not transcribed yet: {0}").format(span(round(row.start), round(row.end)))
    return tr("{0} without speech").format(length(row.end - row.start))
