"""A small file written whole or not at all: beside its place, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from audiochat.domain import file_names
from audiochat.domain.errors import MediaError
from audiochat.services.finished_file import free_name


def save(out: Path, data: bytes, *, overwrite: bool = False) -> Path:
    """Write ``data`` to ``out``; ``MediaError`` with the reason, and nothing left behind."""
    file_names.check_to_write(out)
    if not out.parent.is_dir():
        raise MediaError(f"There is no folder {out.parent}.", "Choose a folder that exists.")
    if out.is_dir():
        raise MediaError(f"{out} is a folder.", "Choose a file name.")
    if out.exists() and not overwrite:
        raise MediaError(f"{out} exists already.", "Choose another name, or allow overwriting.")
    part = free_name(out)
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = "there is no room left on the disk" if full else error.strerror or str(error)
        raise MediaError(
            f"{out} could not be written: {why}.", "Choose another folder; nothing was left behind."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return out
