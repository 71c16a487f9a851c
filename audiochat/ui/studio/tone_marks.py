"""Where room tone lies under a join: a low ramp at the foot of the waveform, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.ui.studio.state import StageState
    from audiochat.ui.theme import Theme

_HIGH = 5
_NARROWEST = 8
"""Pixels: of what is narrower nothing could be seen but a dot, so it is not drawn."""

_FOOT = 14
"""Pixels from the foot of the waveform in which the pointer means the mark."""


class ToneMark(NamedTuple):
    """Tone from the join at ``start`` to ``end`` (seconds, before it where it leads up to the join)."""

    start: float
    end: float
    decibels: float


def tone_marks(timeline: Timeline) -> tuple[ToneMark, ...]:
    """The room tone of a timeline, in order."""
    marks = []
    for index in timeline.toned:
        tone, join = timeline.clips[index].tone, timeline.ends[index - 1]
        if tone is not None:
            far = join - tone.frames if tone.rise > 0 else join + tone.frames
            far = min(max(0, far), timeline.frames)
            marks.append(ToneMark(join / timeline.rate, far / timeline.rate, abs(tone.rise)))
    return tuple(marks)


def paint_tones(painter: QPainter, state: StageState, theme: Theme, height: float) -> None:
    """Draw those in sight that are wide enough to be seen: high at the join, gone where it ends."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("faint"))
    for mark in _drawn(state, theme):
        join, far = state.view.x(mark.start), state.view.x(mark.end)
        corners = (
            QPointF(join, height - theme.px(_HIGH)),
            QPointF(join, height),
            QPointF(far, height),
        )
        painter.drawPolygon(QPolygonF(corners))
    painter.restore()


def _drawn(state: StageState, theme: Theme) -> list[ToneMark]:
    view, least = state.view, theme.px(_NARROWEST)
    return [
        mark
        for mark in state.tones
        if abs(view.x(mark.end) - view.x(mark.start)) >= least
        and max(view.x(mark.start), view.x(mark.end)) >= 0
        and min(view.x(mark.start), view.x(mark.end)) <= view.width
    ]


def tone_at(state: StageState, theme: Theme, x: float, above_foot: float) -> ToneMark | None:
    """The mark under the pointer, which is at ``x`` and so many pixels over the foot."""
    if not 0 <= above_foot <= theme.px(_FOOT):
        return None
    view, near = state.view, theme.px(2)
    for mark in _drawn(state, theme):
        low, high = sorted((view.x(mark.start), view.x(mark.end)))
        if low - near <= x <= high + near:
            return mark
    return None
