"""Where replies on their way are shown: each in its own conversation, while that one is on screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from audiochat.domain.conversation import Message, MessageStatus
from audiochat.domain.errors import UserError
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.chat.replies import Reply, place_for
from audiochat.ui.chat.transcript import Posted


class ReplyPlaces(QObject):
    """Follows every reply and writes it into the conversation when that is the one shown.

    ``over(Message or None)``: a reply is over; the message when it ended well where one looks.
    """

    over = Signal(object)

    def __init__(
        self, view: ConversationView, shown: Callable[[], str | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._shown = shown

    def take(self, reply: Reply) -> None:
        """Follow a reply that has just been asked for."""
        reply.waits.connect(self._waits)
        reply.begun.connect(self._begun)
        reply.grown.connect(self._grown)
        reply.ended.connect(self._ended)
        reply.failed.connect(self._failed)
        reply.withdrawn.connect(self._withdrawn)
        if self._seen(reply):
            self._view.append(reply.place)
            self._view.set_waiting(reply.place.id, self.tr("Thinking…"))

    def wait(self, posted: Posted, words: str) -> None:
        """Say in the place of the answer what is waited for; without words the place goes."""
        place = place_for(posted)
        there = self._view.view_of(place.id) is not None
        if words and posted.session.id == self._shown():
            if not there:
                self._view.append(place)
            self._view.set_waiting(place.id, words)
        elif there:
            others = [message for message in self._view.messages if message.id != place.id]
            self._view.show_messages(others, more_above=self._view.more_above)

    def _seen(self, reply: Reply) -> bool:
        return reply.session_id == self._shown()

    def _waits(self, reply: Reply, words: str) -> None:
        self._view.set_waiting(reply.message_id or reply.place.id, words)

    def _begun(self, reply: Reply, message_id: str) -> None:
        self._view.rename(reply.place.id, message_id)

    def _grown(self, reply: Reply, text: str) -> None:
        if self._seen(reply):
            self._view.feed(reply.message_id, text)

    def _ended(self, reply: Reply, message: Message) -> None:
        if self._seen(reply):
            self._view.update_message(message)
        self.over.emit(message if self._seen(reply) else None)

    def _failed(self, reply: Reply, error: UserError) -> None:
        self._end(reply, MessageStatus.FAILED, error)

    def _withdrawn(self, reply: Reply) -> None:
        self._end(reply, MessageStatus.INTERRUPTED, None)

    def _end(self, reply: Reply, status: MessageStatus, error: UserError | None) -> None:
        if self._seen(reply):
            self._view.end(reply.message_id or reply.place.id, status, error)
        self.over.emit(None)
