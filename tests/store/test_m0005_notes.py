"""The step that gives each state of a recording chapters, a title and tags: there are none at first."""

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
REVISION = (
    "INSERT INTO revision (seq, id, recording_id, parent_id, timeline, label, created_at)"
    " VALUES (1, 'v', 'r', 'v', '[]', 'opened', '2026-01-01')"
)


def test_histories_of_before_have_nothing_written(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        runner.upgrade(connection, until="0004")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(RECORDING)
        connection.exec_driver_sql(REVISION)
        runner.upgrade(connection, until="0005")
        assert runner.current(connection) == "0005"
        found = "SELECT id, notes FROM revision"
        assert connection.exec_driver_sql(found).all() == [("v", None)]
        connection.exec_driver_sql("DELETE FROM recording")
    database.close()
