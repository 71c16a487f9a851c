"""The first step: from nothing to all tables, with a search that follows them."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from audiochat.store.ballast import Ballast
from audiochat.store.engine import Database
from audiochat.store.migrations import runner

MESSAGE = (
    "INSERT INTO message (id, session_id, parent_id, role, type, status, content, timestamp,"
    " metadata) VALUES ('m', 's', 'm', 'user', 'text', 'complete', ?, '2026-01-01 00:00:00', '{}')"
)
SESSION = (
    "INSERT INTO session (id, title, user_id, created_at, updated_at, touched, message_count,"
    " is_archived, root_id, leaf_id, metadata) VALUES ('s', '', 'local', '2026-01-01 00:00:00',"
    " '2026-01-01 00:00:00', 1, 0, 0, 'm', 'm', '{}')"
)
FOUND = "SELECT rowid FROM message_fts WHERE message_fts MATCH ?"


def test_from_nothing(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        assert runner.current(connection) is None
        runner.upgrade(connection, until="0001")
        assert runner.current(connection) == "0001"
    look = inspect(database.engine)
    assert {"session", "message", "recording", "revision", "source", "model", "verdict"} < set(
        look.get_table_names()
    )
    indexed = {tuple(i["column_names"]) for i in look.get_indexes("message")}
    assert {("session_id",), ("timestamp",), ("session_id", "timestamp")} < indexed
    sessions = {tuple(i["column_names"]) for i in look.get_indexes("session")}
    assert {("user_id",), ("updated_at",)} < sessions
    with database.engine.begin() as connection:
        connection.exec_driver_sql(SESSION)
        connection.exec_driver_sql(MESSAGE, ("שָׁלוֹם café",))
        for word in ("שלום", "cafe"):
            assert connection.exec_driver_sql(FOUND, (word,)).all()
        connection.exec_driver_sql("UPDATE message SET content = 'other'")
        assert not connection.exec_driver_sql(FOUND, ("cafe",)).all()
        assert connection.exec_driver_sql(FOUND, ("other",)).all()
        connection.exec_driver_sql("DELETE FROM session")
        assert not connection.exec_driver_sql(FOUND, ("other",)).all()
        connection.exec_driver_sql("INSERT INTO message_fts(message_fts) VALUES('integrity-check')")
    database.close()
