"""Going to a message that a search found, on whatever branch it lies."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from audiochat.domain.conversation import Session
from audiochat.services.sessions import Sessions
from audiochat.ui.chat.controller import ChatController
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.tasks import Lane


class MessagePlaces(QObject):
    """Opens the conversation of a message at that message. ``failed(UserError)``."""

    failed = Signal(object)

    def __init__(
        self, sessions: Sessions, lane: Lane, chat: ChatController, view: ConversationView
    ) -> None:
        super().__init__(chat)
        self._sessions, self._lane, self._chat, self._view = sessions, lane, chat, view
        self._wanted: tuple[str, str] | None = None
        chat.session_changed.connect(self._shown)

    def go(self, session_id: str, message_id: str) -> None:
        """Show the message."""
        task = self._lane.submit(self._bring, session_id, message_id)
        task.done.connect(self._open)
        task.failed.connect(self.failed)

    def _bring(self, session_id: str, message_id: str) -> tuple[str, str]:
        """On the store's lane: a message of another branch is made the one that is shown."""
        if all(message.id != message_id for message in self._sessions.path(session_id)):
            self._sessions.choose(message_id)
        return session_id, message_id

    def _open(self, place: tuple[str, str]) -> None:
        self._wanted = place
        self._chat.open(place[0])

    def _shown(self, session: Session | None) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and session is not None and session.id == wanted[0]:
            self._view.reveal(wanted[1])
