"""Draws answers that cite the recording, and the answer where nothing has been transcribed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from audiochat.ui.theme import Mode
from tests.shots.test_shots import MODES, check, open_sample
from tests.shots.test_shots_transcript import talk

pytestmark = pytest.mark.shots


@pytest.mark.parametrize("mode", MODES)
def test_cited_answer(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("There were eleven people in one room. They all moved to Berlin.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly)
    studio.say("How many people shared the room?")
    shown = assembly.pane.conversation
    first = shown.view_of_last().message.metadata["answer"]["citations"][0]
    shown.span_clicked.emit(first["start"], first["end"])
    studio.settle()
    assert assembly.joint.studio.state.selection is not None
    check(studio.picture(f"answer-{mode}"))


def test_answer_without_words(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT)
    assembly.shell.window.show_panel(False, "transcript")
    studio.say("What was said about money?")
    check(studio.picture("answer-no-words-light"))
