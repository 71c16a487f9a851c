"""Conversations: make, rename, list, find, walk, delete with undo, export."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from audiochat.domain.conversation import Message, SearchHit, Session, SessionLine
from audiochat.domain.errors import NotFound
from audiochat.services import session_formats

if TYPE_CHECKING:
    from audiochat.store.database import Store

TITLE_CHARACTERS = 200


def export_formats() -> list[str]:
    """Names of the formats a conversation can be exported to: the modules of ``session_formats``."""
    return sorted(module.name for module in pkgutil.iter_modules(session_formats.__path__))


def tidy(title: str) -> str:
    """A title in one line of a bearable length."""
    return " ".join(title.split())[:TITLE_CHARACTERS]


class Sessions:
    """Conversations of the person."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, title: str = "", model_id: str | None = None) -> Session:
        """A new conversation; without a title it is named after its first message."""
        return self._store.sessions.add(tidy(title), model_id)

    def rename(self, session_id: str, title: str) -> None:
        """Give a title; an empty one lets the next message name the conversation."""
        self._store.sessions.change(session_id, title=tidy(title))

    def archive(self, session_id: str, on: bool = True) -> None:
        """Move out of the list, or back into it."""
        self._store.sessions.change(session_id, is_archived=on)

    def delete(self, session_id: str) -> None:
        """Take out of sight; ``restore`` brings it back until ``purge``."""
        self._store.sessions.change(session_id, vital=True, deleted_at=datetime.now(UTC))

    def restore(self, session_id: str) -> None:
        """Undo ``delete``."""
        self._store.sessions.change(session_id, vital=True, deleted_at=None)

    def last_deleted(self) -> Session | None:
        """The conversation deleted last that can still be brought back."""
        return self._store.sessions.last_deleted()

    def purge(self) -> None:
        """Throw deleted conversations away for good."""
        self._store.sessions.purge(datetime.max.replace(tzinfo=UTC))

    def get(self, session_id: str) -> Session:
        """The conversation; ``NotFound`` when there is none."""
        return self._store.sessions.get(session_id)

    def path(self, session_id: str, limit: int = 200, before: str | None = None) -> list[Message]:
        """The messages shown, oldest first, without the root: the last ``limit``.

        ``before``: the ``limit`` messages above that message of the path.
        """
        leaf = self.get(session_id).leaf_id
        return self._store.messages.path(leaf, limit, before)

    def choose(self, message_id: str) -> None:
        """Show this version of a message, with the newest of what follows it."""
        message = self._store.messages.get(message_id)
        leaf = self._store.messages.leaf_under(message_id)
        self._store.sessions.change(message.session_id, leaf_id=leaf)

    def link(self, session_id: str, recording_id: str | None) -> None:
        """Say which recording the conversation is about; ``NotFound`` when it is unknown."""
        if recording_id is not None:
            self._store.recordings.get(recording_id)
        self._store.sessions.change(session_id, recording_id=recording_id)

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Messages that hold all the words of ``text``, best first; the last word may be half typed."""
        return self._store.search.messages(text, limit)

    def export(self, session_id: str, format: str) -> str:
        """The conversation as text of a format (md, json, txt, html)."""
        if format not in export_formats():
            raise NotFound(
                f"Conversations cannot be exported as {format[:40]!r}.",
                f"Choose one of {', '.join(export_formats())}.",
            )
        session = self.get(session_id)
        path = self._store.messages.path(session.leaf_id, limit=1_000_000)
        everything = self._store.messages.all(session_id)
        module = importlib.import_module(f"{session_formats.__name__}.{format}")
        return str(module.render(session_formats.Conversation(session, path, everything)))

    def lines(self, archived: bool = False, limit: int = 100, offset: int = 0) -> list[SessionLine]:
        """A page of conversations as a list shows them, last used first; one query."""
        return self._store.sessions.lines(archived, limit, offset)

    def list(
        self, text: str = "", archived: bool = False, limit: int = 100, offset: int = 0
    ) -> list[Session]:
        """A page of conversations, last used first, whose titles hold ``text``."""
        return self._store.sessions.list(text.strip(), archived, limit, offset)
