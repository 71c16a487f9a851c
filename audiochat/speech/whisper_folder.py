"""Looks at a folder that should hold a whisper model, without loading anything of it."""

from __future__ import annotations

import json
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from audiochat.domain.errors import ModelError

LARGEST_MODEL = 8 << 30
LARGEST_TEXT = 64 << 20
LARGEST_CONFIG = 1 << 20
"""Sizes in bytes over which a file is not looked at."""

NEEDED = ("config.json", "model.bin", "tokenizer.json")
VOCABULARIES = ("vocabulary.json", "vocabulary.txt")
OPTIONAL = ("preprocessor_config.json",)

_NEWEST_FORM = 6  # of CTranslate2's files
_MOST_VARIABLES = 5000
_MOST_RANK = 6
_WIDTHS = {0: 4, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2}  # bytes of a number by its kind


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What can be seen from outside: the files that count, their size, and what the header says.

    ``vocabulary`` is the number of tokens, ``mels`` the number of bands of sound (80 or 128).
    """

    files: tuple[Path, ...]
    size_bytes: int
    vocabulary: int
    mels: int


def look_at(folder: Path) -> FolderFacts:
    """Check names, sizes and the header; ``ModelError`` says what is missing or wrong."""
    if folder.is_file():
        folder = folder.parent
    if not folder.is_dir():
        raise ModelError(f"There is no folder {folder.name}.", "Choose another folder.")
    missing = [name for name in NEEDED if not (folder / name).is_file()]
    vocabularies = [name for name in VOCABULARIES if (folder / name).is_file()]
    if not vocabularies:
        missing.append("vocabulary.json")
    if missing:
        raise ModelError(
            f"{folder.name} is no whisper model in the form of CTranslate2: "
            f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} missing.",
            "Choose the folder that holds model.bin, with all the files that belong to it.",
        )
    names = [*NEEDED, *vocabularies, *(n for n in OPTIONAL if (folder / n).is_file())]
    files = tuple(folder / name for name in names)
    for path in files:
        _check_size(path)
    _object(folder / "config.json")
    tokens, mels = _header(folder / "model.bin")
    return FolderFacts(files, sum(path.stat().st_size for path in files), tokens, mels)


def _check_size(path: Path) -> None:
    limit = LARGEST_TEXT
    if path.name == "model.bin":
        limit = LARGEST_MODEL
    elif path.name.endswith("config.json"):
        limit = LARGEST_CONFIG
    size = path.stat().st_size
    if not 0 < size <= limit:
        kind = "empty" if not size else f"{size / 1e6:,.0f} MB, which is too large"
        raise ModelError(f"{path.name} is {kind}.", "The folder may be damaged.")


def _object(path: Path) -> dict[str, Any]:
    """The JSON object in a small file."""
    try:
        value = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"{path.name} cannot be read.", "The folder may be damaged.") from error
    if not isinstance(value, dict):
        raise ModelError(f"{path.name} is not what it should be.", "The folder may be damaged.")
    return value


def _header(path: Path) -> tuple[int, int]:
    """Numbers of tokens and of bands, from a walk over the names and shapes in ``model.bin``."""
    try:
        with path.open("rb") as file:
            shapes = _shapes(file, os.fstat(file.fileno()).st_size)
    except (OSError, struct.error, UnicodeDecodeError) as error:
        raise _damaged(path) from error
    words = shapes.get("decoder/embeddings/weight", ())
    first = shapes.get("encoder/conv1/weight", ())
    if len(words) != 2 or len(first) != 3:
        raise ModelError(
            f"{path.name} is no whisper model: it has no part that hears or none that writes.",
            "Choose another folder.",
        )
    if not 50_000 <= words[0] <= 100_000 or first[1] not in (80, 128):
        raise ModelError(f"{path.name} is a whisper of an unknown kind.", "Choose another folder.")
    return words[0], first[1]


def _shapes(file: BinaryIO, size: int) -> dict[str, tuple[int, ...]]:
    """Every variable's shape; raises when the sizes do not fit the file."""
    (form,) = struct.unpack("<I", file.read(4))
    if not 5 <= form <= _NEWEST_FORM:
        raise ModelError(
            f"{Path(file.name).name} is not in a form of CTranslate2 that is known here.",
            "Choose another folder, or convert the model again.",
        )
    name = _text(file)
    if name != "WhisperSpec":
        raise ModelError(f"The model is a {name[:40]!r}, not a whisper.", "Choose another folder.")
    _revision, count = struct.unpack("<II", file.read(8))
    if count > _MOST_VARIABLES:
        raise struct.error("too many variables")
    shapes: dict[str, tuple[int, ...]] = {}
    for _ in range(count):
        name = _text(file)
        (rank,) = struct.unpack("<B", file.read(1))
        if rank > _MOST_RANK:
            raise struct.error("too many dimensions")
        shape = struct.unpack(f"<{rank}I", file.read(4 * rank))
        kind, length = struct.unpack("<BI", file.read(5))
        numbers = 1
        for extent in shape:
            numbers *= extent
        if kind not in _WIDTHS or numbers * _WIDTHS[kind] != length:
            raise struct.error("sizes do not agree")
        if file.seek(length, os.SEEK_CUR) > size:
            raise struct.error("the file ends too soon")
        shapes[name] = shape
    return shapes


def _text(file: BinaryIO) -> str:
    (length,) = struct.unpack("<H", file.read(2))
    data = file.read(length)
    if len(data) != length:
        raise struct.error("the file ends too soon")
    return data.rstrip(b"\0").decode("utf-8")


def _damaged(path: Path) -> ModelError:
    return ModelError(
        f"{path.name} is damaged or not a model of CTranslate2.", "Choose another folder."
    )
