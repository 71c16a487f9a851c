"""How a plan, a selection and a playhead look on the waveform: painting only, no state."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from audiochat.domain.editing import Tint
from audiochat.domain.operation import Effect
from audiochat.ui.studio.state import StageState, Stretch
from audiochat.ui.studio.view import View
from audiochat.ui.theme import Theme

_LEAST = 2.0
"""A tinted stretch is at least this wide in pixels, so that no cut is invisible."""

_CROWD = 12
"""With more stretches in sight than this, only words that fit into their own are written."""


def _rect(view: View, start: float, end: float, height: float) -> QRectF:
    left, right = view.x(start), view.x(end)
    if right - left < _LEAST:
        middle = (left + right) / 2
        left, right = middle - _LEAST / 2, middle + _LEAST / 2
    left, right = max(left, -4.0), min(right, view.width + 4.0)
    return QRectF(left, 0, right - left, height)


def _seen(view: View, tint: Tint) -> bool:
    return view.x(tint.end) >= -_LEAST and view.x(tint.start) <= view.width + _LEAST


def _is_whole(view: View, tint: Tint) -> bool:
    return tint.start <= view.finest and tint.end >= view.total - view.finest


def _colors(theme: Theme, effect: Effect) -> tuple[QColor, QColor]:
    if effect is Effect.REMOVES:
        return theme.color("cut_tint"), theme.color("cut")
    return theme.color("accent_tint"), theme.color("accent")


def paint_under(painter: QPainter, state: StageState, theme: Theme, height: float) -> None:
    """The grounds that lie under the wave: the selection, then stretches of the plan."""
    view = state.view
    if state.selection is not None:
        painter.fillRect(_rect(view, *state.selection, height), theme.color("accent_tint"))
    for tint in _drawn(state):
        ground, _ = _colors(theme, tint.effect)
        rect = _rect(view, tint.start, tint.end, height)
        if tint.effect is Effect.FADE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawPolygon(QPolygonF(_ramp(rect, _rises(state, tint))))
        elif tint.effect is not Effect.REMOVES and not _is_whole(view, tint):
            painter.fillRect(rect, ground)


def _drawn(state: StageState) -> list[Tint]:
    """What is in sight, cuts last (they lie on top) but for what is about everything."""
    tints = [t for t in state.tints if _seen(state.view, t)]
    return sorted(tints, key=lambda t: (_is_whole(state.view, t), t.effect is Effect.REMOVES))


def _rises(state: StageState, tint: Tint) -> bool:
    """Whether a fade comes in: its label says so, else the half of the recording it lies in does."""
    if "in" in tint.label.split():
        return True
    return "out" not in tint.label.split() and tint.start + tint.end < state.total


def _ramp(rect: QRectF, rising: bool) -> tuple[QPointF, QPointF, QPointF]:
    """The slope from its low to its high end, and the corner under the high end."""
    left, right = rect.left(), rect.right()
    if rising:
        return rect.bottomLeft(), QPointF(right, rect.top()), rect.bottomRight()
    return rect.bottomRight(), QPointF(left, rect.top()), rect.bottomLeft()


def paint_over(painter: QPainter, state: StageState, theme: Theme, height: float) -> None:
    """What lies on the wave: cuts, edges, ramps and the short words of each stretch."""
    view = state.view
    if state.selection is not None:
        _edges(painter, view, state.selection, theme.color("accent"), height)
    labels: list[Label] = []
    drawn = _drawn(state)
    painter.setFont(theme.font("tiny_number"))
    for tint in drawn:
        ground, line = _colors(theme, tint.effect)
        rect = _rect(view, tint.start, tint.end, height)
        if tint.effect is Effect.REMOVES:
            painter.fillRect(rect, ground)
        if tint.effect is Effect.FADE:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(line, 1.5))
            low, high, _ = _ramp(rect, _rises(state, tint))
            painter.drawLine(low, high)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        elif _is_whole(view, tint):  # a ground under everything would hide the other steps
            painter.fillRect(QRectF(rect.left(), 0, rect.width(), theme.size.ring), line)
        else:
            _edges(painter, view, (tint.start, tint.end), line, height)
        slope = 0
        if tint.effect is Effect.FADE:
            slope = 1 if _rises(state, tint) else -1
        text = tint.label
        wide = painter.fontMetrics().horizontalAdvance(text) + 2 * theme.px(4)
        if len(drawn) > _CROWD and wide > rect.width():
            text = ""  # among many, words that reach over their neighbours tell nothing
        labels.append(Label(text, line, rect, _is_whole(view, tint), slope))
    _write(painter, theme, labels, view.width)


def _edges(painter: QPainter, view: View, stretch: Stretch, color: QColor, height: float) -> None:
    for seconds in stretch:
        x = view.x(seconds)
        if -1 <= x <= view.width + 1:
            painter.fillRect(QRectF(min(max(round(x), 0), view.width - 1), 0, 1, height), color)


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a stretch. ``whole``: about everything; ``slope``: 1 on a rising ramp, -1 on a falling."""

    text: str
    color: QColor
    rect: QRectF
    whole: bool = False
    slope: int = 0


def label_place(
    label: Label, size: QSizeF, stage: float, gap: float, taken: list[QRectF]
) -> QRectF | None:
    """Where the words of a stretch stand: inside the stage, on nobody else's words.

    At its start, beside it where the stage ends, and one line lower for each label in the way. What is
    about everything stands at the first free place along the top. On a ramp they stand over its slope,
    or beside it where the slope would cross them. ``size``: the words', ``stage``: the
    width in sight. None where there is no place or the stretch is far too narrow for its words.
    """
    rect, wide, high = label.rect, size.width(), size.height()
    if wide > stage - 2 * gap or (not label.whole and wide > rect.width() * 4 + 6 * gap):
        return None
    left = max(rect.left(), 0.0) + gap
    if label.slope:
        over = rect.width() * (1 - (gap + high) / max(rect.height(), 1.0))  # free above the slope
        inside = gap + wide <= over
        if label.slope > 0:
            left = left if inside else rect.right() + gap
        else:
            left = min(rect.right(), stage) - gap - wide if inside else rect.left() - gap - wide
        left = min(max(left, gap), stage - gap - wide)
    elif left + wide > stage - gap:
        left = max(gap, rect.left() - gap - wide)
    box = QRectF(left, gap - 1, wide, high)
    while (other := next((t for t in taken if t.intersects(box)), None)) is not None:
        if label.whole and other.right() + 3 * gap + wide <= stage:
            box.moveLeft(other.right() + 2 * gap)
        else:
            box.moveTopLeft(QPointF(left, other.bottom()))
    return box if box.bottom() <= rect.bottom() else None


def _write(painter: QPainter, theme: Theme, labels: list[Label], stage: float) -> None:
    """Write the words of every stretch where there is room for them."""
    painter.setFont(theme.font("tiny_number"))
    metrics, taken = painter.fontMetrics(), list[QRectF]()
    for label in sorted(labels, key=lambda one: one.whole):
        size = QSizeF(metrics.horizontalAdvance(label.text), metrics.height())
        grounds = [one.rect for one in labels if not one.whole] if label.whole else []
        box = label_place(label, size, stage, theme.px(4), taken + grounds) if label.text else None
        if box is None and grounds:
            box = label_place(label, size, stage, theme.px(4), taken)
        if box is not None:
            taken.append(box)
            painter.setPen(label.color)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, label.text
            )
