"""The recording that comes with the program, to try things on."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from audiochat.ui.theme.files import resources

_SOUNDS = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".m4a")


@lru_cache(maxsize=1)
def sample_recording() -> Path | None:
    """The recording that comes with the program, if it is there."""
    folder = resources() / "sample"
    found = sorted(p for p in folder.glob("*") if p.suffix in _SOUNDS) if folder.is_dir() else []
    return found[0] if found else None
