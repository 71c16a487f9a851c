"""Writing a sound file whole or not at all: beside first, read back, put on the disk, renamed."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain import file_names
from audiochat.domain.errors import MediaError
from audiochat.domain.recording import Tags

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples
    from audiochat.media.encoding import Format, Shape

_NEARLY_FULL = 4 * 1024 * 1024
_TOLERANCE = 0.1  # seconds by which what was written may differ (lossy formats pad)


def format_of(out: Path) -> Format:
    """The format of a file's ending; ``MediaError`` when there is none."""
    from audiochat.media import encoders

    ending = out.suffix.lower().lstrip(".")
    formats = encoders.load()
    found = next((form for form in formats if ending in form.endings), None)
    if found is None:
        known = ", ".join(form.endings[0] for form in formats)
        what = f"“.{ending}” is no format" if ending else f"{out.name} has no ending"
        raise MediaError(f"{what} this program can write.", f"Use one of: {known}.")
    return found


def refuse(out: Path, overwrite: bool) -> None:
    """Raise ``MediaError`` when a file cannot be put there."""
    file_names.check_to_write(out)
    if not out.parent.is_dir():
        raise MediaError(f"There is no folder {out.parent}.", "Choose a folder that exists.")
    if out.is_dir():
        raise MediaError(f"{out} is a folder.", "Choose a file name.")
    if out.exists() and not overwrite:
        raise MediaError(f"{out} exists already.", "Choose another name, or allow overwriting.")


def write(
    out: Path,
    form: Format,
    shape: Shape,
    blocks: Iterable[Samples],
    tags: Tags,
    last_look: Callable[[], None],
) -> None:
    """Write ``blocks`` to ``out``, replacing what is there.

    ``last_look`` runs when the file is complete and before it gets its name: what it raises stops it.
    Whatever goes wrong, nothing is left behind; ``MediaError`` where the disk does not take it.
    """
    part = free_name(out)
    try:
        part.touch(exist_ok=False)  # the system's own reason, where the encoder only says "error"
        form.encode(blocks, shape, part)
        form.write_tags(part, tags)
        _check(part, shape)
        _sync(part)
        last_look()
        part.replace(out)
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def free_name(out: Path) -> Path:
    """A name beside ``out`` that nobody uses."""
    part, number = out.with_name(f"{out.name}.part"), 1
    while part.exists():
        number += 1
        part = out.with_name(f"{out.name}.{number}.part")
    return part


def _check(part: Path, shape: Shape) -> None:
    """Read back what was written: rate, channels and length must be there."""
    from audiochat.media import probe

    found, _ = probe.facts(part)
    short = abs(found.duration - shape.frames / shape.rate)
    if (found.rate, found.channels) != (shape.rate, shape.channels) or short > _TOLERANCE:
        raise OSError(errno.EIO, "what was written does not read back whole")


def _sync(part: Path) -> None:
    """Wait until the disk has it."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _unwritable(out: Path, error: OSError) -> MediaError:
    """Why a file could not be written, as a person can act on."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    with contextlib.suppress(OSError):
        disk = shutil.disk_usage(out.parent)
        full = full or (disk.total > 0 and disk.free < _NEARLY_FULL)
    if full:
        return MediaError(
            f"There is no room left on the disk for {out.name}.",
            "Free some room or choose another disk; nothing was left behind.",
        )
    return MediaError(
        f"{out} could not be written: {error.strerror or error}.",
        "Check that the folder may be written to, or choose another; nothing was left behind.",
    )
