"""What a pointer does to the words: a click goes there, two select, a drag selects and carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent

from audiochat.ui.studio.transcript.page import Kind

if TYPE_CHECKING:
    from audiochat.ui.studio.transcript.view import TranscriptView

SLACK = 4.0
"""How far the pointer may tremble in a click, in pixels."""


class Pointer:
    """One press, its moves and its release on the words."""

    def __init__(self, view: TranscriptView) -> None:
        self._view = view
        self._pressed: QPointF | None = None
        self._word: int | None = None
        self._selecting = False
        self._carrying = False
        self._extending = False

    @property
    def active(self) -> bool:
        """Whether a button is held."""
        return self._pressed is not None

    def page_shown(self, follows_on: bool) -> None:
        """The words have changed while a button may be held: go on with the same word, or let go."""
        page = self._view.page
        if self._word is not None:
            self._word = page.carried(self._word) if follows_on else None
        if self._word is None:
            self._pressed = None

    def press(self, event: QMouseEvent) -> None:
        """A button went down."""
        view, at = self._view, event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._click_beside(at):
            return
        word = view.word_at(at.x(), at.y())
        self._pressed, self._word = at, word
        self._selecting = self._carrying = False
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if word is None:
            return
        if self._extending:
            view.choose(view.chosen.to(word))
        else:
            on_words = view.word_at(at.x(), at.y(), near=False) is not None
            self._carrying = on_words and view.chosen.has(word)

    def _click_beside(self, at: QPointF) -> bool:
        """A click on a name, a time or a gap; whether it was one."""
        view = self._view
        number = view.row_at(at.y())
        if number < 0:
            return False
        row, inside = view.page.rows[number], at - view.row_box(number).topLeft()
        if row.kind is Kind.MISSING:
            view.missing_wanted.emit(row.start)
        elif row.kind in (Kind.SILENT, Kind.CHAPTER):
            view.sought.emit(row.start)
        elif view.sheet.name_box(number).contains(inside):
            view.speaker_wanted.emit(number)
        elif view.sheet.time_box(number).contains(inside):
            view.sought.emit(row.start)
        else:
            return False
        return True

    def move(self, event: QMouseEvent) -> None:
        """The pointer moved."""
        view, at = self._view, event.position()
        if self._pressed is None:
            self._hover(at)
            return
        if self._word is None:
            return
        if not self._selecting and (at - self._pressed).manhattanLength() <= SLACK:
            return
        self._scroll(at)
        word = view.word_at(at.x(), at.y())
        if self._carrying:
            self._show_drop(at, word)
        elif word is not None:
            began, self._selecting = self._selecting, True
            start = view.chosen if began or self._extending else view.chosen.at(self._word)
            view.choose(start.to(word))

    def _scroll(self, at: QPointF) -> None:
        """Past an end of the window it scrolls."""
        view = self._view
        over = min(0.0, at.y()) + max(0.0, at.y() - view.viewport().height())
        if over:
            view.stop_following()
            bar = view.verticalScrollBar()
            bar.setValue(bar.value() + round(over))

    def _show_drop(self, at: QPointF, word: int | None) -> None:
        view = self._view
        self._selecting = True
        view.viewport().setCursor(Qt.CursorShape.DragMoveCursor)
        if word is not None:
            boxes = view.boxes(word, word + 1)
            rtl = view.sheet.paragraph(view.page.row_of(word)).rtl
            late = bool(boxes) and (at.x() > boxes[0].center().x()) != rtl
            word += 1 if late else 0
        view.drop = word
        view.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """The button came up: a click goes there, carried words are put down."""
        view, word = self._view, self._word
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        drop, view.drop = view.drop, None
        chosen = view.chosen.range
        if self._carrying and self._selecting:
            view.viewport().update()
            if drop is not None and chosen is not None and not chosen[0] <= drop <= chosen[1]:
                view.moved.emit(*chosen, drop)
        elif not self._selecting and not self._extending and word is not None:
            at, count = event.position(), len(view.page.words)
            beside = view.word_at(at.x(), at.y(), near=False) is None
            view.choose(
                view.chosen.end(count) if beside and word == count - 1 else view.chosen.at(word)
            )
            view.sought.emit(view.page.words[word].start)
        elif not self._selecting and word is None:
            view.choose(view.chosen.none())
        self._hover(event.position())

    def double(self, event: QMouseEvent) -> None:
        """Select the word."""
        view, at = self._view, event.position()
        word = view.word_at(at.x(), at.y())
        if event.button() == Qt.MouseButton.LeftButton and word is not None:
            self._pressed = None
            view.choose(view.chosen.over(word, word + 1))

    def menu(self, event: QContextMenuEvent) -> None:
        """The menu of what is selected, or of the word there."""
        view, at = self._view, event.pos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            word = view.word_at(at.x(), at.y())
            if word is not None and not view.chosen.has(word):
                view.choose(view.chosen.over(word, word + 1))
            view.menu_wanted.emit(event.globalPos())
        else:
            view.menu_wanted.emit(self._beside_caret(event))

    def _beside_caret(self, event: QContextMenuEvent) -> QPoint:
        """Where a menu opens that was asked for by key: under the word at work, if it is in sight."""
        view = self._view
        boxes = view.boxes(view.chosen.caret, view.chosen.caret + 1)
        at = boxes[0].bottomLeft().toPoint() if boxes else QPoint(-1, -1)
        viewport = view.viewport()
        return viewport.mapToGlobal(at) if viewport.rect().contains(at) else event.globalPos()

    def _hover(self, at: QPointF) -> None:
        view = self._view
        number = view.row_at(at.y())
        if number != view.hovered:
            view.hovered = number
            view.viewport().update()
        shape = Qt.CursorShape.IBeamCursor
        if number >= 0:
            inside = at - view.row_box(number).topLeft()
            row, sheet = view.page.rows[number], view.sheet
            boxes = (
                (sheet.name_box(number), sheet.time_box(number)) if row.kind is Kind.WORDS else ()
            )
            if row.kind is Kind.MISSING or any(box.contains(inside) for box in boxes):
                shape = Qt.CursorShape.PointingHandCursor
            else:
                word = view.word_at(at.x(), at.y(), near=False)
                if word is not None and view.chosen.has(word):
                    shape = Qt.CursorShape.ArrowCursor
        view.viewport().setCursor(shape)

    def leave(self) -> None:
        """The pointer went away."""
        if self._view.hovered >= 0:
            self._view.hovered = -1
            self._view.viewport().update()
