"""What widgets paint by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from audiochat.ui.matching import Marks, shortened
from audiochat.ui.widgets.reading import is_right_to_left


def filling(widget: QWidget) -> QPainter:
    """A painter of filled shapes with smooth edges and no outline; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def draw_line(painter: QPainter, room: QRect, text: str, *, end: bool = False) -> int:
    """Draw one line in the middle of ``room``, shortened to it; gives the width the words take.

    It stands at the start of the painter's reading, or at its ``end``, but is ordered by its own
    letters: an English title keeps its question mark behind it in a mirrored window.
    """
    metrics = painter.fontMetrics()
    words = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width())
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if end != mirrored else Qt.AlignmentFlag.AlignLeft
    order = (
        Qt.TextFlag.TextForceRightToLeft
        if is_right_to_left(text)
        else Qt.TextFlag.TextForceLeftToRight
    )
    place = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, int(place) | int(Qt.TextFlag.TextSingleLine) | int(order), words)
    return metrics.horizontalAdvance(words)


def draw_found(
    painter: QPainter, room: QRect, text: str, marks: Marks, color: QColor, *, end: bool = False
) -> int:
    """The same as ``draw_line`` with ``marks`` in it, in ``color`` and stronger, the first always seen."""
    strong = QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    text = text.replace("\n", " ")
    width = QFontMetricsF(strong).horizontalAdvance
    words, marks = shortened(text, marks, room.width(), width)
    layout = QTextLayout(words, painter.font())
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    to_left = is_right_to_left(text)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if to_left else Qt.LayoutDirection.LeftToRight
    )
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    look = QTextCharFormat()
    look.setForeground(color)
    look.setFontWeight(QFont.Weight.DemiBold)
    layout.setFormats([_range(start, stop, look) for start, stop in marks])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room.width())
    layout.endLayout()
    taken = line.naturalTextWidth()
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = room.x() + (room.width() - taken if end != mirrored else 0.0)
    layout.draw(painter, QPointF(x, room.y() + (room.height() - line.height()) / 2))
    return round(taken)


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made
