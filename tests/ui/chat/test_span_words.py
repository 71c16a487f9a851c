"""How a stretch of the recording is told beside the field of the conversation."""

from __future__ import annotations

import pytest

from audiochat.ui.chat.clock import span_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (1082.0, 1150.4, "18:02 to 19:10"),
        (3.2, 3.9, "0:03.2 to 0:03.9"),
        (3.81, 3.88, "0:03.81 to 0:03.88"),  # one short word
        (59.9501, 59.9509, "0:59.950 to 0:59.950"),
        (3600.0, 3601.0, "1:00:00 to 1:00:01"),
    ],
)
def test_both_ends_differ_where_they_are_a_word_apart(start: float, end: float, words: str) -> None:
    assert span_words(start, end) == words
