"""Which messages of a conversation have a widget, and which are only known yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from audiochat.domain.conversation import Message
from audiochat.ui.chat.message_view import MessageView
from audiochat.ui.chat.tab_order import put_in_order

_FIRST = 8  # messages made at once when a conversation is opened
_SLICE = 3  # older messages made in one frame


class Shown:
    """The messages of a conversation from its end: widgets for those near, the rest above them.

    ``first``: the widget behind which their cards stand in the order of Tab.
    """

    def __init__(self, make: Callable[[Message], MessageView], first: QWidget) -> None:
        self._make = make
        self._first = first
        self._new: list[MessageView] = []
        self._above: list[Message] = []
        self._asked = ""
        self.views: list[MessageView] = []
        self.more_above = False

    @property
    def messages(self) -> list[Message]:
        """The messages made or known above, oldest first."""
        return [*self._above, *(view.message for view in self.views)]

    @property
    def waiting(self) -> bool:
        """Whether messages are known that have no widget yet."""
        return bool(self._above)

    def show(self, messages: Sequence[Message], more_above: bool) -> bool:
        """Show a conversation; false when it is another one than before.

        Messages that were shown at the same place already keep their widgets.
        """
        fresh = {message.id: message for message in messages}
        same = bool(self.views) and self.views[0].message.id in fresh
        keep = {v.message.id: v for v in self.views if v.message.id in fresh} if same else {}
        self._drop(keep)
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

    def _drop(self, keep: dict[str, MessageView]) -> None:
        for view in self.views:
            if view.message.id not in keep:
                view.hide()
                view.deleteLater()
        self.views = []

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
        self._drop({})
        self.show(messages, more)

    def make_older(self) -> None:
        """Make a few of the messages above."""
        for _ in range(min(_SLICE, len(self._above))):
            self.views.insert(0, self._make(self._above.pop()))

    def wanted(self) -> str:
        """The id of the message before which the store must be asked for more, once; else empty."""
        if self._above or not self.more_above or not self.views or self._asked:
            return ""
        self._asked = self.views[0].message.id
        return self._asked

    def made(self, message_id: str) -> MessageView | None:
        """The widget of a message that is made or known; None for any other."""
        if all(message.id != message_id for message in self.messages):
            return None
        while self.find(message_id) is None:
            self.views.insert(0, self._make(self._above.pop()))
        return self.find(message_id)

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
        """Where Up, Down, Home or End lead from the message with the focus; None for other keys."""
        focus, last = QApplication.focusWidget(), len(self.views) - 1
        at = next((i for i, view in enumerate(self.views) if view is focus), last + 1)
        steps = {Qt.Key.Key_Up: at - 1, Qt.Key.Key_Down: at + 1}
        to = (steps | {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}).get(key)
        return None if to is None or last < 0 else self.views[min(max(to, 0), last)]
