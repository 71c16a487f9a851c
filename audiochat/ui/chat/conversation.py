"""The conversation: messages one below the other, made only when they come near, anchored where one reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from audiochat.domain.conversation import Message, MessageStatus, Role
from audiochat.domain.errors import UserError
from audiochat.ui.chat.first import ToFirst
from audiochat.ui.chat.laying import lay_out
from audiochat.ui.chat.look import Look
from audiochat.ui.chat.message_view import MessageView
from audiochat.ui.chat.shown import Shown
from audiochat.ui.chat.ways import Ways
from audiochat.ui.theme import Theme

FRAME_MS = 16
_NEAR_BOTTOM = 24  # pixels from the end that still count as being there

CardFactory = Callable[[Message], QWidget | None]


def no_card(message: Message) -> QWidget | None:
    """No message has a card."""
    return None


class ConversationView(QScrollArea):
    """Shows messages; what the person does with them comes out as signals with the message's id."""

    acted = Signal(str, str)
    edited = Signal(str, str)
    time_clicked = Signal(float)
    span_clicked = Signal(float, float)
    said = Signal(str)
    older_wanted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        card_factory: CardFactory = no_card,
        model_name: Callable[[str | None], str] = str,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = Look(theme)
        self._card_factory = card_factory
        self._model_name = model_name
        self._shown = Shown(self._make, self)
        self._follow = True
        self._placing = False
        self._fed: dict[str, list[str]] = {}
        self._column = QWidget()
        self._column.setAutoFillBackground(True)
        self._column.setObjectName("conversation")
        self.setWidget(self._column)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Conversation"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._ways = Ways(self, self._column, theme)
        self._first = ToFirst(self._shown, self._ways, self.reveal, self)
        self._first.older_wanted.connect(self.older_wanted)
        self._ways.latest.clicked.connect(self.jump_to_latest)
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.timeout.connect(self._flush)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.setSingleStep(theme.px(theme.size.line_height))
        theme.changed.connect(self._theme_changed)
        self._dress()

    def set_card_factory(self, factory: CardFactory) -> None:
        """Who makes the card of a message with a plan; messages shown already get theirs now."""
        self._card_factory = factory
        for view in self._shown.views:
            if view.card is None and view.message.metadata:
                self._give_card(view)
        self._settle()

    # Messages

    @property
    def messages(self) -> list[Message]:
        """The messages shown or known above, oldest first."""
        return self._shown.messages

    @property
    def more_above(self) -> bool:
        """Whether the store has messages older than ``messages``."""
        return self._shown.more_above

    def show_messages(self, messages: Sequence[Message], *, more_above: bool = False) -> None:
        """Show a conversation from its end; ``more_above`` when the store has older ones.

        Messages that were shown at the same place already keep their widgets.
        """
        self._fed.clear()
        self._first.stay()
        held = self._shown.held()
        self._placing = True  # focus that leaves an old widget must not scroll
        same = self._shown.show(messages, more_above)
        self._placing = False
        self._follow = self._follow or not same
        self._settle()
        self._shown.hold(held)

    def prepend(self, older: Sequence[Message], *, more_above: bool) -> None:
        """Add the page above; what one reads does not move."""
        self._shown.prepend(older, more_above)
        self._first.come()
        self._frame.start(0)

    def older_failed(self) -> None:
        """The page above could not be read; it is asked for again when it is wanted again."""
        self._first.failed()

    def append(self, message: Message) -> None:
        """Add a message at the end; one's own brings the end into sight."""
        if self.view_of(message.id) is not None:
            self.update_message(message)
            return
        views = self._shown.views
        at_end = bool(views) and views[-1].hasFocus()
        self._shown.append(message)
        self._follow = self._follow or message.role is Role.USER
        self._settle()
        if at_end:  # one who is at the end by key stays there
            self._shown.hold(message.id)

    def update_message(self, message: Message) -> None:
        """Show another state of a message that is shown."""
        view = self.view_of(message.id)
        if view is None:
            return
        if message.status is not MessageStatus.STREAMING:
            self._fed.pop(message.id, None)
        view.set_message(message)
        if view.card is None and "plan" in message.metadata:
            self._give_card(view)
        self._settle()

    def feed(self, message_id: str, text: str) -> None:
        """Add words to a growing reply; they are shown with the next frame."""
        self._fed.setdefault(message_id, []).append(text)
        if not self._frame.isActive():
            self._frame.start(FRAME_MS)

    def set_waiting(self, message_id: str, words: str) -> None:
        """Say in place what a reply waits for."""
        view = self.view_of(message_id)
        if view is not None:
            view.set_waiting(words)
            self._settle()

    def rename(self, old_id: str, message_id: str) -> None:
        """A reply has got its own id; its place in the conversation stays."""
        view = self.view_of(old_id)
        if view is not None:
            view.message = replace(view.message, id=message_id)

    def end(self, message_id: str, status: MessageStatus, error: UserError | None) -> None:
        """A reply ended without a word of its own: say how, and why."""
        view = self.view_of(message_id)
        if view is not None:
            why = {"error": error.message, "remedy": error.remedy} if error else {}
            metadata = {**view.message.metadata, **why}
            self.update_message(
                replace(view.message, status=status, metadata=metadata, content=view.words.text)
            )

    def view_of(self, message_id: str) -> MessageView | None:
        """The widget of a message, if it has been made."""
        return self._shown.find(message_id)

    def view_of_last(self) -> MessageView:
        """The widget of the last message; ``IndexError`` in an empty conversation."""
        return self._shown.views[-1]

    def _make(self, message: Message) -> MessageView:
        view = MessageView(
            message,
            self._look,
            self._column,
            model_name=self._model_name(message.model_id) if message.model_id else "",
        )
        if message.metadata:
            self._give_card(view)
        view.acted.connect(self.acted)
        view.edited.connect(self.edited)
        view.time_clicked.connect(self.time_clicked)
        view.span_clicked.connect(self.span_clicked)
        view.link_clicked.connect(self._copy_link)
        view.resized.connect(self._settle)
        return view

    def _give_card(self, view: MessageView) -> None:
        card = self._card_factory(view.message)
        if card is not None:
            view.set_card(card)
            self._shown.take_card(view)
            card.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card that wants another height gets it."""
        if event.type() is QEvent.Type.LayoutRequest and not self._placing:
            self._frame.start(0)
        return super().eventFilter(watched, event)

    def _copy_link(self, target: str) -> None:
        QGuiApplication.clipboard().setText(target)
        self.said.emit(self.tr("Link copied"))

    # Frames

    def _flush(self) -> None:
        """One frame: show new words, read on in long messages, make older ones that came near."""
        began = time.perf_counter()
        fed, self._fed = self._fed, {}
        for message_id, parts in fed.items():
            view = self.view_of(message_id)
            if view is not None:
                view.feed("".join(parts))
        busy = next((view for view in reversed(self._shown.views) if view.words.busy), None)
        if busy is not None and not fed:
            busy.words.read_more()
        self._settle()
        made = self._make_near()
        if busy is not None or made or self._fed:
            cost_ms = (time.perf_counter() - began) * 1000
            self._frame.start(max(FRAME_MS, round(cost_ms * 3)))

    def _make_near(self) -> bool:
        """Make a few messages, above or in the gap, when they come near; true if there may be more to do."""
        top, page = self.verticalScrollBar().value(), self.viewport().height()
        above = top < page * 1.5
        gap = self._ways.between.geometry() if self._shown.between else None
        if above and self._shown.waiting:
            self._shown.make_older()
        elif gap and gap.bottom() > top - page * 1.5 and gap.top() < top + page * 2.5:
            self._shown.make_between(from_top=gap.top() >= top)
        elif above:
            self._first.ask(self._shown.wanted())
            return False
        else:
            return False
        self._settle()
        return True

    # Places

    def _anchor(self) -> tuple[MessageView | None, int]:
        top = self.verticalScrollBar().value()
        for view in self._shown.views:
            if view.y() + view.height() > top and view.isVisible():
                return view, view.y() - top
        return None, 0

    def _settle(self) -> None:
        """Put every message in its place; the end stays in sight, or else what is read stays still."""
        if self._placing:
            return
        self._placing = True
        self._shown.order()
        anchor, offset = self._anchor()
        lay_out(self, self._column, self._shown, self._ways, self._look, self._theme)
        last = self._shown.views[-1] if self._shown.views else None
        bar = self.verticalScrollBar()
        if self._follow:
            bar.setValue(bar.maximum())
        elif anchor is not None and anchor in self._shown.views:
            bar.setValue(anchor.y() - offset)
        self._placing = False
        self._mark_latest()
        if (last is not None and last.words.busy) or self._shown.waiting:
            self._frame.start(FRAME_MS) if not self._frame.isActive() else None

    def _scrolled(self, value: int) -> None:
        if self._placing:
            return
        if self._first.waited_for:  # who scrolls goes elsewhere
            self._first.stay()
        self._follow = value >= self.verticalScrollBar().maximum() - _NEAR_BOTTOM
        self._mark_latest()
        if not self._frame.isActive():
            self._frame.start(FRAME_MS)

    def _mark_latest(self) -> None:
        bar = self.verticalScrollBar()
        away = bar.value() < bar.maximum() - self.viewport().height() // 4 and not self._follow
        self._ways.place_latest(away, self._look.gap)

    def jump_to_latest(self) -> None:
        """Go to the end and stay there."""
        self._follow = True
        self._settle()

    def reveal(self, message_id: str) -> None:
        """Go to a message of the page and give it the focus; one that is not there changes nothing."""
        view = self._shown.made(message_id)
        if view is None:
            return
        self._follow = False
        self._settle()
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.verticalScrollBar().setValue(view.y() - self._look.gap)

    @property
    def follows(self) -> bool:
        """Whether the end of the conversation is kept in sight."""
        return self._follow

    # What Qt asks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap to the new width."""
        super().resizeEvent(event)
        self._settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The focus goes to the last message."""
        if self._shown.views and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._shown.views[-1].setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from message to message, Home and End to the first and last."""
        if event.key() == Qt.Key.Key_Home and self._shown.views:
            self._first.go()
            return
        if self._first.waited_for:
            self._first.stay()
            if event.key() == Qt.Key.Key_Escape:
                return
        view = self._shown.at_key(Qt.Key(event.key()))
        if view is None:
            super().keyPressEvent(event)
            return
        if view.isHidden():  # made just now
            self._settle()
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(view, 0, self._look.gap)

    def _dress(self) -> None:
        palette = self._column.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.color("window"))
        self._column.setPalette(palette)
        self._ways.dress()

    def _theme_changed(self) -> None:
        """Lay everything out again in the new look; what one reads stays where it is."""
        anchor, offset = self._anchor()
        held = self._shown.held()
        self._look = Look(self._theme)
        self._dress()
        self._placing = True
        self._shown.remake()
        view = self._shown.made(anchor.message.id) if anchor is not None else None
        self._placing = False
        self._settle()
        self._shown.made(held)
        self._shown.hold(held)
        if view is not None and not self._follow:
            self.verticalScrollBar().setValue(view.y() - offset)
