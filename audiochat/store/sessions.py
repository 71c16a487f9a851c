"""Sessions in the database."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, update
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session as Db
from sqlmodel import col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from audiochat.domain.conversation import Session, SessionLine
from audiochat.domain.errors import NotFound
from audiochat.store.engine import Database
from audiochat.store.tables import MessageRow, SessionRow
from audiochat.store.types import clean, now

LINE_CHARACTERS = 480
"""Characters of a message that its line is made of."""


def to_session(row: SessionRow) -> Session:
    """A row as the program's value."""
    return Session(
        id=row.id,
        title=row.title,
        model_id=row.model_id,
        user_id=row.user_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
        message_count=row.message_count,
        is_archived=row.is_archived,
        root_id=row.root_id,
        leaf_id=row.leaf_id,
        recording_id=row.recording_id,
        metadata=dict(row.meta),
    )


def next_touch(db: Db) -> int:
    """The number that puts a session before all others in the list."""
    return (db.exec(select(func.max(SessionRow.touched))).one() or 0) + 1


def listing(text: str, archived: bool, limit: int, offset: int) -> SelectOfScalar[SessionRow]:
    """The query behind the list of sessions: newest use first, titles holding ``text``."""
    query = (
        select(SessionRow)
        .where(col(SessionRow.deleted_at).is_(None), col(SessionRow.is_archived) == archived)
        .order_by(col(SessionRow.touched).desc())
        .limit(limit)
        .offset(offset)
    )
    if text:
        found = func.instr(func.casefold(SessionRow.title), text.casefold())
        query = query.where(found > 0)
    return query


def lines(archived: bool, limit: int, offset: int) -> Select[Any]:
    """The query behind the lines of the list: conversations and how their last two messages begin.

    The root is none of them: where a conversation ends at its root, both are NULL.
    """
    row, leaf, above = SessionRow, aliased(MessageRow), aliased(MessageRow)
    return (
        columns(
            col(row.id),
            col(row.title),
            col(row.updated_at),
            col(row.is_archived),
            func.substr(col(above.content), 1, LINE_CHARACTERS),
            func.substr(col(leaf.content), 1, LINE_CHARACTERS),
        )
        .outerjoin(leaf, (col(leaf.id) == row.leaf_id) & (col(leaf.id) != row.root_id))
        .outerjoin(above, (col(above.id) == leaf.parent_id) & (col(above.id) != row.root_id))
        .where(col(row.deleted_at).is_(None), col(row.is_archived) == archived)
        .order_by(col(row.touched).desc())
        .limit(limit)
        .offset(offset)
    )


def to_line(name: str, title: str, at: datetime, archived: bool, *said: str | None) -> SessionLine:
    """A row of ``lines`` as the program's value."""
    words = tuple(words for words in said if words is not None)
    return SessionLine(name, title, at, archived, words)


class Sessions:
    """Conversations as rows; ``services/sessions.py`` is what the rest of the program calls."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, title: str, model_id: str | None, user_id: str = "local") -> Session:
        """A new session with its empty root message."""
        at, session_id, root_id = now(), uuid.uuid4().hex, uuid.uuid4().hex
        with self._database.write() as db:
            row = SessionRow(
                id=session_id,
                title=clean(title),
                model_id=model_id,
                user_id=user_id,
                created_at=at,
                updated_at=at,
                touched=next_touch(db),
                root_id=root_id,
                leaf_id=root_id,
            )
            db.add(row)
            db.flush()
            root = MessageRow(
                id=root_id,
                session_id=session_id,
                parent_id=root_id,
                role="system",
                type="text",
                status="complete",
                content="",
                timestamp=at,
            )
            db.add(root)
            db.flush()
            return to_session(row)

    def get(self, session_id: str) -> Session:
        """The session, deleted or not, until it is purged; ``NotFound`` otherwise."""
        with self._database.read() as db:
            row = db.get(SessionRow, session_id)
            if row is None:
                raise NotFound("There is no such conversation.", "It may have been deleted.")
            return to_session(row)

    def change(self, session_id: str, *, vital: bool = False, **values: Any) -> None:
        """Set columns of a session; ``NotFound`` when it is not there."""
        if "title" in values:
            values["title"] = clean(values["title"])
        with self._database.write(vital=vital) as db:
            done = db.exec(
                update(SessionRow).where(col(SessionRow.id) == session_id).values(**values)
            )
            if done.rowcount == 0:
                raise NotFound("There is no such conversation.", "It may have been deleted.")

    def lines(self, archived: bool = False, limit: int = 100, offset: int = 0) -> list[SessionLine]:
        """A page of sessions as a list shows them, last used first, in one query."""
        with self._database.read() as db:
            rows = db.connection().execute(lines(archived, limit, offset))
            return [to_line(*row) for row in rows]

    def list(
        self, text: str = "", archived: bool = False, limit: int = 100, offset: int = 0
    ) -> list[Session]:
        """A page of sessions, last used first, whose titles hold ``text``."""
        with self._database.read() as db:
            return [to_session(row) for row in db.exec(listing(text, archived, limit, offset))]

    def last_deleted(self) -> Session | None:
        """The session deleted last, until it is purged."""
        query = select(SessionRow).where(col(SessionRow.deleted_at).is_not(None))
        with self._database.read() as db:
            row = db.exec(query.order_by(col(SessionRow.deleted_at).desc()).limit(1)).first()
            return None if row is None else to_session(row)

    def purge(self, before: datetime) -> int:
        """Throw away for good what was deleted before a time; returns how many sessions went."""
        with self._database.write(vital=True) as db:
            done = db.exec(delete(SessionRow).where(col(SessionRow.deleted_at) < before))
            return int(done.rowcount)
