"""Messages in the database: a tree a session, walked from the leaf up."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import literal, text, update
from sqlalchemy.orm import aliased
from sqlmodel import Session as Db
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from audiochat.domain.conversation import Message, MessageStatus, MessageType, Role
from audiochat.domain.errors import NotFound
from audiochat.store.engine import Database
from audiochat.store.sessions import next_touch
from audiochat.store.tables import MessageRow, SessionRow
from audiochat.store.types import clean, now

MOST_AT_ONCE = 10_000
"""Values in one query; SQLite takes 32,766 at least."""

WALK_DOWN = """
WITH RECURSIVE walk(id, depth) AS (
    SELECT :id, 0
    UNION ALL
    SELECT (SELECT c.id FROM message c WHERE c.parent_id = walk.id AND c.id <> walk.id
            ORDER BY c.seq DESC LIMIT 1), walk.depth + 1
    FROM walk WHERE walk.id IS NOT NULL
)
SELECT id FROM walk WHERE id IS NOT NULL ORDER BY depth DESC LIMIT 1
"""
"""From a message to the end of its newest branch."""


def walk_up(leaf_id: str, limit: int) -> SelectOfScalar[MessageRow]:
    """The messages from a leaf towards the root (left out), at most ``limit``, oldest first."""
    start = (
        select(MessageRow.seq, MessageRow.parent_id, literal(1).label("depth"))
        .where(MessageRow.id == leaf_id, MessageRow.id != MessageRow.parent_id)
        .cte("walk", recursive=True)
    )
    above = aliased(MessageRow)
    step = (
        select(above.seq, above.parent_id, start.c.depth + 1)
        .join(start, col(above.id) == start.c.parent_id)
        .where(above.id != above.parent_id, start.c.depth < limit)
    )
    walk = start.union_all(step)
    # IN, not a join: that one reads the whole table and looks each message up in the walk.
    return (
        select(MessageRow)
        .where(col(MessageRow.seq).in_(select(walk.c.seq)))
        .order_by(col(MessageRow.seq))
    )


def to_message(row: MessageRow, siblings: tuple[str, ...]) -> Message:
    """A row as the program's value."""
    return Message(
        id=row.id,
        session_id=row.session_id,
        parent_id=row.parent_id,
        seq=row.seq or 0,
        role=Role(row.role),
        type=MessageType(row.type),
        status=MessageStatus(row.status),
        content=row.content,
        timestamp=row.timestamp,
        model_id=row.model_id,
        tokens_used=row.tokens_used,
        response_time=row.response_time,
        recording_id=row.recording_id,
        revision_id=row.revision_id,
        span_start=row.span_start,
        span_end=row.span_end,
        metadata=dict(row.meta),
        siblings=siblings,
    )


def _siblings(db: Db, parents: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Ids of the children of each parent, in order."""
    out: dict[str, tuple[str, ...]] = {}
    wanted = sorted(set(parents))
    for first in range(0, len(wanted), MOST_AT_ONCE):
        query = (
            select(MessageRow.parent_id, MessageRow.id)
            .where(
                col(MessageRow.parent_id).in_(wanted[first : first + MOST_AT_ONCE]),
                MessageRow.id != MessageRow.parent_id,
            )
            .order_by(col(MessageRow.seq))
        )
        for parent, child in db.exec(query):
            out[parent] = (*out.get(parent, ()), child)
    return out


def _convert(db: Db, rows: list[MessageRow]) -> list[Message]:
    siblings = _siblings(db, (row.parent_id for row in rows))
    return [to_message(row, siblings.get(row.parent_id, (row.id,))) for row in rows]


class Messages:
    """Messages as rows; ``services/chat.py`` is what the rest of the program calls."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        session_id: str,
        parent_id: str,
        role: Role,
        content: str,
        *,
        type: MessageType = MessageType.TEXT,
        status: MessageStatus = MessageStatus.COMPLETE,
        metadata: dict[str, Any] | None = None,
        **columns: Any,
    ) -> Message:
        """A new message, which becomes the session's leaf. ``columns``: recording_id, model_id, ..."""
        with self._database.write() as db:
            session = db.get(SessionRow, session_id)
            parent = db.exec(select(MessageRow).where(MessageRow.id == parent_id)).first()
            if session is None or parent is None or parent.session_id != session_id:
                raise NotFound("There is no such conversation.", "It may have been deleted.")
            row = MessageRow(
                id=uuid.uuid4().hex,
                session_id=session_id,
                parent_id=parent_id,
                role=role.value,
                type=type.value,
                status=status.value,
                content=clean(content),
                timestamp=now(),
                meta=metadata or {},
                **columns,
            )
            db.add(row)
            db.flush()
            session.leaf_id = row.id
            session.message_count += 1
            session.updated_at = row.timestamp
            session.touched = next_touch(db)
            db.add(session)
            db.flush()
            return _convert(db, [row])[0]

    def get(self, message_id: str) -> Message:
        """The message; ``NotFound`` when there is none."""
        with self._database.read() as db:
            row = db.exec(select(MessageRow).where(MessageRow.id == message_id)).first()
            if row is None:
                raise NotFound("There is no such message.", "It may have been deleted.")
            return _convert(db, [row])[0]

    def change(self, message_id: str, *, vital: bool = False, **values: Any) -> None:
        """Set columns of a message (``meta`` replaces its metadata)."""
        if "content" in values:
            values["content"] = clean(values["content"])
        with self._database.write(vital=vital) as db:
            done = db.exec(
                update(MessageRow).where(col(MessageRow.id) == message_id).values(**values)
            )
            if done.rowcount == 0:
                raise NotFound("There is no such message.", "It may have been deleted.")

    def path(self, leaf_id: str, limit: int, before: str | None = None) -> list[Message]:
        """At most ``limit`` messages that end at ``leaf_id`` (or just above ``before``), oldest first.

        The root is left out.
        """
        with self._database.read() as db:
            if before is not None:
                found = select(MessageRow.parent_id).where(MessageRow.id == before)
                leaf_id = db.exec(found).first() or leaf_id
            return _convert(db, list(db.exec(walk_up(leaf_id, limit))))

    def all(self, session_id: str) -> list[Message]:
        """Every message of a session with all versions, in order, without the root."""
        with self._database.read() as db:
            query = (
                select(MessageRow)
                .where(MessageRow.session_id == session_id, MessageRow.id != MessageRow.parent_id)
                .order_by(col(MessageRow.seq))
            )
            return _convert(db, list(db.exec(query)))

    def leaf_under(self, message_id: str) -> str:
        """The end of the newest branch below a message (itself when nothing is below it)."""
        with self._database.read() as db:
            found = db.connection().execute(text(WALK_DOWN).bindparams(id=message_id)).first()
            return message_id if found is None else str(found[0])

    def interrupt_streaming(self) -> int:
        """Mark what was being written when the program ended; returns how many."""
        with self._database.write(vital=True) as db:
            done = db.exec(
                update(MessageRow)
                .where(text("status = 'streaming'"))
                .values(status=MessageStatus.INTERRUPTED.value)
            )
            return int(done.rowcount)
