"""What stands under a conversation's title in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from audiochat.services.workshop import Workshop
from audiochat.ui.assembly import Assembly
from audiochat.ui.chat.facts import fact_words
from audiochat.ui.chat.inline import plain_runs
from audiochat.ui.sessions.rows import one_line, session_rows
from audiochat.ui.sessions.sidebar import Sidebar
from audiochat.ui.widgets import Text


@pytest.mark.parametrize(
    ("message", "line"),
    [
        (
            "- [00:10] \u201cA swarm came.\u201d\n- [1:02:03] It left.",
            "\u201cA swarm came.\u201d It left.",
        ),
        ("# Title\n\n1. **one**\n2. `two`", "Title one two"),
        ("> said\nfrom 10 - 3 to 4", "said from 10 - 3 to 4"),
        ("", ""),
    ],
)
def test_marks_of_layout_and_places_are_left_out(message: str, line: str) -> None:
    assert one_line(message) == line


@pytest.mark.parametrize(
    ("written", "shown"),
    [("00:10", "0:10"), ("0:10", "0:10"), ("12:04", "12:04"), ("01:02:03", "1:02:03")],
)
def test_a_place_is_written_as_everywhere(written: str, shown: str) -> None:
    assert [run.text for run in plain_runs(f"at [{written}]")] == ["at ", shown]


def test_a_reply_stopped_before_its_first_word_says_nothing(data_dir: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        session = workshop.sessions.create("Bees")
        asked = workshop.chat.post(session.id, "How do bees make honey?")
        workshop.chat.note(session.id, asked.id, "", {"tokens_per_s": 0.0, "ttft_s": 0.0})
        (row,) = session_rows(workshop.sessions)
        assert row.preview == "How do bees make honey?"
        assert fact_words(workshop.sessions.path(session.id)[-1], "Gemma") == ["Gemma"]


def test_every_conversation_is_reached_by_scrolling(
    open_window: Callable[..., Assembly], data_dir: Path, qtbot: Any
) -> None:
    with Workshop.open(data_dir) as workshop:
        for number in range(230):
            workshop.sessions.create(f"Talk {number}")
    assembly = open_window()
    view = assembly.window.sidebar.conversations
    qtbot.waitUntil(lambda: len(view.rows.rows) == 100)
    bar = view.verticalScrollBar()
    for listed in (200, 230):
        bar.setValue(bar.maximum())
        before = bar.value()
        qtbot.waitUntil(lambda listed=listed: len(view.rows.rows) == listed)
        assert bar.value() > before * 0.8, "the list jumped to its beginning"
    assert view.rows.rows[-1].title == "Talk 0"
    assembly.window.activateWindow()
    qtbot.waitUntil(assembly.window.isActiveWindow)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    assembly.workshop.sessions.rename(view.rows.rows[0].id, "Told")
    assembly.shell.sessions.refresh()
    qtbot.waitUntil(lambda: view.rows.rows[0].title == "Told")
    assert view.currentIndex().row() == 229, "reading the list again moved the keys elsewhere"


def test_nothing_is_called_missing_before_it_was_looked_for(qtbot: Any, theme: Any) -> None:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.show()
    hint = "Conversations appear here."
    assert not [t for t in sidebar.findChildren(Text) if t.isVisible() and t.text() == hint]
    sidebar.set_sessions([], "")
    assert [t for t in sidebar.findChildren(Text) if t.isVisible() and t.text() == hint]
