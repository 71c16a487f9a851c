"""Choices are kept; presets are built in, covered, uncovered and made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from audiochat.domain.errors import NotFound, UserError
from audiochat.domain.sampling import Preset, Sampling
from audiochat.services.workshop import Workshop


def test_choices_survive_a_restart(data_dir: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        workshop.settings.set("window.size", [1440, 900])
        workshop.settings.save_preset(Preset(name=" Mine ", sampling=Sampling(seed=7)))
        workshop.settings.use_preset("Mine")
    with Workshop.open(data_dir) as workshop:
        assert workshop.settings.get("window.size") == [1440, 900]
        assert workshop.settings.get("nothing", 5) == 5
        assert workshop.settings.current_preset().sampling.seed == 7


def test_presets(workshop: Workshop) -> None:
    settings = workshop.settings
    names = [preset.name for preset in settings.presets()]
    assert names == ["Balanced", "Precise", "Creative", "Editor"]
    assert settings.current_preset().name == "Balanced"
    settings.save_preset(Preset(name="Precise", system_prompt="Covered"))
    assert [preset.name for preset in settings.presets()] == names
    assert settings.presets()[1].system_prompt == "Covered"
    settings.delete_preset("Precise")
    assert settings.presets()[1].system_prompt != "Covered"
    settings.save_preset(Preset(name="Own"))
    settings.use_preset("Own")
    settings.delete_preset("Own")
    assert settings.current_preset().name == "Balanced"
    with pytest.raises(NotFound):
        settings.use_preset("Own")
    with pytest.raises(UserError):
        settings.save_preset(Preset(name="  "))


def test_a_value_that_is_no_json_is_refused(workshop: Workshop) -> None:
    with pytest.raises(ValueError, match="JSON"):
        workshop.settings.set("ratio", float("nan"))
