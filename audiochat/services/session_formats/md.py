"""Markdown: a heading a message, the content as it is."""

from __future__ import annotations

from audiochat.services.session_formats import NAMES, Conversation, clock


def render(conversation: Conversation) -> str:
    """The messages shown, as Markdown."""
    out = [f"# {conversation.session.title or 'Conversation'}", ""]
    for message in conversation.path:
        out += [f"## {NAMES[message.role]}, {clock(message.timestamp)}", ""]
        out += [message.content, ""]
    return "\n".join(out)
