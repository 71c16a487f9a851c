"""What can be done with the conversation from menus, keys and the palette."""

from __future__ import annotations

from typing import Any

from audiochat.ui.actions import Action


def _has_chat(deeds: Any) -> bool:
    return deeds.chat is not None


def _can_stop(deeds: Any) -> bool:
    return _has_chat(deeds) and bool(deeds.chat.busy)


def _has_reply(deeds: Any) -> bool:
    return _has_chat(deeds) and not deeds.chat.busy and deeds.chat.last_reply() is not None


ACTIONS = (
    Action(
        "conversation.write",
        "Write a message",
        ("Conversation",),
        lambda deeds: deeds.chat.focus_composer(),
        "Ctrl+L",
        "message-circle",
        enabled=_has_chat,
        section=10,
        words=("focus", "type", "composer"),
    ),
    Action(
        "conversation.read",
        "Go to the last message",
        ("Conversation",),
        lambda deeds: deeds.chat.focus_messages(),
        "Ctrl+Shift+L",
        "arrow-down",
        enabled=_has_chat,
        section=10,
        words=("latest", "end", "read"),
    ),
    Action(
        "conversation.stop",
        "Stop the reply",
        ("Conversation",),
        lambda deeds: deeds.chat.stop(),
        "Ctrl+.",
        "square",
        enabled=_can_stop,
        section=20,
        words=("cancel", "halt"),
    ),
    Action(
        "conversation.regenerate",
        "Answer again",
        ("Conversation",),
        lambda deeds: deeds.chat.regenerate(deeds.chat.last_reply()),
        "Ctrl+Shift+R",
        "refresh-cw",
        enabled=_has_reply,
        section=20,
        hint="The old answer stays as another version",
        words=("regenerate", "retry", "another version"),
    ),
    Action(
        "conversation.copy_reply",
        "Copy the last answer",
        ("Conversation",),
        lambda deeds: deeds.chat.copy_last_reply(),
        "Ctrl+Shift+C",
        "copy",
        enabled=_has_reply,
        section=20,
        words=("clipboard",),
    ),
)
