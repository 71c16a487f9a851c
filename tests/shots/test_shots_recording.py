"""Recording, drawn: with its words, paused, and the first minute with its button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.take import TakenWords
from audiochat.domain.transcript import Word
from audiochat.media.growing import GrowingWav
from audiochat.media.microphone import PlayedMicrophone
from audiochat.services.taking import capture
from audiochat.services.taking.wish import Wish
from audiochat.ui.theme import Mode
from audiochat.ui.theme.files import resources

pytestmark = pytest.mark.shots
MODES = (Mode.LIGHT, Mode.DARK)
SAMPLE = resources() / "sample" / "sample.flac"

SAID = """And when the team moved, what changed first in the day to day? The quiet. We had eleven people
in one room, and then suddenly a door one could close. I remember the first morning there."""


class Scripted:
    """Records what is played to it for real, and is told the words."""

    def __init__(self, folder: Path, said: str = SAID, open_: str = "Nobody spoke until") -> None:
        self._folder, self._said, self._open = folder, said, open_

    def run(self, wish: Wish, job: Job) -> Any:
        sound, rate = soundfile.read(SAMPLE, dtype="float32", always_2d=True)
        microphone = PlayedMicrophone(sound.mean(axis=1), rate, 6.0)
        microphone.open()
        job.emit(TakenWords(tuple(Word(w, 0, 1) for w in self._said.split()), self._open))
        wav = GrowingWav(self._folder / "take.wav", rate)
        capture.capture(microphone, wav, wish, job, job.emit)
        wav.finish()
        raise MediaError("The disk is almost full, so the recording was ended.",
                         "What was recorded until then is kept.")  # fmt: skip

    def rescue(self, job: Job) -> list[Any]:
        return []


def check(path: Path) -> None:
    """The picture has the right size and something on it."""
    image = QImage(str(path))
    assert image.width() >= 1440
    seen = {image.pixel(x, y) for x in range(0, 1440, 6) for y in range(0, 900, 6)}
    assert len(seen) > 12


@pytest.mark.parametrize("mode", MODES)
def test_recording(stage: Callable[..., Any], mode: Mode, tmp_path: Path) -> None:
    studio = stage("Fine.")
    studio.workshop.__dict__["recorder"] = Scripted(tmp_path)
    made = studio.open(mode)
    studio.wait(lambda: made.joint.studio is not None)
    check(studio.picture(f"record-empty-{mode}"))
    made.record.begin()
    studio.wait(lambda: made.record.stage.clock.text() > "0:20")
    check(studio.picture(f"record-{mode}"))
    made.record.pause()
    studio.wait(lambda: made.record.stage.state.text() == "Paused")
    studio.wait(lambda: not made.lanes.busy)
    check(studio.picture(f"record-paused-{mode}"))
    made.record.stop()
    studio.wait(lambda: not made.record.on)


def test_recording_in_hebrew(stage: Callable[..., Any], tmp_path: Path) -> None:
    studio = stage("Fine.")
    said = "שלום לכולם, זו ההקלטה של Audio Chat Studio מהבוקר."
    studio.workshop.__dict__["recorder"] = Scripted(tmp_path, said, "אישרנו את התקציב")
    studio.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made = studio.open(Mode.LIGHT)
    studio.wait(lambda: made.joint.studio is not None)
    made.record.begin()
    studio.wait(lambda: made.record.stage.clock.text() > "0:10")
    check(studio.picture("record-hebrew-light"))
    made.record.stop()
    studio.wait(lambda: not made.record.on)


@pytest.mark.parametrize("mode", MODES)
def test_volume(stage: Callable[..., Any], mode: Mode) -> None:
    studio = stage("Fine.")
    made = studio.open(mode)
    made.joint.choose_file(SAMPLE)
    studio.wait(lambda: made.joint.open_recording() is not None)
    studio.settle()
    made.joint.studio.volume.set_level(0.6)
    button = made.joint.studio.stage.transport.volume
    button.click()
    studio.wait(button.card.isVisible)
    image = made.window.grab().toImage()
    over = button.card.grab().toImage()
    painter = QPainter(image)
    painter.drawImage(made.window.mapFromGlobal(button.card.pos()), over)
    painter.end()
    button.card.hide()
    path = Path(studio.picture(f"volume-{mode}"))
    assert image.save(str(path))
    check(path)


def test_recording_large(stage: Callable[..., Any], tmp_path: Path) -> None:
    studio = stage("Fine.")
    studio.workshop.__dict__["recorder"] = Scripted(tmp_path)
    made = studio.open(Mode.DARK)
    studio.wait(lambda: made.joint.studio is not None)
    made.theme.zoom_by(3)
    made.record.begin()
    studio.wait(lambda: made.record.stage.clock.text() > "0:10")
    check(studio.picture("record-large-dark"))
    made.record.stop()
    studio.wait(lambda: not made.record.on)


def test_choosing_the_microphone(stage: Callable[..., Any]) -> None:
    studio = stage("Fine.")
    made = studio.open(Mode.DARK)
    made.shell.show_settings()
    made.settings_page.make_all()
    section = made.window.panel.findChild(object, "microphone settings")
    made.settings.microphones._found(["Built-in Audio Analog Stereo", "Headset"])
    panel = section.parent().parent().parent()
    panel.verticalScrollBar().setValue(section.y() - 60)
    studio.settle()
    check(studio.picture("record-microphone-dark"))
