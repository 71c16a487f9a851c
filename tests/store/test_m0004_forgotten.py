"""The step that lets a recording leave the list and come back: nothing known is lost by it."""

from __future__ import annotations

from pathlib import Path

from audiochat.store.ballast import Ballast
from audiochat.store.engine import Database
from audiochat.store.migrations import runner

RECORDING = (
    "INSERT INTO recording (id, path, title, sha256, facts, tags, picture_mime, revision_id,"
    " created_at, opened_at, touched)"
    " VALUES ('r', 'r.wav', 'R', 'aa', '{}', '{}', '', 'v', '2026-01-01', '2026-01-01', 1)"
)
REVISION = "INSERT INTO revision VALUES (1, 'v', 'r', 'v', '[]', 'opened', NULL, '2026-01-01')"


def test_recordings_of_before_stay_on_the_list(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        runner.upgrade(connection, until="0003")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(RECORDING)
        connection.exec_driver_sql(REVISION)
        runner.upgrade(connection, until="0004")
        assert runner.current(connection) == "0004"
        shown = "SELECT id FROM recording WHERE forgotten_at IS NULL"
        assert connection.exec_driver_sql(shown).all() == [("r",)]
        connection.exec_driver_sql("DELETE FROM recording")
    database.close()
