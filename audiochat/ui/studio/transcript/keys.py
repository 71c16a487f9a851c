"""What the keys do to the words: move, select, and the names of acts that belong to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from audiochat.ui.studio.transcript.view import TranscriptView

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

COMMANDS: dict[tuple[Qt.Key, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_Delete, _NONE): "delete",
    (Qt.Key.Key_Backspace, _NONE): "delete",
    (Qt.Key.Key_X, _CTRL): "cut",
    (Qt.Key.Key_C, _CTRL): "copy",
    (Qt.Key.Key_V, _CTRL): "paste",
    (Qt.Key.Key_F, _CTRL): "find",
    (Qt.Key.Key_Space, _NONE): "play",
    (Qt.Key.Key_F2, _NONE): "edit",
    (Qt.Key.Key_Return, _NONE): "edit",
    (Qt.Key.Key_Enter, _NONE): "edit",
}
"""Keys whose act belongs to the panel, by its name."""

_MOVES = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip


class Keys:
    """The keyboard of one view."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._column: float | None = None  # where Up and Down keep to, in pixels

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is one of the words' own."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        chosen = key == Qt.Key.Key_Escape and self._view.chosen.range is not None
        return (
            (key, held) in COMMANDS
            or key in _MOVES
            or event.matches(QKeySequence.StandardKey.SelectAll)
            or chosen
        )

    def moves(self, event: QKeyEvent) -> bool:
        """Whether a key goes from word to word."""
        return Qt.Key(event.key()) in _MOVES

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key says; whether it was one of the words' own."""
        view, key = self._view, Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not view.page.words or not self.takes(event):
            return False
        if (key, held) in COMMANDS:
            view.command.emit(COMMANDS[(key, held)])
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            view.choose(view.chosen.over(0, len(view.page.words)))
        elif key == Qt.Key.Key_Escape:
            view.choose(view.chosen.none())
        else:
            self._move(key, bool(held & _CTRL), bool(held & _SHIFT))
        return True

    def _move(self, key: Qt.Key, far: bool, extend: bool) -> None:
        view = self._view
        view.stop_following()
        count = len(view.page.words)
        target = self._target(key, far, max(0, view.chosen.caret))
        to_end = target >= count or (key == Qt.Key.Key_End and target == count - 1)
        target = min(max(0, target), count - 1)
        moved = view.chosen.end(count) if to_end else view.chosen.at(target)
        view.choose(view.chosen.to(target) if extend else moved, reveal=True)
        if not extend:
            view.sought.emit(view.page.words[target].start)

    def _target(self, key: Qt.Key, far: bool, at: int) -> int:
        view = self._view
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._line(at, -1 if key == Qt.Key.Key_Up else 1)
        self._column = None
        row = view.page.rows[view.page.row_of(at)]
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            at_start = key == Qt.Key.Key_Home
            if far:
                return 0 if at_start else len(view.page.words) - 1
            return row.first if at_start else row.last - 1
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return self._page(at, -1 if key == Qt.Key.Key_PageUp else 1)
        rtl = view.sheet.paragraph(view.page.row_of(at)).rtl
        step = 1 if (key == Qt.Key.Key_Right) != rtl else -1
        if not far:
            return at if step < 0 and view.chosen.behind else at + step
        if step < 0:
            return row.first if at > row.first else self._beside(at, -1)
        return self._beside(at, 1)

    def _beside(self, at: int, way: int) -> int:
        """The first word of the paragraph before or after that of a word."""
        rows, number = self._view.page.rows, self._view.page.row_of(at) + way
        while 0 <= number < len(rows) and rows[number].first == rows[number].last:
            number += way
        if not 0 <= number < len(rows):
            return 0 if way < 0 else len(self._view.page.words) - 1
        return rows[number].first

    def _line(self, at: int, way: int) -> int:
        """The word above or below."""
        view = self._view
        boxes = view.boxes(at, at + 1)
        if not boxes:
            return at
        if self._column is None:
            self._column = boxes[0].center().x()
        step, y = view.look.line_height, boxes[0].center().y()
        for distance in range(1, 12):  # past a heading or a gap
            below = y + way * distance * step
            if view.row_at(below) < 0:
                break
            found = view.word_at(self._column, below)
            if found is not None and (found - at) * way > 0:
                near = view.boxes(found, found + 1)
                if near and abs(near[0].center().y() - y) > step / 2:
                    return found
        return at

    def _page(self, at: int, way: int) -> int:
        view = self._view
        boxes = view.boxes(at, at + 1)
        if not boxes:
            return at
        height = view.viewport().height() - 2 * view.look.line_height
        y = boxes[0].center().y() + way * height
        total = view.sheet.heights.total + view.origin[1]
        y = min(max(y, view.origin[1] + 1), total - view.look.line_height)
        for nudge in range(12):
            found = view.word_at(boxes[0].center().x(), y - way * nudge * view.look.line_height)
            if found is not None:
                return found
        return at
