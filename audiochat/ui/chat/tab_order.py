"""Where the cards of a conversation stand in the order of Tab: in it, and not behind all else.

Qt's order is that in which widgets were made, so the last card would lead to the sidebar, not to the
field to write in.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def _next(widget: QWidget) -> QWidget:
    """The next of the window in Tab's order, which is a ring."""
    return widget.nextInFocusChain() or widget


def put_behind(before: QWidget, view: QWidget) -> None:
    """Put a widget, and all in it that takes the focus, behind another; both are in one window."""
    inside, at = [], _next(view)
    while at is not view:
        if view.isAncestorOf(at) and _takes_focus(at):
            inside.append(at)
        at = _next(at)
    for widget in (view, *inside):
        QWidget.setTabOrder(before, widget)
        before = widget


def _takes_focus(widget: QWidget) -> bool:
    """Also one that passes it on; Qt moves that only if it says itself that it takes it."""
    to, none = widget.focusProxy(), Qt.FocusPolicy.NoFocus
    if to is not None and widget.focusPolicy() == none:
        widget.setFocusPolicy(to.focusPolicy())
    return widget.focusPolicy() != none


def last_of(view: QWidget) -> QWidget:
    """The last that stands with a widget that was put somewhere."""
    at = view
    while view.isAncestorOf(_next(at)):
        at = _next(at)
    return at


def put_in_order(first: QWidget, views: Sequence[QWidget], new: Sequence[QWidget]) -> None:
    """Put the ``new`` ones of ``views`` in their place; the rest stand in theirs, behind ``first``."""
    placed = [view for view in views if view not in new]
    for view in views:
        if view in new:
            before = [other for other in placed if views.index(other) < views.index(view)]
            put_behind(last_of(before[-1]) if before else first, view)
            placed = [*before, view, *placed[len(before) :]]
