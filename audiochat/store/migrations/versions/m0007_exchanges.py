"""Words that were put in the place of others, so that Undo knows them after another start, too."""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"

TABLES = """
CREATE TABLE exchange (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    recording_id VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    sources VARCHAR NOT NULL,
    ids VARCHAR NOT NULL,
    gone VARCHAR NOT NULL,
    blocks VARCHAR NOT NULL,
    corrections VARCHAR NOT NULL,
    undone BOOLEAN NOT NULL,
    made_at DATETIME NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(recording_id) REFERENCES recording (id) ON DELETE CASCADE
);
CREATE INDEX ix_exchange_recording_id_seq ON exchange (recording_id, seq)
"""


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        op.execute(statement)
