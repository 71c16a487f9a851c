"""Talking and listening, drawn: dictation, a talk in its states, the choices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from audiochat.domain.live import Live
from audiochat.media.outlet import Outlet
from audiochat.services.hands_free import State
from audiochat.ui.theme import Mode
from audiochat.ui.theme.files import resources
from tests.making.ear import Ear
from tests.making.voices import Lips, Script

pytestmark = pytest.mark.shots
MODES = (Mode.LIGHT, Mode.DARK)
SAMPLE = resources() / "sample" / "sample.flac"


def check(path: Path) -> None:
    """The picture has the right size and something on it."""
    image = QImage(str(path))
    assert image.width() >= 1440
    seen = {image.pixel(x, y) for x in range(0, 1440, 6) for y in range(0, 900, 6)}
    assert len(seen) > 12


def open_with_voice(studio: Any, mode: Mode, recording: bool = True) -> Script:
    script = Script()
    studio.workshop.__dict__["speaker"] = Lips()
    studio.workshop.__dict__["dictation"] = script
    studio.workshop.__dict__["outlet"] = Outlet(lambda rate: Ear(rate, 0.02))
    made = studio.open(mode)
    if recording:
        made.joint.choose_file(SAMPLE)
        studio.wait(lambda: made.joint.open_recording() is not None)
    studio.settle()
    return script


@pytest.mark.parametrize("mode", MODES)
def test_dictating(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Fine.")
    script = open_with_voice(studio, mode)
    voice = studio.assembly.voice
    voice.dictate()
    studio.wait(lambda: script.job is not None)
    script.hear(Live("Cut the pauses over a second,", "and bring it to minus", True, "", 0.7))
    studio.wait(lambda: "minus" in studio.assembly.pane.composer.text)
    check(studio.picture(f"voice-dictating-{mode}"))
    voice.end()


@pytest.mark.parametrize("mode", MODES)
def test_a_talk(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Fine.")
    script = open_with_voice(studio, mode)
    voice = studio.assembly.voice
    voice.toggle_talk()
    studio.wait(lambda: script.job is not None)
    script.hear(Live("", "cut the first two", True, "", 0.6))
    studio.wait(lambda: voice.talk.free.state is State.HEARING)
    check(studio.picture(f"voice-talk-hearing-{mode}"))
    script.hear(Live(ended="Cut the first two seconds and fade out at the end."))
    studio.wait(lambda: voice.talk.free.state is State.SPEAKING)
    studio.wait(lambda: not studio.assembly.lanes.busy)
    check(studio.picture(f"voice-talk-speaking-{mode}"))
    voice.end()


@pytest.mark.parametrize("mode", MODES)
def test_choices(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Fine.")
    open_with_voice(studio, mode, recording=False)
    made = studio.assembly
    made.shell.show_settings()
    studio.wait(lambda: bool(made.voice.choices.voices))
    made.settings_page.make_all()
    section = made.window.panel.findChild(object, "voice settings")
    panel = section.parent().parent().parent()
    panel.verticalScrollBar().setValue(section.y() - 60)
    studio.settle()
    check(studio.picture(f"voice-choices-{mode}"))


def test_inserting_spoken_words(stage: Callable[..., Any]) -> None:
    studio = stage("Fine.")
    open_with_voice(studio, Mode.DARK)
    made = studio.assembly
    made.joint.studio.open_operation("insert_speech")
    studio.settle()
    check(studio.picture("voice-insert-dark"))
