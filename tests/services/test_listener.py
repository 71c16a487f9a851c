"""Recognisers are looked at, tried in a child, and remembered."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from audiochat.domain.errors import ModelError, NotFound
from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.services.listener import EMBEDDED_SHA256
from audiochat.services.workshop import Workshop


@pytest.fixture
def folder(whisper_path: Path, tmp_path: Path) -> Path:
    """The embedded recogniser's files under a name of the person's own."""
    target = tmp_path / "my whisper"
    shutil.copytree(whisper_path, target)
    return target


def test_the_embedded_recogniser_is_there_and_in_use(workshop: Workshop) -> None:
    spec = workshop.listener.embedded()
    assert (spec.id, spec.embedded, spec.multilingual) == (EMBEDDED_SHA256, True, False)
    assert workshop.listener.known() == [spec]
    assert workshop.listener.chosen() == spec
    assert workshop.listener.embedded() == spec


def test_a_folder_is_tried_once_and_can_be_chosen(workshop: Workshop, folder: Path) -> None:
    listener = workshop.listener
    seen: list[str] = []
    spec = listener.examine(folder, Job(lambda _part, text: seen.append(text)))
    assert (spec.name, spec.folder, spec.multilingual) == ("my whisper", folder, False)
    assert "Trying the recogniser" in seen
    seen.clear()
    assert listener.examine(folder / "model.bin", Job(lambda _p, text: seen.append(text))) == spec
    assert not seen
    listener.choose(spec.id)
    assert listener.chosen() == spec
    (folder / "model.bin").unlink()
    assert listener.chosen().embedded
    with pytest.raises(NotFound):
        listener.choose("something else")


@pytest.mark.parametrize(
    "missing", ["tokenizer.json", "model.bin", "config.json", "vocabulary.txt"]
)
def test_a_folder_with_a_file_missing_is_refused(
    workshop: Workshop, folder: Path, missing: str
) -> None:
    (folder / missing).unlink()
    with pytest.raises(ModelError, match="missing"):
        workshop.listener.examine(folder, Job())


def test_a_model_cut_short_is_refused_before_anything_is_loaded(
    workshop: Workshop, folder: Path
) -> None:
    os.truncate(folder / "model.bin", 50_000_000)
    with pytest.raises(ModelError, match="damaged"):
        workshop.listener.examine(folder, Job())


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("vocabulary.txt", "!\n" * 200, "do not belong together: .*[^.]\\. Choose"),
        ("tokenizer.json", '{"model": nonsense}', r"cannot be loaded: .* column 12\. Choose"),
    ],
)
def test_files_of_something_else_are_refused_in_sentences(
    workshop: Workshop, folder: Path, name: str, text: str, told: str
) -> None:
    (folder / name).unlink()
    (folder / name).write_text(text)
    with pytest.raises(ModelError) as refused:
        workshop.listener.examine(folder, Job())
    assert re.search(told, str(refused.value))


def test_options_are_kept(workshop: Workshop) -> None:
    options = RecogniserOptions(language="de", translate=True, vocabulary=("Anna", "Zoë"))
    workshop.listener.set_options(options)
    assert workshop.listener.options() == options


def test_one_recogniser_is_kept(workshop: Workshop) -> None:
    listener = workshop.listener
    assert listener.recogniser() is listener.recogniser(listener.embedded())
