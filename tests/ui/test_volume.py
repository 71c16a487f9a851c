"""Playback volume: keys, slider and wheel turn it, mute silences, and it is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from audiochat.ui.assembly import Assembly
from audiochat.ui.theme.files import resources

SAMPLE = resources() / "sample" / "sample.flac"


@pytest.fixture
def opened(
    qtbot: Any, open_window: Callable[..., Assembly], ready: Callable[[Assembly], None]
) -> Callable[..., Any]:
    def make(*files: Path) -> Any:
        assembly = open_window(files)
        qtbot.waitUntil(lambda: assembly.joint.studio is not None, timeout=20_000)
        if files:
            qtbot.waitUntil(lambda: assembly.joint.open_recording() is not None, timeout=30_000)
        ready(assembly)
        return assembly

    return make


def test_it_is_turned_muted_and_remembered(opened: Callable[..., Any], qtbot: Any) -> None:
    assembly = opened(SAMPLE)
    studio, player = assembly.joint.studio, assembly.workshop.player
    button = studio.stage.transport.volume
    actions = assembly.shell.actions
    assert player.gain == 1.0
    for _ in range(3):
        actions.run("play.softer")
    assert studio.volume.level == pytest.approx(0.7)
    assert 0.5 < player.gain < 0.6
    assert "70 %" in button.accessibleName()
    actions.run("play.mute")
    assert player.gain == 0
    assert "muted" in button.accessibleName()
    actions.run("play.softer")
    assert studio.volume.muted
    actions.run("play.louder")
    assert not studio.volume.muted
    button.click()
    qtbot.waitUntil(button.card.isVisible)
    qtbot.keyClick(button.card.slider, Qt.Key.Key_PageDown)
    assert studio.volume.level == pytest.approx(0.6)
    button.card.mute.click()
    assert player.gain == 0
    button.card.mute.click()
    assert player.gain > 0
    button.card.hide()
    down, none = QPoint(0, -120), Qt.KeyboardModifier.NoModifier
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), down, Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(button, wheel)
    assert studio.volume.level == pytest.approx(0.5)
    again = opened()
    assert again.joint.studio.volume.level == pytest.approx(0.5)
    assert again.workshop.player.gain == pytest.approx(0.5**1.66)


def test_a_stored_volume_that_makes_no_sense_is_passed_over(opened: Callable[..., Any]) -> None:
    assembly = opened()
    for value in (7, "loud", None, -1, True):
        assembly.workshop.settings.set("play.volume", value)
        assembly = opened()
        assert assembly.joint.studio.volume.level == 1.0
    volume = assembly.joint.studio.volume
    volume.set_level(0.0)
    volume.mute()
    volume.mute()
    assert volume.heard > 0


def test_a_play_that_nobody_can_hear_says_so_once(
    opened: Callable[..., Any], qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assembly = opened(SAMPLE)
    sound, player = assembly.joint.studio.sound, assembly.workshop.player
    told: list[Any] = []
    sound.failed.connect(told.append)
    sound.play()
    qtbot.waitUntil(lambda: player.position > 0)
    assert not told, "no device is wanted here"
    player.nobody = True
    qtbot.waitUntil(lambda: bool(told))
    assert "no sound device was found" in told[0].message
    qtbot.wait(100)
    assert len(told) == 1
    assert sound.playing
    sound.stop()
