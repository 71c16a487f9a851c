"""Voices of one's own: tried in a child before use, remembered by their hash, and never run unseen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audiochat.domain.errors import Cancelled, ModelError, NotFound
from audiochat.domain.job import Job
from audiochat.services.voices import KIND
from audiochat.services.workshop import Workshop
from audiochat.speech import voice_file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The embedded voice under another name and with another pace, as a voice of the person's own."""
    home = tmp_path / "voices"
    home.mkdir()
    source = voice_file.embedded()
    (home / "mine.onnx").symlink_to(source)
    described = json.loads(voice_file.description_of(source).read_text("utf-8"))
    described["inference"]["length_scale"] = 1.2
    (home / "mine.onnx.json").write_text(json.dumps(described), "utf-8")
    return home


def test_a_voice_is_tried_once_and_can_be_chosen(workshop: Workshop, folder: Path) -> None:
    voices = workshop.voices
    assert voices.chosen() == voices.embedded()
    (mine,) = voices.examine(folder, Job())
    assert mine.name == "mine"
    verdict = workshop.store.verdicts.get(mine.id, KIND)
    assert verdict is not None
    assert verdict.ok
    assert [voice.name for voice in voices.known()][1:] == ["mine"]
    assert voices.choose("mine") == mine
    assert voices.chosen() == mine
    assert voices.find(mine.id) == mine


def test_a_voice_that_changed_after_its_trial_is_not_run(workshop: Workshop, folder: Path) -> None:
    voices = workshop.voices
    (mine,) = voices.examine(folder, Job())
    voices.choose(mine.id)
    described = folder / "mine.onnx.json"
    described.write_text(described.read_text("utf-8").replace("1.2", "1.3"), "utf-8")
    assert voices.chosen() == voices.embedded()
    with pytest.raises(NotFound):
        voices.find("mine")


def test_what_is_no_voice_is_refused_and_remembered(workshop: Workshop, folder: Path) -> None:
    model = folder / "mine.onnx"
    model.unlink()
    model.write_bytes(b"\x08\x07 this is no model" * 500)
    with pytest.raises(ModelError, match="cannot be read"):
        workshop.voices.examine(folder, Job())
    verdict = workshop.store.verdicts.get(voice_file.mark_of(model), KIND)
    assert verdict is not None
    assert not verdict.ok
    workshop.quarantine.run = None  # type: ignore[method-assign, assignment]
    with pytest.raises(ModelError, match="cannot be read"):
        workshop.voices.examine(model, Job())
    assert [voice.id for voice in workshop.voices.known()] == [workshop.voices.embedded().id]


def test_folders_without_a_voice(workshop: Workshop, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="There is no voice"):
        workshop.voices.examine(tmp_path, Job())
    with pytest.raises(ModelError, match="There is no voice"):
        workshop.voices.examine(tmp_path / "nothing", Job())
    with pytest.raises(NotFound):
        workshop.voices.choose("nobody")


def test_a_trial_can_be_stopped(workshop: Workshop, folder: Path) -> None:
    job = Job()
    job.cancel()
    with pytest.raises(Cancelled):
        workshop.voices.examine(folder, job)
    assert [voice.id for voice in workshop.voices.known()] == [workshop.voices.embedded().id]


def test_settings_of_nonsense_are_survived(workshop: Workshop) -> None:
    workshop.settings.set("voice.known", [1, 2])
    workshop.settings.set("voice.chosen", {"a": 1})
    workshop.settings.set("voice.speed", "fast")
    assert workshop.voices.chosen() == workshop.voices.embedded()
    assert workshop.speaker.speed == 1.0
