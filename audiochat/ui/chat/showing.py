"""Which conversation is shown: read from the store, page by page, with what is being written in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from audiochat.domain.conversation import Message, Role, Session, understood
from audiochat.domain.errors import UserError
from audiochat.ui.chat.pane import ChatPane
from audiochat.ui.chat.replies import Reply
from audiochat.ui.chat.transcript import Page, Transcript, with_text
from audiochat.ui.tasks import Lane, Task

LiveReply = Callable[[str | None], Reply | None]


class Showing(QObject):
    """Fills the pane with a conversation; ``session`` is the one shown, None for a new one.

    ``changed(Session or None)``: another one is shown. ``read_again()``: its messages were read anew.
    """

    changed = Signal(object)
    read_again = Signal()
    failed = Signal(object)

    def __init__(
        self, pane: ChatPane, lane: Lane, transcript: Transcript, live: LiveReply, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._lane = lane
        self._transcript = transcript
        self._live = live
        self._opening: Task | None = None
        self.session: Session | None = None
        pane.composer.draft_changed.connect(self._keep_draft)
        pane.conversation.older_wanted.connect(self._fetch_older)

    @property
    def session_id(self) -> str | None:
        """The id of the one shown."""
        return self.session.id if self.session else None

    @property
    def replied(self) -> bool:
        """Whether the model has answered in the one shown."""
        shown = self._pane.conversation.messages
        return any(m.role is Role.ASSISTANT and not understood(m.metadata) for m in shown)

    def open(self, session_id: str) -> None:
        """Show a conversation."""
        self._pane.composer.flush_draft()
        self._pane.show_empty(False)  # what one does first is no news while an old one is read
        self._opening = self._lane.submit(self._transcript.open, session_id)
        self._opening.done.connect(self._opened)
        self._opening.failed.connect(self.failed)

    def start_new(self) -> None:
        """Show an empty conversation; it is made when the first thing is said."""
        self._pane.composer.flush_draft()
        self._opening = None
        self.session = None
        self._pane.conversation.show_messages(())
        self._pane.show_empty(True)
        self._pane.composer.set_text("")
        self.changed.emit(None)

    def _opened(self, page: Page) -> None:
        if self.sender() is not self._opening:
            return  # another conversation was asked for meanwhile
        self.session = page.session
        self._show(page)
        said = [m.content for m in page.messages if m.role is Role.USER]
        self._pane.composer.set_history(said)
        self._pane.composer.set_text(page.draft)
        self.changed.emit(page.session)

    def reload(self) -> None:
        """Read the messages again: another version is to be shown."""
        if self.session is not None:
            task = self._lane.submit(self._transcript.open, self.session.id)
            task.done.connect(self._reloaded)
            task.failed.connect(self.failed)

    def _reloaded(self, page: Page) -> None:
        if page.session.id == self.session_id:
            self.session = page.session
            self._show(page)
            self.read_again.emit()

    def _show(self, page: Page) -> None:
        messages = list(page.messages)
        live = self._live(page.session.id)
        if live is not None:
            ids = [message.id for message in messages]
            if live.message_id in ids:
                at = ids.index(live.message_id)
                messages[at] = with_text(messages[at], live.text)
            elif live.posted.message.id in ids:
                messages = messages[: ids.index(live.posted.message.id) + 1]
                messages.append(live.place)
        self._pane.show_empty(not messages)
        self._pane.conversation.show_messages(messages, more_above=page.more_above)

    def cut_to(self, messages: list[Message]) -> None:
        """Show only these of the messages that are known; what is above them stays."""
        view = self._pane.conversation
        view.show_messages(messages, more_above=view.more_above)

    def _fetch_older(self, before: str) -> None:
        if self.session is not None:
            task = self._lane.submit(self._transcript.older, self.session.id, before)
            task.done.connect(self._older)
            task.failed.connect(self._older_failed)

    def _older(self, page: Page) -> None:
        if page.session.id == self.session_id:
            self._pane.conversation.prepend(page.messages, more_above=page.more_above)

    def _older_failed(self, error: UserError) -> None:
        self._pane.conversation.older_failed()
        self.failed.emit(error)

    def _keep_draft(self, text: str) -> None:
        if self.session is not None:
            self._lane.submit(self._transcript.keep_draft, self.session.id, text)
