"""Originals that are about to be written over: a copy is kept where a history stands on them."""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError

if TYPE_CHECKING:
    from audiochat.media.sources import SourcePool
    from audiochat.store.database import Store

PREFIX = "kept-"


def keep(file: Path, store: Store, pool: SourcePool, folder: Path) -> None:
    """Copy ``file`` into ``folder`` if it is the original of any recording, and use the copy from then on.

    The copy is whole and on the disk before the database names it, and the database names it before
    this returns: a kill at any moment leaves every history with its sound. Raises ``MediaError`` when
    there is no room for the copy; nothing has changed then.
    """
    for source in store.sources.all():
        if source.kind != "original" or not _same(source.path, file):
            continue
        copy = folder / f"{PREFIX}{source.id}{file.suffix}"
        part = copy.with_name(f"{copy.name}.part")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, part)
            with part.open("rb+") as written:
                os.fsync(written.fileno())
            part.replace(copy)
        except OSError as error:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            raise MediaError(
                f"{file.name} was not written over: its history needs a copy of it, "
                f"which could not be made ({error.strerror or error}).",
                "Free some room, or give another name.",
            ) from error
        store.sources.add(replace(source, path=copy, kind="decoded"))
        pool.forget(source.id)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
