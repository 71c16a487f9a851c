"""The tables. The migrations make them; a test holds the two together."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field, ForeignKey, SQLModel

from audiochat.store.types import UtcDateTime


def _later(target: str, name: str) -> ForeignKey:
    """A foreign key checked at commit: two tables that point at each other need one."""
    return ForeignKey(target, name=name, deferrable=True, initially="DEFERRED", use_alter=True)


def _time(**options: Any) -> Any:
    return Field(sa_type=UtcDateTime, **options)


def _json() -> Any:
    return Field(default_factory=dict, sa_column=Column("metadata", JSON, nullable=False))


class SessionRow(SQLModel, table=True):
    """A conversation. ``touched`` orders sessions by use, whatever the clock does."""

    __tablename__ = "session"
    __table_args__ = (
        Index("ix_session_user_id", "user_id"),
        Index("ix_session_updated_at", "updated_at"),
        Index("ix_session_touched", "touched"),
        Index("ix_session_root_id", "root_id"),
        Index("ix_session_leaf_id", "leaf_id"),
        Index("ix_session_recording_id", "recording_id"),
    )

    id: str = Field(primary_key=True)
    title: str
    model_id: str | None = None
    user_id: str
    created_at: datetime = _time()
    updated_at: datetime = _time()
    touched: int
    message_count: int = 0
    is_archived: bool = False
    deleted_at: datetime | None = _time(default=None, nullable=True)
    root_id: str = Field(sa_column_args=(_later("message.id", "fk_session_root_id"),))
    leaf_id: str = Field(sa_column_args=(_later("message.id", "fk_session_leaf_id"),))
    recording_id: str | None = Field(
        default=None, foreign_key="recording.id", ondelete="SET NULL", nullable=True
    )
    meta: dict[str, Any] = _json()


class MessageRow(SQLModel, table=True):
    """A message. ``seq`` is the row's own number: it orders messages and ties the search to them."""

    __tablename__ = "message"
    __table_args__ = (
        Index("ix_message_session_id", "session_id"),
        Index("ix_message_timestamp", "timestamp"),
        Index("ix_message_session_id_timestamp", "session_id", "timestamp"),
        Index("ix_message_parent_id_seq", "parent_id", "seq"),
        Index("ix_message_recording_id", "recording_id"),
        Index("ix_message_revision_id", "revision_id"),
        Index("ix_message_streaming", "status", sqlite_where=text("status = 'streaming'")),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    session_id: str = Field(foreign_key="session.id", ondelete="CASCADE")
    parent_id: str = Field(foreign_key="message.id")
    role: str
    type: str
    status: str
    content: str
    timestamp: datetime = _time()
    model_id: str | None = None
    tokens_used: int | None = None
    response_time: float | None = None
    recording_id: str | None = Field(
        default=None, foreign_key="recording.id", ondelete="SET NULL", nullable=True
    )
    revision_id: str | None = Field(
        default=None, foreign_key="revision.id", ondelete="SET NULL", nullable=True
    )
    span_start: float | None = None
    span_end: float | None = None
    meta: dict[str, Any] = _json()


class RecordingRow(SQLModel, table=True):
    """A file the person opened. ``facts`` and ``tags`` are JSON; the picture is kept as it is."""

    __tablename__ = "recording"
    __table_args__ = (
        Index("ix_recording_sha256", "sha256"),
        Index("ix_recording_path", "path"),
        Index("ix_recording_touched", "touched"),
        Index("ix_recording_revision_id", "revision_id"),
    )

    id: str = Field(primary_key=True)
    path: str
    title: str
    sha256: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    tags: dict[str, Any] = Field(sa_type=JSON)
    picture: bytes | None = None
    picture_mime: str = ""
    revision_id: str = Field(sa_column_args=(_later("revision.id", "fk_recording_revision_id"),))
    created_at: datetime = _time()
    opened_at: datetime = _time()
    touched: int
    forgotten_at: datetime | None = _time(default=None, nullable=True)


class RevisionRow(SQLModel, table=True):
    """One step of a recording's history, its timeline as compact JSON text.

    ``notes`` is what is written about the recording (chapters, title, tags), NULL for nothing.
    """

    __tablename__ = "revision"
    __table_args__ = (
        Index("ix_revision_recording_id_seq", "recording_id", "seq"),
        Index("ix_revision_parent_id", "parent_id"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    recording_id: str = Field(foreign_key="recording.id", ondelete="CASCADE")
    parent_id: str = Field(foreign_key="revision.id")
    timeline: str
    label: str
    plan: dict[str, Any] | None = Field(default=None, sa_type=JSON, nullable=True)
    created_at: datetime = _time()
    notes: dict[str, Any] | None = Field(
        default=None, sa_column=Column("notes", JSON(none_as_null=True), nullable=True)
    )


class SourceRow(SQLModel, table=True):
    """Immutable samples on disk; a path inside the data folder is kept relative to it."""

    __tablename__ = "source"

    id: str = Field(primary_key=True)
    path: str
    rate: int
    channels: int
    frames: int
    kind: str


class RevisionSourceRow(SQLModel, table=True):
    """Which sources a revision uses, so that no source still needed is thrown away."""

    __tablename__ = "revision_source"
    __table_args__ = (Index("ix_revision_source_source_id", "source_id"),)

    revision_id: str = Field(primary_key=True, foreign_key="revision.id", ondelete="CASCADE")
    source_id: str = Field(primary_key=True, foreign_key="source.id")


class WordBlockRow(SQLModel, table=True):
    """A recognised stretch of a source with all its words as one text, so that ten hours are few rows."""

    __tablename__ = "word_block"
    __table_args__ = (
        Index("ix_word_block_source_id_seq", "source_id", "seq"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    source_id: str = Field(foreign_key="source.id", ondelete="CASCADE")
    begins: float
    ends: float
    words: str
    language: str
    origin: str


class WordLinkRow(SQLModel, table=True):
    """A stretch of a rendered source in which the words of another source are heard."""

    __tablename__ = "word_link"
    __table_args__ = (
        Index("ix_word_link_source_id", "source_id"),
        Index("ix_word_link_from_id", "from_id"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    source_id: str = Field(foreign_key="source.id", ondelete="CASCADE")
    begins: float
    ends: float
    from_id: str = Field(foreign_key="source.id", ondelete="CASCADE")
    from_begins: float
    from_ends: float


class CorrectionRow(SQLModel, table=True):
    """One block's part of a correction: from word ``first`` on, ``before`` became ``after``.

    Parts of one correction share ``step``, which grows.
    """

    __tablename__ = "correction"
    __table_args__ = (
        Index("ix_correction_block_id_step", "block_id", "step"),
        Index("ix_correction_step", "step"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    step: int
    label: str
    block_id: str = Field(foreign_key="word_block.id", ondelete="CASCADE")
    first: int
    before: str
    after: str
    undone: bool = False
    made_at: datetime = _time()


class ExchangeRow(SQLModel, table=True):
    """Words put in the place of others: what undoes it, or does it again where it is ``undone``.

    All but the label are JSON texts: the ids of blocks that are there now and of those that are not,
    the rows of the latter and of their corrections, and the sources all of them belong to.
    """

    __tablename__ = "exchange"
    __table_args__ = (
        Index("ix_exchange_recording_id_seq", "recording_id", "seq"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    recording_id: str = Field(foreign_key="recording.id", ondelete="CASCADE")
    label: str
    sources: str
    ids: str
    gone: str
    blocks: str
    corrections: str
    undone: bool = False
    made_at: datetime = _time()


class AnewRow(SQLModel, table=True):
    """A recording that is being heard anew; its old words stay until all of it is.

    ``options`` is how to listen, NULL for the person's own; ``origin`` is the recogniser's hash.
    """

    __tablename__ = "anew"

    recording_id: str = Field(primary_key=True, foreign_key="recording.id", ondelete="CASCADE")
    id: str = Field(unique=True)
    keep: bool
    origin: str
    options: dict[str, Any] | None = Field(
        default=None, sa_column=Column("options", JSON(none_as_null=True), nullable=True)
    )
    begun_at: datetime = _time()


class AnewBlockRow(SQLModel, table=True):
    """A stretch that has been heard anew; see ``WordBlockRow``."""

    __tablename__ = "anew_block"
    __table_args__ = (
        Index("ix_anew_block_anew_id", "anew_id"),
        Index("ix_anew_block_source_id", "source_id"),
    )

    id: str = Field(primary_key=True)
    anew_id: str = Field(foreign_key="anew.id", ondelete="CASCADE")
    source_id: str = Field(foreign_key="source.id", ondelete="CASCADE")
    begins: float
    ends: float
    words: str
    language: str
    origin: str


class ModelRow(SQLModel, table=True):
    """A model that was met, by the SHA-256 of its file."""

    __tablename__ = "model"

    id: str = Field(primary_key=True)
    name: str
    provider: str
    path: str | None = None
    is_base: bool = False
    context_length: int
    size_bytes: int
    details: dict[str, Any] = Field(sa_type=JSON)


class VerdictRow(SQLModel, table=True):
    """What was found out about a file, by its hash and by what it was examined for."""

    __tablename__ = "verdict"

    sha256: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    ok: bool
    reason: str
    details: dict[str, Any] = Field(sa_type=JSON)
    decided_at: datetime = _time()


class SettingRow(SQLModel, table=True):
    """A choice of the person, as JSON text."""

    __tablename__ = "setting"

    key: str = Field(primary_key=True)
    value: str


class PresetRow(SQLModel, table=True):
    """A named set of sampling choices and a system prompt."""

    __tablename__ = "preset"

    name: str = Field(primary_key=True)
    system_prompt: str
    sampling: dict[str, Any] = Field(sa_type=JSON)


class PassageRow(SQLModel, table=True):
    """A passage of what is said in a source; ``vector`` is 384 float16 numbers made by ``engine``."""

    __tablename__ = "passage"
    __table_args__ = (
        Index("ix_passage_source_id_start", "source_id", "start"),
        {"sqlite_autoincrement": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    source_id: str = Field(foreign_key="source.id", ondelete="CASCADE")
    start: float
    end: float
    text: str
    engine: str
    vector: bytes
