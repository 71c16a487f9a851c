"""The step that keeps what is heard anew: libraries of before have nothing begun, and rows go along."""

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
SOURCE = "INSERT INTO source VALUES ('s', 's.wav', 16000, 1, 160000, 'original')"
ANEW = "INSERT INTO anew VALUES ('r', 'a', 1, 'tiny', NULL, '2026-01-01')"
BLOCK = "INSERT INTO anew_block VALUES ('b', 'a', 's', 0.0, 1.0, '{}', 'en', 'tiny')"


def test_nothing_is_begun_and_what_is_begun_goes_with_its_recording(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        run = connection.exec_driver_sql
        runner.upgrade(connection, until="0005")
        run("PRAGMA defer_foreign_keys = ON")
        run(RECORDING)
        run(REVISION)
        run(SOURCE)
        runner.upgrade(connection, until="0006")
        assert runner.current(connection) == "0006"
        assert run("SELECT * FROM anew").all() == []
        run(ANEW)
        run(BLOCK)
        run("DELETE FROM recording")
        assert run("SELECT * FROM anew_block").all() == []
    database.close()
