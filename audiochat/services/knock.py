"""How a second start of the program gives its files to the window that is open already.

A start that finds the data folder taken leaves a note in the folder ``knock`` there; the open window
takes it away, which is the answer. No socket is needed, and who may write there may write it all.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

FOLDER = "knock"
WAIT_SECONDS = 3.0
"""A window that works answers well before; the command line may have the folder, and never does."""

_MOST_FILES, _MOST_BYTES, _MOST_NOTES = 100, 1 << 20, 20
_LOOK_SECONDS = 0.02


def knock(data_dir: Path, files: Sequence[Path], wait: float | None = None) -> bool:
    """Ask the open window to come forward and open files; whether it does. Nothing is left if not."""
    folder = data_dir / FOLDER
    note, beside = folder / f"{uuid.uuid4().hex}.json", folder / f"{uuid.uuid4().hex}.part"
    names = [str(file.absolute()) for file in files[:_MOST_FILES]]
    try:
        folder.mkdir(exist_ok=True)
        beside.write_text(json.dumps(names), "utf-8")
        beside.replace(note)
    except (OSError, UnicodeError):
        return False
    end = time.monotonic() + (WAIT_SECONDS if wait is None else wait)
    while note.exists() and time.monotonic() < end:
        time.sleep(_LOOK_SECONDS)
    try:
        note.unlink()  # who takes it away first has it
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def answer(data_dir: Path) -> list[Path] | None:
    """Take the notes that were left: their files, or None when nobody knocked."""
    came = False
    files: list[Path] = []
    for note in sorted((data_dir / FOLDER).glob("*.json"))[:_MOST_NOTES]:
        names = _read(note)
        try:
            note.unlink()
        except OSError:
            continue  # it was given up meanwhile
        came = True
        files += [Path(name) for name in names if os.path.isabs(name)]
    return files[:_MOST_FILES] if came else None


def _read(note: Path) -> list[str]:
    with contextlib.suppress(OSError, ValueError, RecursionError):
        with note.open("rb") as file:
            names = json.loads(file.read(_MOST_BYTES))
        if isinstance(names, list):
            return [
                name for name in names[:_MOST_FILES] if isinstance(name, str) and "\0" not in name
            ]
    return []
