"""The settings of recognition are shown, stored and hold."""

from __future__ import annotations

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from audiochat.services.workshop import Workshop
from audiochat.ui.settings.controller import SettingsController
from audiochat.ui.settings.listening import ListeningChoices
from audiochat.ui.settings.sections.recognition import RecognitionSection
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Theme


def test_what_is_chosen_is_stored_and_a_folder_is_tried(
    theme: Theme, data_dir: Path, qtbot: QtBot, whisper_path: Path, tmp_path: Path
) -> None:
    lane = Lane("store")
    errors: list[object] = []
    with Workshop.open(data_dir) as workshop:
        control = SettingsController(theme, workshop.settings, lane, data_dir)
        choices = ListeningChoices(lambda: workshop.listener, lane, control)
        choices.failed.connect(errors.append)
        control.listening = choices
        section = RecognitionSection(theme, control)
        qtbot.addWidget(section)
        assert not section.isEnabled()
        choices.load()
        qtbot.waitUntil(section.isEnabled)
        assert section.recogniser.currentText() == "Whisper tiny, English"
        assert section.language.currentText() == "English"
        assert not section.translate.isEnabled()
        assert "English only" in section.note.text()

        section.vocabulary.setText("Zoë, Anna ,")
        section.vocabulary.textEdited.emit(section.vocabulary.text())
        choices.flush()
        qtbot.waitUntil(lambda: not lane.busy)
        assert workshop.listener.options().vocabulary == ("Zoë", "Anna")

        own = tmp_path / "own"
        shutil.copytree(whisper_path, own)
        with (own / "config.json").open("a") as file:
            file.write("\n")  # else it would be the embedded one again
        choices.add(own)
        qtbot.waitUntil(lambda: section.recogniser.currentText() == "own", timeout=60_000)
        assert workshop.listener.chosen().folder == own
        choices.add(tmp_path)
        qtbot.waitUntil(lambda: bool(errors))
        assert "missing" in str(errors[0])
        assert section.recogniser.currentText() == "own"
        assert lane.close()
