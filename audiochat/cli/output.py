"""The file that a command writes: what is refused before the work, not after it."""

from __future__ import annotations

from pathlib import Path

from audiochat.domain.errors import UserError


def check(out: Path, overwrite: bool, *, original: Path | None = None) -> None:
    """``UserError`` when ``out`` cannot be written there.

    ``original`` is a recording that is never replaced, whatever is allowed.
    """
    if not out.parent.is_dir():
        raise UserError(f"There is no folder {out.parent}.", "Choose a folder that exists.")
    if out.is_dir():
        raise UserError(f"{out} is a folder.", "Give the name of a file.")
    if original is not None and same(original, out):
        raise UserError(f"{out} is the recording itself.", "Give another name.")
    if out.exists() and not overwrite:
        raise UserError(f"{out} exists already.", "Give another name, or add --overwrite.")


def same(one: Path, other: Path) -> bool:
    """Whether both are one file that is there."""
    return one.exists() and other.exists() and one.samefile(other)
