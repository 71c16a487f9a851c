"""JSON: the session, every message with all its versions and facts, and which ones are shown."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from audiochat.services.session_formats import Conversation


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"cannot write {type(value).__name__}")


def render(conversation: Conversation) -> str:
    """The whole tree, so that nothing is left out."""
    value = {
        "session": asdict(conversation.session),
        "shown": [message.id for message in conversation.path],
        "messages": [asdict(message) for message in conversation.everything],
    }
    return json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n"
