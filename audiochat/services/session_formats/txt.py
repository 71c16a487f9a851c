"""Plain text: a line that says who speaks, then what they say."""

from __future__ import annotations

from audiochat.services.session_formats import NAMES, Conversation, clock


def render(conversation: Conversation) -> str:
    """The messages shown, as plain text."""
    out = [conversation.session.title or "Conversation", ""]
    for message in conversation.path:
        out += [f"[{clock(message.timestamp)}] {NAMES[message.role]}:", message.content, ""]
    return "\n".join(out)
