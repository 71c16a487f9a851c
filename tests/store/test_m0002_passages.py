"""The step that brings passages: the table, its search, and that both go with their source."""

from __future__ import annotations

from pathlib import Path

from audiochat.store.ballast import Ballast
from audiochat.store.engine import Database
from audiochat.store.migrations import runner

SOURCE = "INSERT INTO source VALUES ('s', 's.wav', 48000, 1, 48000, 'original')"
PASSAGE = (
    'INSERT INTO passage (id, source_id, start, "end", text, engine, vector)'
    " VALUES (?, 's', 0.0, 1.0, ?, 'e', x'')"
)
FOUND = "SELECT rowid FROM passage_fts WHERE passage_fts MATCH ?"


def test_passages_are_found_and_go_with_their_source(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        runner.upgrade(connection, until="0001")
        connection.exec_driver_sql(SOURCE)
        runner.upgrade(connection, until="0002")
        assert runner.current(connection) == "0002"
        connection.exec_driver_sql(PASSAGE, ("a", "We decided on the budgets"))
        connection.exec_driver_sql(PASSAGE, ("b", "הַתַּקְצִיב אושר"))
    with database.engine.begin() as connection:
        assert connection.exec_driver_sql(FOUND, ("budget",)).all() == [(1,)]
        assert connection.exec_driver_sql(FOUND, ("deciding",)).all() == [(1,)]
        assert connection.exec_driver_sql(FOUND, ("התקציב",)).all() == [(2,)]
        connection.exec_driver_sql("DELETE FROM source")
    with database.engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT * FROM passage").all() == []
        assert connection.exec_driver_sql(FOUND, ("budget",)).all() == []
    database.close()
