"""The settings of recognition as a picture, in both looks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout
from pytestqt.qtbot import QtBot

from audiochat.domain.recogniser import RecogniserOptions
from audiochat.services.workshop import Workshop
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.listening import ListeningChoices
from audiochat.ui.settings.panel import SettingsPanel
from audiochat.ui.settings.sections.recognition import RecognitionSection
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Mode, Theme
from audiochat.ui.widgets import Frame

OUT = Path(__file__).with_name("out")


@pytest.mark.shots
@pytest.mark.parametrize("mode", [Mode.DARK, Mode.LIGHT])
def test_recognition_settings(qapp: QApplication, qtbot: QtBot, data_dir: Path, mode: Mode) -> None:
    theme = Theme(qapp, mode)
    lane = Lane("store")
    with Workshop.open(data_dir) as workshop:
        workshop.listener.set_options(RecogniserOptions(vocabulary=("Zoë", "Anna Kowalska")))
        control = SettingsController(theme, workshop.settings, lane, data_dir)
        control.listening = ListeningChoices(lambda: workshop.listener, lane, control)
        panel = SettingsPanel(theme, control)
        ground = Frame("surface")
        qtbot.addWidget(ground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        ground.resize(372, 900)
        ground.show()
        control.load()
        control.listening.load()
        section = panel.findChildren(RecognitionSection)[0]
        qtbot.waitUntil(section.isEnabled)
        panel.ensureWidgetVisible(section)
        qtbot.wait(50)
        OUT.mkdir(exist_ok=True)
        assert ground.grab().save(str(OUT / f"recognition-settings-{mode}.png"))
        assert lane.close()
    theme.release()
    qapp.setStyleSheet("")
