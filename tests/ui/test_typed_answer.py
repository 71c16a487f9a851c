"""A short typed yes or no answers the plan that waits, and is a message otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from audiochat.ui.assembly import Assembly
from audiochat.ui.chat.waiting import waiting_card
from audiochat.ui.theme.files import resources

SAMPLE = resources() / "sample" / "sample.flac"


@pytest.fixture
def planned(
    qtbot: Any,
    open_window: Callable[..., Assembly],
    ready: Callable[[Assembly], None],
    say: Callable[[Assembly, str], None],
) -> Assembly:
    """A window whose last message is a plan to cut two seconds."""
    assembly = open_window((SAMPLE,))
    ready(assembly)
    qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=20_000)
    say(assembly, "cut the first two seconds")
    assert waiting_card(assembly.pane.conversation) is not None
    return assembly


@pytest.mark.parametrize("words", ["Yes!", "go ahead", "do it", "כן"])
def test_yes_applies_the_plan(qtbot: Any, planned: Assembly, words: str) -> None:
    studio = planned.joint.studio
    assert studio is not None
    assert studio.editor is not None
    length = studio.editor.timeline.seconds
    shown = len(planned.pane.conversation.messages)
    planned.chat.send(words)
    qtbot.waitUntil(
        lambda: abs(studio.editor.timeline.seconds - (length - 2)) < 0.01, timeout=20_000
    )
    assert len(planned.pane.conversation.messages) == shown
    assert not planned.pane.composer.text
    assert studio.editor.can_undo


@pytest.mark.parametrize("words", ["no", "Cancel."])
def test_no_discards_it(planned: Assembly, words: str) -> None:
    studio = planned.joint.studio
    assert studio is not None
    assert studio.editor is not None
    planned.chat.send(words)
    assert waiting_card(planned.pane.conversation) is None
    assert not studio.editor.can_undo


def test_other_words_are_a_message(planned: Assembly, say: Callable[[Assembly, str], None]) -> None:
    shown = len(planned.pane.conversation.messages)
    say(planned, "yes, and mute the last second")
    assert len(planned.pane.conversation.messages) > shown
