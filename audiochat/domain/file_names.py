"""Names of files that cannot be used, whatever is in the file."""

from __future__ import annotations

import os
from pathlib import Path

from audiochat.domain.errors import MediaError

LONGEST = 255
"""Bytes of a name that file systems take."""

_BESIDE = len(".part")
"""Bytes that the name has more while the file is written."""


def check_to_read(path: Path) -> None:
    """``MediaError`` when nothing can be read under this path, by its name alone."""
    _check(path.absolute(), LONGEST)


def check_to_write(path: Path) -> None:
    """``MediaError`` when nothing can be written under this path, by its name alone."""
    _check(path.absolute(), LONGEST - _BESIDE)


def _check(path: Path, longest: int) -> None:
    try:
        str(path).encode()
    except UnicodeEncodeError as error:  # names of other bytes: halves of letters stand for them
        shown = str(path).encode("utf-8", "replace").decode()
        raise MediaError(
            f"The name {shown} is not written in Unicode.",
            "Rename it (each ? stands for what cannot be read), or use another folder.",
        ) from error
    if len(os.fsencode(path.name)) > longest:
        raise MediaError(f"The name {path.name[:40]}… is too long.", "Give the file a shorter one.")
