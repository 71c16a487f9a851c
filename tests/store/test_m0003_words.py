"""The third step: words, what was rendered from what, and corrections beside what there was."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import inspect

from audiochat.store.ballast import Ballast
from audiochat.store.engine import Database
from audiochat.store.migrations import runner

SOURCE = "INSERT INTO source VALUES (?, 'x.wav', 48000, 1, 480000, 'original')"
BLOCK = (
    "INSERT INTO word_block (id, source_id, begins, ends, words, language, origin)"
    " VALUES ('b', 'one', 0, 30, '{}', 'en', 'imported')"
)
LINK = (
    "INSERT INTO word_link (source_id, begins, ends, from_id, from_begins, from_ends)"
    " VALUES ('two', 0, 1, 'one', 0, 1)"
)
CORRECTION = (
    "INSERT INTO correction (step, label, block_id, first, before, after, undone, made_at)"
    " VALUES (1, 'x', 'b', 0, '{}', '{}', 0, '2026-01-01 00:00:00')"
)


def test_words_come_and_go_with_their_source(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        runner.upgrade(connection, until="0002")
        connection.exec_driver_sql(SOURCE, ("one",))
        connection.exec_driver_sql(SOURCE, ("two",))
    with database.engine.begin() as connection:
        runner.upgrade(connection, until="0003")
        assert runner.current(connection) == "0003"
    assert {"word_block", "word_link", "correction"} < set(
        inspect(database.engine).get_table_names()
    )
    with database.engine.begin() as connection:
        for statement in (BLOCK, LINK, CORRECTION):
            connection.exec_driver_sql(statement)
        assert len(connection.exec_driver_sql("SELECT * FROM source").all()) == 2
        connection.exec_driver_sql("DELETE FROM source WHERE id = 'one'")
        for table in ("word_block", "word_link", "correction"):
            assert not connection.exec_driver_sql(f"SELECT * FROM {table}").all(), table
    database.close()
