"""What stands under a conversation's title in the sidebar."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiochat.services.workshop import Workshop
from audiochat.ui.chat.facts import fact_words
from audiochat.ui.chat.inline import plain_runs
from audiochat.ui.sessions.rows import one_line, session_rows


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
