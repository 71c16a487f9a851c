"""A time in an answer stands for the place it cites, and a click carries that place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from audiochat.domain.conversation import Message
from audiochat.ui.chat.citations import cited_span
from audiochat.ui.chat.conversation import ConversationView
from audiochat.ui.chat.values import Run

KEPT = {"answer": {"citations": [{"start": 22.8, "end": 25.2, "text": "The rent."}]}}


@pytest.mark.parametrize(
    ("metadata", "seconds", "span"),
    [
        (KEPT, 22.0, (22.8, 25.2)),
        (KEPT, 23.0, None),
        ({}, 22.0, None),
        ({"answer": "no"}, 22.0, None),
        ({"answer": {"citations": "no"}}, 22.0, None),
        ({"answer": {"citations": ["no", {"start": "22"}, {"start": 22, "end": 1}]}}, 22.0, None),
    ],
)
def test_the_place_of_a_time(
    metadata: dict[str, Any], seconds: float, span: tuple[float, float] | None
) -> None:
    assert cited_span(metadata, seconds) == span


def test_a_click_carries_the_place_or_only_the_time(
    view: ConversationView, message: Callable[..., Message], qtbot: QtBot
) -> None:
    view.show_messages([message(1, "- [00:22] “The rent.” and [00:40]", **KEPT)])
    shown = view.view_of_last()
    with qtbot.waitSignal(view.span_clicked) as span:
        shown._clicked(Run("00:22", target="time:22"))
    assert span.args == [22.8, 25.2]
    with qtbot.waitSignal(view.time_clicked) as time:
        shown._clicked(Run("00:40", target="time:40"))
    assert time.args == [40.0]
