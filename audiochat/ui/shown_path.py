"""How a folder or file is written for a person."""

from __future__ import annotations

import sys
from pathlib import Path


def shown_path(path: Path) -> str:
    """``~/Music`` for what lies in the person's own folder, where the system writes it so; else whole."""
    if sys.platform == "win32":
        return str(path)
    home = Path.home()
    if home == Path(home.anchor) or not path.is_relative_to(home):
        return str(path)
    return str(Path("~") / path.relative_to(home))
