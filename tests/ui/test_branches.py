"""Branches of a conversation, from the header."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audiochat.ui.assembly import Assembly

Open = Callable[..., Assembly]
Ready = Callable[[Assembly], None]
Say = Callable[[Assembly, str], None]


def test_versions_are_offered_in_the_header_and_can_be_gone_back_to(
    open_window: Open, ready: Ready, say: Say, qtbot: Any
) -> None:
    assembly = open_window()
    ready(assembly)
    button = assembly.window.header.branches
    say(assembly, "Hello")
    assert button.isHidden()
    first = assembly.pane.conversation.messages[-1].id
    assembly.chat.regenerate(first)
    qtbot.waitUntil(lambda: not assembly.chat.busy, timeout=20_000)
    ready(assembly)
    qtbot.waitUntil(lambda: not button.isHidden())
    assert assembly.pane.conversation.messages[-1].id != first
    menu = assembly.branches.menu()
    entries = [action for action in menu.actions() if action.isCheckable()]
    assert [entry.isChecked() for entry in entries] == [False, True]
    entries[0].trigger()
    qtbot.waitUntil(lambda: assembly.pane.conversation.messages[-1].id == first, timeout=10_000)
    ready(assembly)
    menu.deleteLater()
    assembly.chat.start_new()
    assert button.isHidden()
