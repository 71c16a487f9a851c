"""Which messages of a conversation have a widget, and which are only known yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from audiochat.domain.conversation import Message
from audiochat.ui.chat.message_view import MessageView
from audiochat.ui.chat.tab_order import put_in_order

_FIRST = 8  # messages made at once when a conversation is opened
_SLICE = 3  # messages made in one frame
_NEAR = 200  # so far above those with a widget, all between are made; else only what one goes to


class Shown:
    """The messages of a conversation: widgets for those near, from its end; the rest above them.

    Who went far up has widgets there too, in front of a gap: ``views[:at]`` are those in front of
    it, and ``between`` says how many messages in it have none. Without a gap both are 0.

    ``first``: the widget behind which their cards stand in the order of Tab.
    """

    def __init__(self, make: Callable[[Message], MessageView], first: QWidget) -> None:
        self._make = make
        self._first = first
        self._new: list[MessageView] = []
        self._above: list[Message] = []
        self._gap: list[Message] = []
        self._asked = ""
        self.at = 0
        self.views: list[MessageView] = []
        self.more_above = False

    @property
    def messages(self) -> list[Message]:
        """The messages made or known, oldest first."""
        made = [view.message for view in self.views]
        return [*self._above, *made[: self.at], *self._gap, *made[self.at :]]

    @property
    def waiting(self) -> bool:
        """Whether messages are known above that have no widget yet."""
        return bool(self._above)

    @property
    def between(self) -> int:
        """How many messages in the gap have no widget."""
        return len(self._gap)

    def show(self, messages: Sequence[Message], more_above: bool) -> bool:
        """Show a conversation; false when it is another one than before.

        Messages that were shown at the same place already keep their widgets.
        """
        self._leave_top()
        fresh = {message.id: message for message in messages}
        same = bool(self.views) and self.views[0].message.id in fresh
        keep = {v.message.id: v for v in self.views if v.message.id in fresh} if same else {}
        self._drop(view for view in self.views if view.message.id not in keep)
        self.views = []
        self.more_above, self._asked = more_above, ""
        first = len(messages)
        if keep:
            first = next(i for i, message in enumerate(messages) if message.id in keep)
        self._above = list(messages[:first])
        for message in messages[first:]:
            kept = keep.get(message.id)
            if kept is not None:
                kept.set_message(message)
            self.views.append(kept or self._make(message))
        if not same:
            while self._above and len(self.views) < _FIRST:
                self.views.insert(0, self._make(self._above.pop()))
        return same

    def _drop(self, views: Iterable[MessageView]) -> None:
        for view in list(views):
            if view in self._new:
                self._new.remove(view)
            view.hide()
            view.deleteLater()

    def _leave_top(self) -> None:
        """Take the widgets in front of the gap away, and with them the gap."""
        top, self.views = self.views[: self.at], self.views[self.at :]
        self._above += [*(view.message for view in top), *self._gap]
        self._gap, self.at = [], 0
        self._drop(top)

    def prepend(self, older: Sequence[Message], more_above: bool) -> None:
        """The page above has come; its widgets are made when one comes near."""
        self._above = [*older, *self._above]
        self.more_above, self._asked = more_above, ""

    def append(self, message: Message) -> None:
        """Add a message at the end."""
        self.views.append(self._make(message))

    def remake(self) -> None:
        """Make every widget anew, in another look."""
        messages, more = self.messages, self.more_above
        self._leave_top()
        self._drop(self.views)
        self.views = []
        self.show(messages, more)

    def make_older(self) -> None:
        """Make a few of the messages above."""
        for _ in range(min(_SLICE, len(self._above))):
            self.views.insert(0, self._make(self._above.pop()))
            self.at += 1 if self._gap else 0

    def make_between(self, from_top: bool) -> None:
        """Make a few of the messages in the gap, after those in front of it or before those behind."""
        for _ in range(min(_SLICE, len(self._gap))):
            self.views.insert(self.at, self._make(self._gap.pop(0 if from_top else -1)))
            self.at += 1 if from_top else 0
        if not self._gap:
            self.at = 0

    def wanted(self) -> str:
        """The id of the message before which the store must be asked for more, once; else empty."""
        return "" if self._above else self.older()

    def older(self) -> str:
        """The same however many are known that have no widget."""
        known = self._above[:1] or [view.message for view in self.views[:1]]
        if not self.more_above or not known or self._asked:
            return ""
        self._asked = known[0].id
        return self._asked

    def not_read(self) -> None:
        """The store could not give what it was asked for: it may be asked again."""
        self._asked = ""

    def made(self, message_id: str) -> MessageView | None:
        """The widget of a message that is made or known; None for any other."""
        if self.find(message_id) is not None:
            return self.find(message_id)
        above = [message.id for message in self._above]
        if message_id in above[-_NEAR:] and not self._gap:
            while self.find(message_id) is None:
                self.make_older()
        elif message_id in above or any(message.id == message_id for message in self._gap):
            self._go_up(message_id)
        return self.find(message_id)

    def _go_up(self, message_id: str) -> None:
        """Make a few widgets from a message on, with a gap between them and those at the end."""
        self._leave_top()
        ids = [message.id for message in self._above]
        start = ids.index(message_id)
        end = min(start + _FIRST, len(ids))
        there, self._gap = self._above[start:end], self._above[end:]
        self._above = self._above[:start]
        self.views[:0] = [self._make(message) for message in there]
        self.at = len(there) if self._gap else 0

    def find(self, message_id: str) -> MessageView | None:
        """The widget of a message, if it has been made."""
        return next((v for v in reversed(self.views) if v.message.id == message_id), None)

    # The focus

    def take_card(self, view: MessageView) -> None:
        """A message has got a card, which gets its place in the order of Tab with ``order``."""
        self._new.append(view)

    def order(self) -> None:
        """Put cards that are new in their place in the order of Tab."""
        if self._new:
            views = [view for view in self.views if view.card is not None]
            put_in_order(self._first, views, self._new)
            self._new = []

    def held(self) -> str:
        """The id of the message that has the focus, itself or in its card; else empty."""
        focus = QApplication.focusWidget()
        views = (v for v in self.views if focus is v or (focus and v.isAncestorOf(focus)))
        return next((view.message.id for view in views), "")

    def hold(self, message_id: str) -> None:
        """Give the focus back to a message, or to the last one when that is gone."""
        if not message_id or self.held() == message_id:
            return
        view = self.find(message_id) or next(reversed(self.views), None)
        if view is not None:
            view.setFocus(Qt.FocusReason.OtherFocusReason)

    def at_key(self, key: Qt.Key) -> MessageView | None:
        """Where Up, Down or End lead from the message with the focus; None for other keys."""
        if not self.views or key not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_End):
            return None
        focus = QApplication.focusWidget()
        self._make_beside(focus, key)
        last = len(self.views) - 1
        at = next((i for i, view in enumerate(self.views) if view is focus), last + 1)
        to = {Qt.Key.Key_Up: at - 1, Qt.Key.Key_Down: at + 1}.get(key, last)
        return self.views[min(max(to, 0), last)]

    def _make_beside(self, focus: QWidget | None, key: Qt.Key) -> None:
        """Make the message that a key leads to, where it is known and has no widget yet."""
        up = key == Qt.Key.Key_Up
        if up and focus is self.views[0]:
            self.make_older()
        elif self._gap and key != Qt.Key.Key_End and focus is self.views[self.at - (not up)]:
            self.make_between(not up)
