"""Connects the sidebar with the services: lists, renames, archives, deletes with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


Say = Callable[..., Any]

PAGE = 100
"""Conversations that are listed at first, and read on with when one scrolls."""

LISTED = 200
"""Recordings that are listed, those opened last; the palette finds the others."""


class SessionsController(QObject):
    """Keeps the sidebar true; ``opened(id)`` and ``new_wanted()`` say which conversation is to be shown.

    Reads of one row are direct (well under 5 ms), lists come over the store's lane.
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
            fresh = self._try(self._sessions.get, self.current.id)
            if fresh is not None:
                self.current = fresh
        self.refresh()

    def rename(self, session_id: str, title: str) -> None:
        """Give a title."""
        self._try(self._sessions.rename, session_id, title)
        self.touched()
        if self.current is not None and self.current.id == session_id:
            self.renamed.emit(self.current)

    def act(self, act: str, session_id: str) -> None:
        """Archive, put back, delete or export a conversation."""
        if act == "export":
            self.export_wanted.emit(session_id)
        elif act == "archive":
            self._try(self._sessions.archive, session_id, True)
            self._undoable(self.tr("Conversation archived."), self._unarchive, session_id)
        elif act == "restore":
            self._unarchive(session_id)
        elif act == "delete":
            self._try(self._sessions.delete, session_id)
            self._undoable(self.tr("Conversation deleted."), self._undelete, session_id)
        if act in ("archive", "delete"):
            self._leave(session_id)
        self.refresh()

    def _undoable(self, words: str, undo: Callable[[str], None], session_id: str) -> None:
        self._withdraw(session_id)
        self._offers[session_id] = self._say(
            words, act=self.tr("Undo"), do=lambda: undo(session_id)
        )

    def _withdraw(self, session_id: str) -> None:
        """Take an offer to undo away: it was undone elsewhere, or another one takes its place."""
        offer = self._offers.pop(session_id, None)
        if offer is not None and shiboken6.isValid(offer):
            offer.leave()

    def _unarchive(self, session_id: str) -> None:
        self._withdraw(session_id)
        self._try(self._sessions.archive, session_id, False)
        self.refresh()
        self.open(session_id)

    def _undelete(self, session_id: str) -> None:
        self._withdraw(session_id)
        self._try(self._sessions.restore, session_id)
        self.refresh()
        self.open(session_id)

    def _leave(self, session_id: str) -> None:
        """Show another conversation when the open one has gone."""
        if self.current is None or self.current.id != session_id:
            return
        self.current = None
        others = self._sessions.list(limit=1)
        if others:
            self.open(others[0].id)
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
        gone = self._sessions.last_deleted()
        if gone is None:
            self._say(self.tr("No conversation was deleted lately."))
        else:
            self._undelete(gone.id)

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

    def _try(self, fn: Callable[..., Any], *args: Any) -> Any:
        """Call a service; what goes wrong is said in place and gives None."""
        try:
            return fn(*args)
        except UserError as error:
            self._fail(error)
            return None
