"""The first shape: conversations, recordings with their history, models, choices, and the search."""

from __future__ import annotations

from alembic import op

revision = "0001"
down_revision = None

POINTS = [
    *range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7,  # Hebrew
    *range(0x064B, 0x0660), 0x0670,  # Arabic
]
"""Vowel points and accents, which FTS5's own remove_diacritics leaves in and then splits words at."""

TABLES = """
CREATE TABLE model (
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    path VARCHAR,
    is_base BOOLEAN NOT NULL,
    context_length INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    details JSON NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE preset (
    name VARCHAR NOT NULL,
    system_prompt VARCHAR NOT NULL,
    sampling JSON NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE recording (
    id VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    facts JSON NOT NULL,
    tags JSON NOT NULL,
    picture BLOB,
    picture_mime VARCHAR NOT NULL,
    revision_id VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    opened_at DATETIME NOT NULL,
    touched INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_recording_revision_id FOREIGN KEY(revision_id) REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_recording_path ON recording (path);
CREATE INDEX ix_recording_revision_id ON recording (revision_id);
CREATE INDEX ix_recording_sha256 ON recording (sha256);
CREATE INDEX ix_recording_touched ON recording (touched);
CREATE TABLE setting (
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY ("key")
);
CREATE TABLE source (
    id VARCHAR NOT NULL,
    path VARCHAR NOT NULL,
    rate INTEGER NOT NULL,
    channels INTEGER NOT NULL,
    frames INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE verdict (
    sha256 VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    ok BOOLEAN NOT NULL,
    reason VARCHAR NOT NULL,
    details JSON NOT NULL,
    decided_at DATETIME NOT NULL,
    PRIMARY KEY (sha256, kind)
);
CREATE TABLE revision (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    recording_id VARCHAR NOT NULL,
    parent_id VARCHAR NOT NULL,
    timeline VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    "plan" JSON,
    created_at DATETIME NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(recording_id) REFERENCES recording (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES revision (id)
);
CREATE INDEX ix_revision_parent_id ON revision (parent_id);
CREATE INDEX ix_revision_recording_id_seq ON revision (recording_id, seq);
CREATE TABLE session (
    id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    model_id VARCHAR,
    user_id VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    touched INTEGER NOT NULL,
    message_count INTEGER NOT NULL,
    is_archived BOOLEAN NOT NULL,
    deleted_at DATETIME,
    root_id VARCHAR NOT NULL,
    leaf_id VARCHAR NOT NULL,
    recording_id VARCHAR,
    metadata JSON NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_session_root_id FOREIGN KEY(root_id) REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT fk_session_leaf_id FOREIGN KEY(leaf_id) REFERENCES message (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(recording_id) REFERENCES recording (id) ON DELETE SET NULL
);
CREATE INDEX ix_session_leaf_id ON session (leaf_id);
CREATE INDEX ix_session_recording_id ON session (recording_id);
CREATE INDEX ix_session_root_id ON session (root_id);
CREATE INDEX ix_session_touched ON session (touched);
CREATE INDEX ix_session_updated_at ON session (updated_at);
CREATE INDEX ix_session_user_id ON session (user_id);
CREATE TABLE message (
    seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id VARCHAR NOT NULL,
    session_id VARCHAR NOT NULL,
    parent_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    content VARCHAR NOT NULL,
    timestamp DATETIME NOT NULL,
    model_id VARCHAR,
    tokens_used INTEGER,
    response_time FLOAT,
    recording_id VARCHAR,
    revision_id VARCHAR,
    span_start FLOAT,
    span_end FLOAT,
    metadata JSON NOT NULL,
    UNIQUE (id),
    FOREIGN KEY(session_id) REFERENCES session (id) ON DELETE CASCADE,
    FOREIGN KEY(parent_id) REFERENCES message (id),
    FOREIGN KEY(recording_id) REFERENCES recording (id) ON DELETE SET NULL,
    FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE SET NULL
);
CREATE INDEX ix_message_parent_id_seq ON message (parent_id, seq);
CREATE INDEX ix_message_recording_id ON message (recording_id);
CREATE INDEX ix_message_revision_id ON message (revision_id);
CREATE INDEX ix_message_session_id ON message (session_id);
CREATE INDEX ix_message_session_id_timestamp ON message (session_id, timestamp);
CREATE INDEX ix_message_streaming ON message (status) WHERE status = 'streaming';
CREATE INDEX ix_message_timestamp ON message (timestamp);
CREATE TABLE revision_source (
    revision_id VARCHAR NOT NULL,
    source_id VARCHAR NOT NULL,
    PRIMARY KEY (revision_id, source_id),
    FOREIGN KEY(revision_id) REFERENCES revision (id) ON DELETE CASCADE,
    FOREIGN KEY(source_id) REFERENCES source (id)
);
CREATE INDEX ix_revision_source_source_id ON revision_source (source_id);
"""


def bare(column: str) -> str:
    """The SQL of a text column without vowel points."""
    for point in POINTS:
        column = f"replace({column}, char({point}), '')"
    return column


def upgrade() -> None:
    for statement in TABLES.split(";\n"):
        if statement.strip():
            op.execute(statement)
    op.execute(f"CREATE VIEW message_text AS SELECT seq, {bare('content')} AS content FROM message")
    op.execute(
        "CREATE VIRTUAL TABLE message_fts USING fts5(content, content='message_text',"
        " content_rowid='seq', tokenize='unicode61 remove_diacritics 2')"
    )
    add = f"INSERT INTO message_fts(rowid, content) VALUES (new.seq, {bare('new.content')});"
    drop = (
        "INSERT INTO message_fts(message_fts, rowid, content)"
        f" VALUES ('delete', old.seq, {bare('old.content')});"
    )
    op.execute(f"CREATE TRIGGER message_fts_add AFTER INSERT ON message BEGIN {add} END")
    op.execute(f"CREATE TRIGGER message_fts_drop AFTER DELETE ON message BEGIN {drop} END")
    op.execute(
        "CREATE TRIGGER message_fts_change AFTER UPDATE OF content ON message"
        f" WHEN old.content <> new.content BEGIN {drop} {add} END"
    )
