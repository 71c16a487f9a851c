"""Replies on their way: one at a time on the model's lane, each with a place in its conversation."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from audiochat.domain.conversation import Message, MessageStatus, MessageType, ReplyDelta, Role
from audiochat.domain.errors import UserError
from audiochat.domain.generation import ModelSpec
from audiochat.ui.chat.model_desk import ModelDesk
from audiochat.ui.chat.transcript import Posted
from audiochat.ui.tasks import Lane, Task


def place_for(posted: Posted) -> Message:
    """A message that stands where the reply will be, until the reply has its own id."""
    asked = posted.message
    return Message(
        id=f"waiting-{asked.id}",
        session_id=asked.session_id,
        parent_id=asked.id,
        seq=asked.seq + 1,
        role=Role.ASSISTANT,
        type=MessageType.TEXT,
        status=MessageStatus.STREAMING,
        content="",
        timestamp=datetime.now(UTC),
    )


class Reply(QObject):
    """One reply from its place in the conversation to its end.

    ``waits(words)`` until it begins, ``begun(id)`` when it has its id, ``grown(text)`` with its words,
    then ``ended(message)`` or ``failed(UserError)`` or ``withdrawn()`` when stopped before it began.
    """

    waits = Signal(object, str)
    begun = Signal(object, str)
    grown = Signal(object, str)
    ended = Signal(object, object)
    failed = Signal(object, object)
    withdrawn = Signal(object)

    def __init__(self, posted: Posted, task: Task, parent: QObject) -> None:
        super().__init__(parent)
        self.posted = posted
        self.place = place_for(posted)
        self.message_id = ""
        self.text = ""
        self._task = task
        task.partial.connect(self._partial)
        task.progress.connect(self._progress)
        task.done.connect(self._done)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)

    @property
    def session_id(self) -> str:
        """The conversation it belongs to."""
        return self.posted.session.id

    def stop(self) -> None:
        """Ask it to end where it is."""
        self._task.cancel()

    def _progress(self, fraction: float, words: str) -> None:
        if not self.message_id or not self.text:
            if fraction >= 1:  # the model is there, and reads what was said
                words = self.tr("Thinking…")
            percent = f" {fraction:.0%}" if 0 < fraction < 1 else ""
            self.waits.emit(self, f"{words}{percent}".strip())

    def _partial(self, value: object) -> None:
        if not isinstance(value, ReplyDelta):
            return
        if not self.message_id:
            self.message_id = value.message_id
            self.begun.emit(self, value.message_id)
        if value.text:
            self.text += value.text
            self.grown.emit(self, value.text)

    def _done(self, message: Message) -> None:
        self.ended.emit(self, message)

    def _failed(self, error: UserError) -> None:
        self.failed.emit(self, error)

    def _cancelled(self) -> None:
        self.withdrawn.emit(self)


class Replies(QObject):
    """Starts replies and knows which are on their way."""

    started = Signal(object)

    def __init__(self, lane: Lane, desk: ModelDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._lane = lane
        self._desk = desk
        self._live: list[Reply] = []

    def start(self, posted: Posted, spec: ModelSpec | None) -> Reply:
        """Ask the model; a model that still loads is waited for."""
        task = self._lane.submit(self._desk.reply, spec, posted.message.id, posted.preset)
        reply = Reply(posted, task, self)
        self._live.append(reply)
        for signal in (reply.ended, reply.failed, reply.withdrawn):
            signal.connect(self._forget)
        self.started.emit(reply)
        return reply

    def _forget(self, reply: Reply) -> None:
        if reply in self._live:
            self._live.remove(reply)
            reply.deleteLater()

    @property
    def any(self) -> bool:
        """Whether the model is at work on a reply."""
        return bool(self._live)

    def of(self, session_id: str | None) -> Reply | None:
        """The reply on its way in a conversation."""
        return next((r for r in self._live if r.session_id == session_id), None)
