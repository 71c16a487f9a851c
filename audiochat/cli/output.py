"""The file that a command writes: what is refused before the work, not after it."""

from __future__ import annotations

import sys
from pathlib import Path

from audiochat.domain import file_names
from audiochat.domain.errors import UserError


def check(
    out: Path, overwrite: bool, *, original: Path | None = None, may_replace: bool = True
) -> None:
    """``UserError`` when ``out`` cannot be written there.

    ``original`` is a recording that is never replaced, whatever is allowed. ``may_replace`` says
    whether the command can be told to replace a file.
    """
    file_names.check_to_write(out)
    if not out.parent.is_dir():
        raise UserError(f"There is no folder {out.parent}.", "Choose a folder that exists.")
    if out.is_dir():
        raise UserError(f"{out} is a folder.", "Give the name of a file.")
    if original is not None and same(original, out):
        raise UserError(f"{out} is the recording itself.", "Give another name.")
    if out.exists() and not overwrite:
        raise UserError(
            f"{out} exists already.",
            "Give another name, or add --overwrite." if may_replace else "Give another name.",
        )


def check_printing(title: str) -> None:
    """``UserError`` when standard output is a terminal, which a document of bytes would only garble."""
    if sys.stdout.isatty():
        raise UserError(
            f"A {title} is no text that a terminal can show.",
            "Add -o and the name of a file, or redirect the output into one.",
        )


def same(one: Path, other: Path) -> bool:
    """Whether both are one file that is there."""
    try:
        return one.samefile(other)
    except OSError:
        return False
