"""Where the files that come with the program lie, run from its folder, installed or frozen."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=1)
def resources() -> Path:
    """The folder ``resources``: beside the code, in the environment, or inside the single file."""
    frozen = getattr(sys, "_MEIPASS", None)
    beside = Path(__file__).resolve().parents[3] / "resources"
    places = [Path(frozen) / "resources"] if frozen else []
    places += [beside, Path(sys.prefix) / "share" / "audiochat" / "resources"]
    return next((place for place in places if place.is_dir()), beside)
