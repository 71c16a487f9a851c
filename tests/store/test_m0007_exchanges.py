"""The step that keeps words put in the place of others: none at first, and they go with their recording."""

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
EXCHANGE = (
    "INSERT INTO exchange VALUES (1, 'e', 'r', 'Import', '[]', '[]', '[]', '[]', '[]', 0,"
    " '2026-01-01')"
)


def test_nothing_is_known_at_first_and_what_is_goes_with_its_recording(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        run = connection.exec_driver_sql
        runner.upgrade(connection, until="0006")
        run("PRAGMA defer_foreign_keys = ON")
        run(RECORDING)
        run(REVISION)
        runner.upgrade(connection, until="0007")
        assert runner.current(connection) == "0007"
        assert run("SELECT * FROM exchange").all() == []
        run(EXCHANGE)
        run("DELETE FROM recording")
        assert run("SELECT * FROM exchange").all() == []
    database.close()
