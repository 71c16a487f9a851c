"""What has been heard anew of a recording so far, until all of it is and takes the old words' place."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

TABLES = """
CREATE TABLE anew (
    recording_id VARCHAR NOT NULL PRIMARY KEY,
    id VARCHAR NOT NULL,
    keep BOOLEAN NOT NULL,
    origin VARCHAR NOT NULL,
    options JSON,
    begun_at DATETIME NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(recording_id) REFERENCES recording (id) ON DELETE CASCADE
);
CREATE TABLE anew_block (
    id VARCHAR NOT NULL PRIMARY KEY,
    anew_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    begins FLOAT NOT NULL,
    ends FLOAT NOT NULL,
    words VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    FOREIGN KEY(anew_id) REFERENCES anew (id) ON DELETE CASCADE,
    FOREIGN KEY(source_id) REFERENCES source (id) ON DELETE CASCADE
);
CREATE INDEX ix_anew_block_anew_id ON anew_block (anew_id);
CREATE INDEX ix_anew_block_source_id ON anew_block (source_id)
"""


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        op.execute(statement)
