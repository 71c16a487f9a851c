"""Draws facts and plans that were asked for by words, and the offer to transcribe."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from audiochat.ui.theme import Mode
from tests.shots.test_shots import MODES, check, open_sample
from tests.shots.test_shots_transcript import talk

pytestmark = pytest.mark.shots


@pytest.mark.parametrize("mode", MODES)
def test_facts_and_words(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, mode)
    talk(studio, assembly)
    studio.say("how long does the guest talk?")
    studio.say("go to where she says quiet")
    studio.say("remove the word it")
    studio.say("cut everything before she says the quiet")
    check(studio.picture(f"facts-{mode}"))


def test_words_are_wanted_that_are_not_known_yet(stage: Callable[..., Any]) -> None:
    studio = stage("Done.")
    assembly = open_sample(studio, Mode.LIGHT)
    assembly.shell.window.show_panel(False, "transcript")
    studio.say("how much of this is silence?")
    studio.say("mute the phone number")
    check(studio.picture("facts-no-words-light"))
