"""The words of recordings: recognised blocks, what was rendered from what, and corrections."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

TABLES = """
CREATE TABLE word_block (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    begins FLOAT NOT NULL,
    ends FLOAT NOT NULL,
    words VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE INDEX ix_word_block_source_id_seq ON word_block (source_id, seq);
CREATE TABLE word_link (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    source_id VARCHAR NOT NULL,
    begins FLOAT NOT NULL,
    ends FLOAT NOT NULL,
    from_id VARCHAR NOT NULL,
    from_begins FLOAT NOT NULL,
    from_ends FLOAT NOT NULL,
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE,
    FOREIGN KEY(from_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE INDEX ix_word_link_source_id ON word_link (source_id);
CREATE INDEX ix_word_link_from_id ON word_link (from_id);
CREATE TABLE correction (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    step INTEGER NOT NULL,
    label VARCHAR NOT NULL,
    block_id VARCHAR NOT NULL,
    first INTEGER NOT NULL,
    before VARCHAR NOT NULL,
    after VARCHAR NOT NULL,
    undone BOOLEAN NOT NULL,
    made_at DATETIME NOT NULL,
    FOREIGN KEY(block_id) REFERENCES word_block (id) ON DELETE CASCADE
);
CREATE INDEX ix_correction_block_id_step ON correction (block_id, step);
CREATE INDEX ix_correction_step ON correction (step)
"""


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        op.execute(statement)
