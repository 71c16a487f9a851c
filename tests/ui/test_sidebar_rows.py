"""What stands under a conversation's title in the sidebar."""

from __future__ import annotations

import pytest

from audiochat.ui.chat.inline import plain_runs
from audiochat.ui.sessions.rows import one_line


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
