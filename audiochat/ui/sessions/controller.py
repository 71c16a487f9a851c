"""Connects the sidebar with the services: lists, renames, archives, deletes with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from audiochat.domain.conversation import Session
from audiochat.domain.errors import UserError
from audiochat.domain.recording import Findable
from audiochat.ui.sessions.rows import ReadsSessions, recording_rows, session_rows
from audiochat.ui.sessions.sidebar import Sidebar
from audiochat.ui.tasks import Lane, Task


class KeepsSessions(ReadsSessions, Protocol):
    """What is asked of ``services.sessions``."""

    def create(self, title: str = "", model_id: str | None = None) -> Session:
        """A new conversation."""

    def get(self, session_id: str) -> Session:
        """A conversation."""

    def rename(self, session_id: str, title: str) -> None:
        """Another title."""

    def archive(self, session_id: str, on: bool = True) -> None:
        """Out of the list or back."""

    def delete(self, session_id: str) -> None:
        """Out of sight."""

    def restore(self, session_id: str) -> None:
        """Back again."""

    def last_deleted(self) -> Session | None:
        """The one deleted last."""


class KeepsRecordings(Protocol):
    """What is asked of ``services.library``."""

    def findable(self, limit: int = 200) -> Sequence[Findable]:
        """Recordings, last opened first."""

    def remove(self, recording_id: str) -> None:
        """Take one off the list."""

    def restore(self, recording_id: str) -> None:
        """Put it back."""


@dataclass(frozen=True, slots=True)
class Freshened:
    """A conversation read again; ``renamed``: it was given a title before."""

    session: Session
    renamed: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """What was done to a conversation, and the newest of those that are listed now, if any."""

    act: str
    session_id: str
    newest: str


Say = Callable[..., Any]

PAGE = 100
"""Conversations that are listed at first, and read on with when one scrolls."""

LISTED = 200
"""Recordings that are listed, those opened last; the palette finds the others."""


class SessionsController(QObject):
    """Keeps the sidebar true; ``opened(id)`` and ``new_wanted()`` say which conversation is to be shown.

    Everything but the first read of a start goes over the store's lane: a write may wait for another's.
    """

    opened = Signal(str)
    new_wanted = Signal()
    renamed = Signal(object)
    recording_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(
        self,
        sidebar: Sidebar,
        sessions: KeepsSessions,
        library: Callable[[], KeepsRecordings],
        lane: Lane,
        say: Say,
        fail: Callable[[UserError], object],
    ) -> None:
        super().__init__(sidebar)
        self.sidebar = sidebar
        self._sessions = sessions
        self._library = library
        self._lane = lane
        self._say = say
        self._fail = fail
        self.current: Session | None = None
        self.current_recording = ""
        self._archived = False
        self._offers: dict[str, Any] = {}
        self._listing: Task | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(30)
        self._again.timeout.connect(self._list)
        self._most = PAGE
        sidebar.conversations.verticalScrollBar().valueChanged.connect(self._scrolled)
        sidebar.new_wanted.connect(self.new)
        sidebar.chosen.connect(self.open)
        sidebar.renamed.connect(self.rename)
        sidebar.acted.connect(self.act)
        sidebar.archive_shown.connect(self._show_archive)
        sidebar.recording_chosen.connect(self.recording_wanted)
        sidebar.recording_acted.connect(self._recording_act)

    def refresh(self, _: object = None) -> None:
        """Read the lists again soon; many calls make one reading."""
        if not self._again.isActive():
            self._again.start()

    def start(self, session_id: str | None) -> None:
        """Show the conversation of last time, else the newest, else a new one."""
        known = self._sessions.list(limit=1)
        try:
            if session_id:
                self.opened.emit(self._sessions.get(session_id).id)
            elif known:
                self.opened.emit(known[0].id)
            else:
                self.new()
        except UserError:
            self.opened.emit(known[0].id) if known else self.new()
        self.refresh()

    def new(self) -> None:
        """Show an empty conversation; it is made when the first thing is said."""
        self.new_wanted.emit()

    def open(self, session_id: str) -> None:
        """Show a conversation."""
        self.opened.emit(session_id)

    def set_current(self, session: Session | None) -> None:
        """Mark the conversation that is shown now."""
        self.current = session
        self.sidebar.conversations.mark(session.id if session else "")

    def touched(self) -> None:
        """The open conversation has changed: read it again for its title and place."""
        if self.current is not None:
            self._submit(self._read_fresh, self.current.id)
        self.refresh()

    def rename(self, session_id: str, title: str) -> None:
        """Give a title."""
        self._submit(self._read_fresh, session_id, title)

    def _read_fresh(self, session_id: str, title: str | None = None) -> Freshened:
        """A conversation as it is now, renamed before if there is a title; on the store's lane."""
        if title is not None:
            self._sessions.rename(session_id, title)
        return Freshened(self._sessions.get(session_id), title is not None)

    def act(self, act: str, session_id: str) -> None:
        """Archive, put back, delete or export a conversation."""
        if act == "export":
            self.export_wanted.emit(session_id)
        else:
            self._withdraw(session_id)
            self._submit(self._move, act, session_id)

    def _move(self, act: str, session_id: str) -> Moved:
        """Into the archive, out of sight, or back from there; on the store's lane."""
        if act == "archive":
            self._sessions.archive(session_id, True)
        elif act == "restore":
            self._sessions.archive(session_id, False)
        elif act == "delete":
            self._sessions.delete(session_id)
        elif act == "undelete":
            self._sessions.restore(session_id)
        newest = self._sessions.list(limit=1)
        return Moved(act, session_id, newest[0].id if newest else "")

    def _find_and_undelete(self) -> Moved | None:
        """The conversation deleted last comes back, None if there is none; on the store's lane."""
        gone = self._sessions.last_deleted()
        return self._move("undelete", gone.id) if gone is not None else None

    def _submit(self, work: Callable[..., Any], *args: Any) -> None:
        task = self._lane.submit(work, *args)
        task.done.connect(self._settled)
        task.failed.connect(self._fail)

    def _settled(self, result: Freshened | Moved | None) -> None:
        """The lane has done what was asked."""
        if result is None:
            self._say(self.tr("No conversation was deleted lately."))
        elif isinstance(result, Freshened):
            self._freshened(result)
        else:
            self._moved(result)

    def _freshened(self, fresh: Freshened) -> None:
        if self.current is not None and self.current.id == fresh.session.id:
            changed = fresh.session.title != self.current.title
            self.current = fresh.session
            if changed or fresh.renamed:
                self.renamed.emit(fresh.session)
        if fresh.renamed:
            self.refresh()

    def _moved(self, moved: Moved) -> None:
        if moved.act == "archive":
            self._undoable(self.tr("Conversation archived."), "restore", moved.session_id)
        elif moved.act == "delete":
            self._undoable(self.tr("Conversation deleted."), "undelete", moved.session_id)
        else:
            self._withdraw(moved.session_id)
            self.open(moved.session_id)
        if moved.act in ("archive", "delete"):
            self._leave(moved)
        self.refresh()

    def _undoable(self, words: str, undo: str, session_id: str) -> None:
        self._withdraw(session_id)
        self._offers[session_id] = self._say(
            words, act=self.tr("Undo"), do=lambda: self.act(undo, session_id)
        )

    def _withdraw(self, session_id: str) -> None:
        """Take an offer to undo away: it was undone elsewhere, or another one takes its place."""
        offer = self._offers.pop(session_id, None)
        if offer is not None and shiboken6.isValid(offer):
            offer.leave()

    def _leave(self, moved: Moved) -> None:
        """Show another conversation when the open one has gone."""
        if self.current is None or self.current.id != moved.session_id:
            return
        self.current = None
        if moved.newest:
            self.open(moved.newest)
        else:
            self.new()

    def _show_archive(self, on: bool) -> None:
        self._archived = on
        self.refresh()

    def _recording_act(self, act: str, recording_id: str) -> None:
        if act == "forget":
            self._show_recording(recording_id, False)
            self._say(
                self.tr("Recording removed from the list."),
                act=self.tr("Undo"),
                do=lambda: self._show_recording(recording_id, True),
            )

    def _show_recording(self, recording_id: str, on: bool) -> None:
        task = self._lane.submit(self._keep_recording, recording_id, on)
        task.done.connect(self.refresh)
        task.failed.connect(self._fail)

    def _keep_recording(self, recording_id: str, on: bool) -> None:
        """On the store's lane."""
        library = self._library()
        (library.restore if on else library.remove)(recording_id)

    def bring_back(self) -> None:
        """Show the conversation that was deleted last."""
        self._submit(self._find_and_undelete)

    def set_recording(self, recording_id: str) -> None:
        """Mark the recording on the stage."""
        self.current_recording = recording_id
        self.refresh()

    def _scrolled(self, value: int) -> None:
        """Older conversations are read when one comes near the end of those that are listed."""
        view = self.sidebar.conversations
        bar = view.verticalScrollBar()
        if value > bar.maximum() - bar.pageStep() and len(view.rows.rows) >= self._most:
            self._most += PAGE
            self.refresh()

    def _list(self) -> None:
        if self._listing is not None and not self._listing.over:
            self._again.start()
            return
        self._listing = self._lane.submit(self._read, self._archived, self._most)
        self._listing.done.connect(self._listed)
        self._listing.failed.connect(self._fail)

    def _read(self, archived: bool, most: int) -> tuple[Any, Any]:
        """Both lists; on the store's lane."""
        recordings = recording_rows(self._library().findable(LISTED))
        return session_rows(self._sessions.lines(archived, most)), recordings

    def _listed(self, lists: tuple[Any, Any]) -> None:
        self.sidebar.set_sessions(lists[0], self.current.id if self.current else "")
        self.sidebar.set_recordings(lists[1], self.current_recording)
