"""Passages of what is said, with a full-text search and vectors of their meaning."""

from __future__ import annotations

from alembic import op

from audiochat.store.migrations.versions.m0001_first import bare

revision = "0002"
down_revision = "0001"

TABLE = """
CREATE TABLE passage (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    start FLOAT NOT NULL,
    "end" FLOAT NOT NULL,
    text VARCHAR NOT NULL,
    engine VARCHAR NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
)
"""


def upgrade() -> None:
    op.execute(TABLE)
    op.execute("CREATE INDEX ix_passage_source_id_start ON passage (source_id, start)")
    op.execute(f"CREATE VIEW passage_text AS SELECT seq, {bare('text')} AS text FROM passage")
    op.execute(
        "CREATE VIRTUAL TABLE passage_fts USING fts5(text, content='passage_text',"
        " content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2')"
    )
    add = f"INSERT INTO passage_fts(rowid, text) VALUES (new.seq, {bare('new.text')});"
    drop = (
        "INSERT INTO passage_fts(passage_fts, rowid, text)"
        f" VALUES ('delete', old.seq, {bare('old.text')});"
    )
    op.execute(f"CREATE TRIGGER passage_fts_add AFTER INSERT ON passage BEGIN {add} END")
    op.execute(f"CREATE TRIGGER passage_fts_drop AFTER DELETE ON passage BEGIN {drop} END")
