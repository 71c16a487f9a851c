"""Where the messages of a conversation stand: one below the other, in a column that is good to read."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget

from audiochat.ui.chat.look import Look
from audiochat.ui.chat.shown import Shown
from audiochat.ui.chat.ways import Ways
from audiochat.ui.theme import Theme


def lay_out(
    area: QScrollArea, column: QWidget, shown: Shown, ways: Ways, look: Look, theme: Theme
) -> None:
    """Put every widget of ``shown`` in its place, and make ``column`` as high as they need."""
    # Measured on the whole widget, so that a scroll bar does not push the column aside.
    width = area.width()
    margin = theme.px(theme.space.xl)
    room = min(width - 2 * margin, theme.px(theme.size.reading + 3 * theme.space.xl))
    left, side = (width - room) // 2 - area.viewport().x(), look.ring_side
    y = theme.px(theme.space.l)
    last = shown.views[-1] if shown.views else None
    if not shown.between:
        ways.hide_between()
    for place, view in enumerate(shown.views):
        if shown.between and place == shown.at:
            y += ways.place_between(shown.between, y)
        height = view.place(room + 2 * side)
        view.setGeometry(left - side, y, room + 2 * side, height)
        view.keep_facts(view is last)
        view.show()
        y += height + theme.px(theme.space.m if view.by_person else theme.space.s)
    page = area.viewport()
    column.resize(page.width(), max(y + theme.px(theme.space.m), page.height()))
