"""A folder is looked at before anything of it is loaded, and damage is noticed there."""

from __future__ import annotations

import os
import random
import shutil
import struct
from pathlib import Path

import pytest

from audiochat.domain.errors import ModelError
from audiochat.speech.whisper_folder import LARGEST_CONFIG, look_at


@pytest.fixture
def folder(whisper_path: Path, tmp_path: Path) -> Path:
    """A folder whose large files are links to the embedded ones."""
    made = tmp_path / "whisper"
    made.mkdir()
    for path in whisper_path.iterdir():
        if path.name == "config.json":
            shutil.copy(path, made)
        elif path.is_file():
            (made / path.name).symlink_to(path)
    return made


def replaced(folder: Path, data: bytes) -> Path:
    (folder / "model.bin").unlink()
    (folder / "model.bin").write_bytes(data)
    return folder


def test_a_good_folder_is_described(folder: Path) -> None:
    facts = look_at(folder)
    assert (facts.vocabulary, facts.mels) == (51864, 80)
    assert facts.size_bytes == 78_090_594
    assert look_at(folder / "model.bin") == facts


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GGUF" + bytes(100),
        struct.pack("<I", 6) + struct.pack("<H", 12) + b"WhisperSpec\0" + b"\xff" * 8,
        struct.pack("<I", 6) + struct.pack("<H", 16) + b"TransformerSpec\0" + bytes(8),
        struct.pack("<I", 6) + struct.pack("<H", 12) + b"WhisperSpec\0" + struct.pack("<II", 3, 0),
        struct.pack("<I", 6) + struct.pack("<H", 60_000) + b"W",
    ],
)
def test_what_is_no_model_is_refused(folder: Path, data: bytes) -> None:
    with pytest.raises(ModelError):
        look_at(replaced(folder, data))


def test_damage_in_the_names_and_shapes_never_escapes(folder: Path, whisper_path: Path) -> None:
    with (whisper_path / "model.bin").open("rb") as file:
        head = file.read(4000)
    chance = random.Random(5)
    for _ in range(60):
        data = bytearray(head)
        for _ in range(chance.randrange(1, 5)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with pytest.raises(ModelError):  # also since the rest of the file is gone
            look_at(replaced(folder, bytes(data)))


@pytest.mark.parametrize("text", ["[1, 2]", "{", "\x00", '{"a": ' * 5000])
def test_a_broken_config_is_refused(folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text)
    with pytest.raises(ModelError):
        look_at(folder)


def test_sizes_are_bounded(folder: Path) -> None:
    os.truncate(folder / "config.json", LARGEST_CONFIG + 1)
    with pytest.raises(ModelError, match="too large"):
        look_at(folder)


def test_no_folder_at_all(tmp_path: Path) -> None:
    with pytest.raises(ModelError):
        look_at(tmp_path / "nowhere")
    with pytest.raises(ModelError, match="missing"):
        look_at(tmp_path)
