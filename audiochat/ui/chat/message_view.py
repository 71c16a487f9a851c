"""One message on the screen: its words, what can be done with it, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from audiochat.domain.conversation import Message, MessageStatus, Role
from audiochat.ui.chat.citations import cited_span, tells_more
from audiochat.ui.chat.editing import EditBox
from audiochat.ui.chat.facts import FactsRow, describe
from audiochat.ui.chat.look import Look
from audiochat.ui.chat.menu import message_menu
from audiochat.ui.chat.notice import NoticeRow
from audiochat.ui.chat.values import Run
from audiochat.ui.chat.words_view import WordsView
from audiochat.ui.widgets.basic import press_at_enter

_KEYS = {
    Qt.Key.Key_R: "regenerate",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_Left: "previous",
    Qt.Key.Key_Right: "next",
}

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class MessageView(QWidget):
    """Shows a message. ``acted`` carries an act and the message's id; ``resized`` asks to be placed again."""

    acted = Signal(str, str)
    edited = Signal(str, str)
    time_clicked = Signal(float)
    span_clicked = Signal(float, float)
    link_clicked = Signal(str)
    resized = Signal()

    def __init__(
        self,
        message: Message,
        look: Look,
        parent: QWidget,
        *,
        model_name: str = "",
    ) -> None:
        super().__init__(parent)
        self.message = message
        self.card: QWidget | None = None
        self._beside = False
        self.words = WordsView(look, self, by_person=message.role is Role.USER)
        self.words.clicked.connect(self._clicked)
        self._look = look
        self._model_name = model_name
        self._waiting = ""
        self._facts: FactsRow | None = None
        self._keep_facts = False
        self._notice: NoticeRow | None = None
        self._edit: EditBox | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.words.set_text(message.content)
        self._settle()

    def set_card(self, card: QWidget) -> None:
        """Stand a card in the place of the words where they say the same; they can still be copied."""
        card.setParent(self)
        card.show()
        self.card = card
        self._beside = tells_more(self.message.metadata)
        self.words.setVisible(self._beside)

    @property
    def by_person(self) -> bool:
        """Whether these are the person's own words."""
        return self.message.role is Role.USER

    @property
    def streaming(self) -> bool:
        """Whether words still come."""
        return self.message.status is MessageStatus.STREAMING

    def set_message(self, message: Message) -> None:
        """Show another state of the message; its finished blocks keep their layout."""
        self.message = message
        self.words.set_text(message.content)
        if not self.streaming:
            self._waiting = ""
        self._settle()
        self._show_facts()

    def feed(self, text: str) -> bool:
        """Add words to a growing reply; true when its height changed."""
        waited, self._waiting = bool(self._waiting), ""
        if waited:
            self.update()
        return self.words.feed(text) or waited

    def set_waiting(self, words: str) -> None:
        """Say in place what the reply waits for."""
        self._waiting = words
        self.update()

    def _settle(self) -> None:
        """Bring names, rows and marks in line with the message's state."""
        if not self.streaming:
            self.words.finish()
        who = self.tr("You") if self.by_person else self._model_name or self.tr("Assistant")
        self.setAccessibleName(f"{who}: {self.message.content[:4000]}")
        self.setAccessibleDescription(describe(self.message, self._model_name))
        if self.message.status in (MessageStatus.INTERRUPTED, MessageStatus.FAILED):
            if self._notice is None:
                self._notice = NoticeRow(self._look, self)
                self._notice.acted.connect(self.act)
                self._notice.show()
            self._notice.show_message(self.message)
        elif self._notice is not None:
            self._notice.deleteLater()
            self._notice = None
        if self._facts is not None:
            self._facts.show_message(self.message, self._model_name)
        self.update()

    # Where things lie

    def place(self, width: int) -> int:
        """Lay everything out for ``width`` pixels, room for the focus ring included; the height it takes."""
        side = self._look.ring_side
        if self._edit is not None:
            height = self._edit.height_for(width - 2 * side)
            self._edit.setGeometry(side, 0, width - 2 * side, height)
            return height
        height = self._place_bubble(width) if self.by_person else self._place_reply(width)
        self.words.place_buttons()
        return height

    def _place_reply(self, width: int) -> int:
        look, body = self._look, self.words.body
        column = min(width - 2 * look.ring_side, look.text_column)
        body.set_width(column)
        left = width - column - look.ring_side if self.isRightToLeft() else look.ring_side
        shown = self.card is None or self._beside
        words = body.height if body.blocks and shown else 0.0
        if self._waiting:
            words = max(words, look.line_height(0))
        y = look.ring + round(words)
        self.words.setGeometry(left, look.ring, column, round(words))
        if self.card is not None:
            y += look.gap if words else 0
            height = self.card.heightForWidth(column)
            height = height if height > 0 else self.card.sizeHint().height()
            self.card.setGeometry(left, y, column, height)
            y += height
        if self._notice is not None:
            y += look.list_gap
            self._notice.setGeometry(left, y, column, look.row)
            y += look.row
        if not self.streaming and self.card is None:
            y += look.list_gap
            if self._facts is not None:
                self._facts.setGeometry(left, y, column, look.facts_row)
            y += look.facts_row
        return y + look.ring

    def _place_bubble(self, width: int) -> int:
        look, body = self._look, self.words.body
        body.fit(min(look.text_column, width * look.bubble_share) - 2 * look.bubble_x)
        bubble = round(body.width) + 2 * look.bubble_x
        mirrored = self.isRightToLeft()
        side = look.ring_side
        left = side if mirrored else width - bubble - side
        height = round(body.height) + 2 * (look.bubble_y + look.ring)
        self.words.setGeometry(
            left + look.bubble_x, look.bubble_y + look.ring, round(body.width), round(body.height)
        )
        if self._facts is not None:
            x = side + bubble + look.list_gap if mirrored else side
            y = (height - look.facts_row) // 2
            room = width - bubble - look.list_gap - 2 * side
            self._facts.setGeometry(x, y, room, look.facts_row)
        if self._notice is not None:
            self._notice.setGeometry(side, height, width - 2 * side, look.row)
            height += look.row
        return height

    def bubble(self) -> QRectF:
        """Where the bubble of the person's words is."""
        x, y = self._look.bubble_x, self._look.bubble_y
        return QRectF(self.words.geometry().adjusted(-x, -y, x, y))

    # Facts

    def keep_facts(self, keep: bool) -> None:
        """Whether the facts stay when nobody points at the message (the last reply)."""
        self._keep_facts = keep
        self._show_facts()

    def _show_facts(self) -> None:
        focus = QGuiApplication.focusObject()
        inside = isinstance(focus, QWidget) and (focus is self or self.isAncestorOf(focus))
        wanted = self._keep_facts or self.underMouse() or inside
        if not wanted or self.streaming or self.card is not None or self._edit is not None:
            if self._facts is not None:
                self._facts.hide()
            return
        if self._facts is None:
            self._facts = FactsRow(self._look, self)
            self._facts.acted.connect(self.act)
            self._facts.show_message(self.message, self._model_name)
            self.place(self.width())
        self._facts.show()

    def act(self, act: str) -> None:
        """Do something with this message: copying and editing here, the rest is told upwards."""
        if act == "copy":
            self.copy()
        elif act == "edit":
            self.start_editing()
        else:
            self.acted.emit(act, self.message.id)

    def copy(self) -> None:
        """Copy the selected words, or the whole message as it was written."""
        words = self.words.body.selected_text() or self.words.text
        QGuiApplication.clipboard().setText(words)

    def start_editing(self) -> None:
        """Change the person's words in place; the old ones stay as another version."""
        if not self.by_person or self._edit is not None:
            return
        self._edit = EditBox(self.message.content, self._look, self)
        self._edit.done.connect(self._edit_done)
        self._edit.grown.connect(self.resized)
        self.words.hide()
        self._show_facts()
        self._edit.show()
        self._edit.focus()
        self.resized.emit()
        self.update()

    def _edit_done(self, text: str) -> None:
        if self._edit is not None:
            self._edit.deleteLater()
            self._edit = None
        self.words.setVisible(self.card is None)
        self.setFocus()
        self.resized.emit()
        self.update()
        if text.strip() and text != self.message.content:
            self.edited.emit(self.message.id, text)

    def _clicked(self, run: Run) -> None:
        if run.seconds is not None:
            span = cited_span(self.message.metadata, run.seconds)
            if span is not None:
                self.span_clicked.emit(*span)
            else:
                self.time_clicked.emit(run.seconds)
        else:
            self.link_clicked.emit(run.target)

    # What Qt asks

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bubble, the words in place of a reply, and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        if self.by_person and self._edit is None:
            look.draw_bubble(painter, self.bubble(), mirrored=self.isRightToLeft())
        if self._waiting and not self.words.body.blocks:
            painter.setPen(look.muted)
            painter.setFont(look.font())
            painter.drawText(self.words.geometry(), Qt.AlignmentFlag.AlignVCenter, self._waiting)
        if self.hasFocus() and look.shows_focus:
            painter.setPen(QPen(look.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = self.bubble() if self.by_person else QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, look.card_radius, look.card_radius)
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the message, or with what is under the pointer."""
        message_menu(self, self.words.mapFrom(self, event.pos())).popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the facts."""
        self._show_facts()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the facts again."""
        self._show_facts()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the facts and the ring."""
        self._look.shows_focus = event.reason() in _BY_KEYS
        self._show_facts()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide them again."""
        self._show_facts()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """C copies, R regenerates, E edits, Left and Right show other versions; the rest goes up.

        Enter presses the button of the message that has the focus, to which it came first.
        """
        key, focus = event.key(), self.focusWidget()
        at = focus if isinstance(focus, QAbstractButton) and not focus.isCheckable() else None
        if at is not None and at.hasFocus() and press_at_enter(at, event):
            return
        plainly = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if (plainly or control) and key == Qt.Key.Key_C:
            self.copy()
        elif control and key == Qt.Key.Key_A:
            self.words.body.select_all()
            self.words.update()
        elif plainly and (act := _KEYS.get(Qt.Key(key))):
            self.act(act)
        else:
            event.ignore()
