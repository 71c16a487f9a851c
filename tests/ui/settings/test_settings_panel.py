"""The settings: every change holds at once, is stored, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from audiochat.domain.generation import ModelSpec
from audiochat.domain.sampling import Sampling
from audiochat.services.workshop import Workshop
from audiochat.ui.settings.controller import MODE, ZOOM, SettingsController
from audiochat.ui.settings.fields import NamedFields
from audiochat.ui.settings.panel import SettingsPanel
from audiochat.ui.settings.section import found
from audiochat.ui.settings.sections.answers import SamplingSection
from audiochat.ui.settings.sections.appearance import AppearanceSection
from audiochat.ui.settings.sections.presets import PresetSection
from audiochat.ui.settings.sections.prompt import PromptSection
from audiochat.ui.settings.sections.transcript import TranscriptSection
from audiochat.ui.stored import TRANSCRIBE_ON_OPENING
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Mode, Theme


class Bench:
    def __init__(self, theme: Theme, folder: Path, qtbot: QtBot) -> None:
        self.workshop = Workshop.open(folder)
        self.lane = Lane("store")
        self.control = SettingsController(theme, self.workshop.settings, self.lane, folder)
        self.panel = SettingsPanel(theme, self.control)
        qtbot.addWidget(self.panel)
        self.panel.resize(372, 900)
        self.panel.show()
        self.qtbot = qtbot
        self.control.load()
        self.wait()

    def wait(self) -> None:
        self.control.flush()
        self.qtbot.waitUntil(lambda: not self.lane.busy)

    @property
    def sampling(self) -> SamplingSection:
        return self.panel.findChildren(SamplingSection)[0]

    @property
    def presets(self) -> PresetSection:
        return self.panel.findChildren(PresetSection)[0]


@pytest.fixture
def bench(theme: Theme, data_dir: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(theme, data_dir, qtbot)
    yield made
    made.control._timer.stop()
    assert made.lane.close()
    made.workshop.close()


def test_sections_are_found_in_their_folder() -> None:
    titles = [section.title for section in found()]
    assert titles[0] == "Preset"
    assert len(titles) >= 6


def test_every_parameter_has_a_field_that_is_stored(bench: Bench) -> None:
    assert set(bench.sampling.fields) == set(Sampling.model_fields)
    editor = bench.sampling.fields["temperature"]
    assert not bench.sampling.resets["temperature"].isVisible()
    editor.changed.emit(1.3)
    bench.wait()
    assert bench.workshop.settings.current_preset().sampling.temperature == 1.3
    assert editor.value() == 1.3
    bench.sampling.resets["temperature"].click()
    bench.wait()
    default = Sampling().temperature
    assert bench.workshop.settings.current_preset().sampling.temperature == default
    assert editor.value() == default


def test_a_value_that_is_not_allowed_says_why_and_changes_nothing(bench: Bench) -> None:
    before = bench.control.preset
    bench.sampling.fields["top_p"].changed.emit(7.0)
    assert "less than or equal to 1" in bench.sampling._wrong.whole()
    assert bench.control.preset == before


def test_presets_are_kept_used_and_deleted(bench: Bench) -> None:
    prompt = bench.panel.findChildren(PromptSection)[0]
    prompt.field.setPlainText("Answer in rhyme.")
    bench.presets.name.setText("Poet")
    bench.presets.save.click()
    bench.wait()
    kept = bench.workshop.settings.current_preset()
    assert (kept.name, kept.system_prompt) == ("Poet", "Answer in rhyme.")
    bench.control.use("Precise")
    bench.wait()
    assert bench.workshop.settings.current_preset().name == "Precise"
    assert prompt.field.toPlainText() == bench.control.preset.system_prompt
    assert bench.presets.choice.currentText() == "Precise"
    bench.control.use("Poet")
    bench.presets.delete.click()
    bench.wait()
    assert "Poet" not in [p.name for p in bench.workshop.settings.presets()]
    assert bench.control.preset.name != "Poet"


def test_a_preset_needs_a_name(bench: Bench) -> None:
    bench.presets.save.click()
    assert bench.presets._wrong.isVisible()


def test_the_look_is_stored(bench: Bench, theme: Theme) -> None:
    look = bench.panel.findChildren(AppearanceSection)[0]
    look.mode.setCurrentIndex(look.mode.findData(Mode.DARK))
    look.mode.activated.emit(look.mode.currentIndex())
    theme.set_zoom(1.25)
    bench.wait()
    assert theme.dark
    assert bench.workshop.settings.get(MODE) == "dark"
    assert bench.workshop.settings.get(ZOOM) == 1.25
    assert look.zoom.currentText() == "125 %"
    theme.set_mode(Mode.LIGHT)
    theme.set_zoom(1.0)
    bench.wait()


def test_facts_of_a_model_are_plain_text(bench: Bench) -> None:
    name = '<img src="file:///x.png">'
    bench.control.show_model(ModelSpec("a" * 64, name, "gemma_local", Path("/m/x.gguf"), True))
    labels = bench.panel.findChildren(QLabel)
    assert any(getattr(label, "whole", label.text)() == name for label in labels)
    assert all(label.textFormat().name == "PlainText" for label in labels)


def test_recordings_are_transcribed_on_opening_if_that_is_wanted(bench: Bench) -> None:
    section = bench.panel.findChildren(TranscriptSection)[0]
    assert not section.on_opening.isChecked()
    section.on_opening.click()
    bench.wait()
    assert bench.workshop.settings.get(TRANSCRIBE_ON_OPENING) is True


def test_nothing_is_cut_off_in_the_narrowest_panel(bench: Bench) -> None:
    bench.panel.resize(260, 900)
    page = bench.panel.widget()
    assert page.width() <= bench.panel.viewport().width()
    for fields in page.findChildren(NamedFields):
        assert all(part.geometry().right() <= fields.width() for part in fields._fields)


def test_the_sections_are_made_in_time_and_not_once_the_window_goes(
    theme: Theme, bench: Bench, qtbot: QtBot
) -> None:
    titles = {section.title for section in found()}

    def there(panel: SettingsPanel) -> set[str]:
        return {label.text() for label in panel.findChildren(QLabel)} & titles

    assert there(bench.panel) == titles
    soon, never = SettingsPanel(theme, bench.control), SettingsPanel(theme, bench.control)
    qtbot.addWidget(soon)
    qtbot.addWidget(never)
    assert there(soon) == set()
    soon.make_soon()
    qtbot.waitUntil(lambda: there(soon) == titles)
    never.close_page()
    never.make_soon()
    qtbot.wait(50)
    assert there(never) == set()
