"""What widgets paint by hand."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

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
