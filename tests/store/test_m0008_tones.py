"""The step that writes tones as such: what was bleeped before is shown like what is bleeped now."""

from __future__ import annotations

from pathlib import Path

from audiochat.domain.transcript import BLEEP, Word
from audiochat.store.ballast import Ballast
from audiochat.store.engine import Database
from audiochat.store.migrations import runner
from audiochat.store.words import dump_words, load_words

SOURCE = (
    "INSERT INTO source (id, path, rate, channels, frames, kind)"
    " VALUES ('s', 's.wav', 8000, 1, 80000, 'rendered')"
)
BLOCK = (
    "INSERT INTO word_block (id, source_id, begins, ends, words, language, origin)"
    " VALUES (?, 's', ?, ?, ?, '', ?)"
)


def test_a_tone_of_before_is_one_now(data_dir: Path) -> None:
    database = Database(data_dir / "audiochat.db", Ballast(data_dir))
    with database.engine.begin() as connection:
        run = connection.exec_driver_sql
        runner.upgrade(connection, until="0007")
        run("PRAGMA defer_foreign_keys = ON")
        run(SOURCE)
        said = dump_words([Word("hello", 1.0, 1.5)])
        for row in (
            ("tone", 0.0, 1.2345, dump_words([]), "carried"),
            ("pause", 2.0, 3.0, dump_words([]), "recogniser"),
            ("words", 3.0, 4.0, said, "carried"),
        ):
            run(BLOCK, row)
        runner.upgrade(connection, until="0008")
        assert runner.current(connection) == "0008"
        found = dict(run("SELECT id, words FROM word_block").all())
        assert load_words(found["tone"]) == (Word(BLEEP, 0.0, 1.2345),)
        assert load_words(found["pause"]) == ()
        assert found["words"] == said
        run("DELETE FROM source")
    database.close()
