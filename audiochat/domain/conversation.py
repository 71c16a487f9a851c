"""Sessions and messages: a tree in which nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """Who speaks."""

    USER = "user"
    ASSISTANT = "assistant"
    SYSTEM = "system"


class MessageType(StrEnum):
    """What a message holds."""

    TEXT = "text"
    AUDIO = "audio"
    IMAGE = "image"
    FILE = "file"


class MessageStatus(StrEnum):
    """How far a message got."""

    COMPLETE = "complete"
    STREAMING = "streaming"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation. ``root_id`` is its empty first message; ``leaf_id`` the message now shown last."""

    id: str
    title: str
    model_id: str | None
    user_id: str
    created_at: datetime
    updated_at: datetime
    message_count: int
    is_archived: bool
    root_id: str
    leaf_id: str
    recording_id: str | None = None
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A conversation as a list shows it. ``said``: how its last two messages begin, the last one last."""

    id: str
    title: str
    updated_at: datetime
    is_archived: bool
    said: tuple[str, ...] = ()


def understood(metadata: Mapping[str, Any]) -> dict[str, Any]:
    """What the editor understood of the sentence that a message answers; empty for any other message."""
    found = metadata.get("understanding")
    return found if isinstance(found, dict) else {}


UNASKED = "unasked"
"""The key beside a message that the program wrote by itself, and that answers no other."""


def can_be_answered_again(metadata: Mapping[str, Any]) -> bool:
    """Whether a reply is one to a sentence that can be given anew: no plan card, nothing unasked."""
    return "plan" not in metadata and UNASKED not in metadata


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the tree. ``parent_id`` is never null; the root's parent is itself.

    ``seq`` orders messages (timestamps do not). ``siblings`` are the ids of all versions in order,
    this one included. ``metadata`` of a reply holds ``sampling``, ``model_hash``, ``seed``,
    ``prompt_tokens``, ``ttft_s``, ``tokens_per_s``; of a plan message ``plan`` (see
    ``services.commander``).
    """

    id: str
    session_id: str
    parent_id: str
    seq: int
    role: Role
    type: MessageType
    status: MessageStatus
    content: str
    timestamp: datetime
    model_id: str | None = None
    tokens_used: int | None = None
    response_time: float | None = None
    recording_id: str | None = None
    revision_id: str | None = None
    span_start: float | None = None
    span_end: float | None = None
    metadata: dict[str, Any] = field(default_factory=dict)
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A message that answers a search.

    ``snippet`` is plain text around the words found; ``marks`` are the half-open character ranges
    of those words in it.
    """

    session_id: str
    session_title: str
    message_id: str
    role: Role
    timestamp: datetime
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyDelta:
    """Text to put at the end of the reply ``message_id`` (empty in the first one, which names the reply)."""

    message_id: str
    text: str
