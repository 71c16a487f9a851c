"""How chapters look on the waveform: a line where each begins, its name at the foot. Painting only."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from audiochat.ui.studio.state import StageState
from audiochat.ui.theme import Theme

_LEAST_LETTERS = 4
"""A name of which fewer letters than this can be shown is left out."""


def paint_chapters(painter: QPainter, state: StageState, theme: Theme, height: float) -> None:
    """Draw the chapters in sight; a name reaches at most to the next chapter."""
    view = state.view
    painter.setFont(theme.font("tiny"))
    metrics = painter.fontMetrics()
    gap, high = theme.px(4), metrics.height() + theme.px(2)
    starts = [view.x(one.start) for one in state.chapters]
    for chapter, (left, right) in zip(
        state.chapters, pairwise([*starts, view.x(view.total)]), strict=True
    ):
        if right < 0 or left > view.width:
            continue
        if left >= 0:
            painter.fillRect(QRectF(round(left), 0, 1, height), theme.color("muted"))
        first, last = max(left, 0.0), min(right, float(view.width))
        room = last - first - 3 * gap
        if room < metrics.averageCharWidth() * _LEAST_LETTERS:
            continue
        text = metrics.elidedText(chapter.title, Qt.TextElideMode.ElideRight, int(room))
        box = QRectF(first + 1, height - high, metrics.horizontalAdvance(text) + 2 * gap, high)
        ground = theme.color("surface")
        ground.setAlphaF(0.92)
        painter.fillRect(box, ground)
        painter.setPen(theme.color("muted"))
        painter.drawText(
            box.adjusted(gap, 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            text,
        )
