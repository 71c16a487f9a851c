"""The microphone that is chosen is the one that is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audiochat.domain.errors import MediaError
from audiochat.media import microphone
from audiochat.services.workshop import Workshop
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.microphones import Microphones
from audiochat.ui.settings.sections.microphone import MicrophoneSection
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme


def test_a_microphone_is_chosen_and_opened(
    theme: Theme, data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane = Lane("store")
    there = {"Desk <b>mic</b>": object(), "Headset": object()}
    monkeypatch.setattr(microphone, "_captures", lambda: there)
    monkeypatch.delenv("AUDIOCHAT_AUDIO_BACKEND")
    with Workshop.open(data_dir) as workshop:
        control = SettingsController(theme, workshop.settings, lane, data_dir)
        control.microphones = Microphones(microphone.devices, lane, control)
        section = MicrophoneSection(theme, control)
        qtbot.addWidget(section)
        assert "No microphone" in section.note.text()
        section.show()
        qtbot.waitUntil(lambda: section.device.count() == 3)
        section.device.setCurrentIndex(2)
        section.device.activated.emit(2)
        assert "that is going on keeps the one it began with" in section.note.text()
        qtbot.waitUntil(lambda: workshop.settings.get("microphone.device") == "Headset")
        del there["Headset"]
        with pytest.raises(MediaError, match="“Headset” is not connected") as told:
            workshop.microphone().open()
        assert "choose another in the settings" in told.value.remedy
        control.microphones.load()
        qtbot.waitUntil(lambda: section.note.text() == "It is not connected now.")
        assert section.device.currentText() == "Headset"
        lane.close()
