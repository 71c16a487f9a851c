"""Shift+F10 as the Menu key: many keyboards have no Menu key, and Qt does not know the other on X11."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget


def opens_menu(window: QWidget, event: QKeyEvent) -> bool:
    """Open the menu of what has the focus in a window if a key asks for it; whether it did ask."""
    asks = event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    widget = window.focusWidget()
    if not asks or widget is None:
        return False
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    point = QRectF(cursor).center().toPoint()  # where Qt itself opens it for the Menu key
    menu = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, point, widget.mapToGlobal(point), event.modifiers()
    )
    QApplication.sendEvent(widget, menu)
    return True
