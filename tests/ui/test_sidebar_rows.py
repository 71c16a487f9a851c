"""What stands under a conversation's title in the sidebar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from audiochat.services.workshop import Workshop
from audiochat.ui.assembly import Assembly
from audiochat.ui.chat.facts import fact_words
from audiochat.ui.chat.inline import plain_runs
from audiochat.ui.sessions.lists import RowPainter
from audiochat.ui.sessions.rows import Row, one_line, session_rows
from audiochat.ui.sessions.sidebar import Sidebar
from audiochat.ui.widgets import Text


@pytest.mark.parametrize(
    ("message", "line"),
    [
        (
            "- [00:10] \u201cA swarm came.\u201d\n- [1:02:03] It left.",
            "\u201cA swarm came.\u201d It left.",
        ),
        ("The longest pause is 4.1 s at [02:07.1].", "The longest pause is 4.1 s at 2:07.1."),
        ("From [1:10] to [1:30] this is said:", "From 1:10 to 1:30 this is said:"),
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
        (row,) = session_rows(workshop.sessions.lines())
        assert row.preview == "How do bees make honey?"
        assert fact_words(workshop.sessions.path(session.id)[-1], "Gemma") == ["Gemma"]


def test_a_line_is_made_of_the_version_that_is_shown(data_dir: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        empty = workshop.sessions.create("Nothing yet")
        talk = workshop.sessions.create("Bees")
        asked = workshop.chat.post(talk.id, "How do bees make honey?")
        workshop.chat.note(talk.id, asked.id, "# Honey\n\nThey " + "dry nectar " * 400, {})
        workshop.chat.edit(asked.id, "And wax?")
        lines = workshop.sessions.lines()
        assert [line.said for line in lines] == [("And wax?",), ()]
        workshop.sessions.choose(asked.id)
        (shown, other) = session_rows(workshop.sessions.lines())
        assert (shown.id, other.id) == (talk.id, empty.id)
        assert shown.preview.startswith("Honey They dry nectar")
        assert (other.title, other.preview) == ("Nothing yet", "No messages yet")
        workshop.sessions.archive(talk.id)
        assert [line.id for line in workshop.sessions.lines()] == [empty.id]
        assert [line.id for line in workshop.sessions.lines(archived=True)] == [talk.id]


def test_only_lines_that_changed_are_painted(
    qtbot: Any, theme: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = RowPainter.paint

    def note(self: RowPainter, painter: Any, option: Any, index: Any) -> None:
        painted.append(index.data())
        paint(self, painter, option, index)

    monkeypatch.setattr(RowPainter, "paint", note)
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    sidebar.resize(348, 860)
    rows = [Row(str(n), f"Talk {n}", "said") for n in range(8)]
    sidebar.set_sessions(rows, "3")
    sidebar.show()
    qtbot.waitUntil(lambda: {row.title for row in rows} <= set(painted))
    QTest.qWait(50)
    painted.clear()
    rows[5] = replace(rows[5], title="Told")
    sidebar.set_sessions(list(rows), "3")
    qtbot.waitUntil(lambda: bool(painted))
    QTest.qWait(50)
    assert set(painted) == {"Told"}


def test_lines_keep_the_keys_where_they_are_however_they_move(qtbot: Any, theme: Any) -> None:
    sidebar = Sidebar(theme)
    qtbot.addWidget(sidebar)
    view = sidebar.conversations
    QAbstractItemModelTester(view.rows, view)  # says at once what a model may not do
    rows = [Row(str(n), f"Talk {n}") for n in range(6)]
    view.rows.set_rows(rows)
    view.setCurrentIndex(view.rows.index(4))
    orders = ["504123", "45x01", "45x01yz", "y4", "4", "ab4cd", "dcba4", "pq"]
    for order in orders:
        view.rows.set_rows([Row(name, f"Line {name}") for name in order])
        assert "".join(row.id for row in view.rows.rows) == order
        assert view.selected() == ("4" if "4" in order else "")


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
