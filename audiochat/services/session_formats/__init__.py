"""One file, one format that a conversation can be exported to: ``render(conversation) -> str``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from audiochat.domain.conversation import Message, Role, Session

NAMES = {Role.USER: "You", Role.ASSISTANT: "Assistant", Role.SYSTEM: "System"}
"""How the speakers are called in an export."""


def clock(time: datetime) -> str:
    """A time as a person reads it, in their own zone: ``2026-01-31 14:05``."""
    return time.astimezone().strftime("%Y-%m-%d %H:%M")


@dataclass(frozen=True, slots=True)
class Conversation:
    """What an export is made of: ``path`` is what is shown, ``everything`` holds all versions."""

    session: Session
    path: list[Message]
    everything: list[Message]
