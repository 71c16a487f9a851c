"""The files that edits made: thrown away when no step of any history needs them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.recording import Source
from audiochat.services.originals import PREFIX as KEPT

if TYPE_CHECKING:
    from audiochat.media.sources import SourcePool
    from audiochat.store.database import Store

PREFIX = "rendered-"
MADE = ("rendered", "synthetic")
"""Kinds of sources that edits make."""


def discard(sources: Iterable[Source], store: Store, pool: SourcePool | None = None) -> None:
    """Forget rendered sources and delete their files; the database refuses those still needed.

    Rows go first: a kill in between leaves a file that ``sweep`` finds, never a row without a file.
    """
    gone = [source for source in sources if source.kind in MADE]
    if not gone:
        return
    store.sources.delete(source.id for source in gone)
    for source in gone:
        if pool is not None:
            pool.forget(source.id)
        with contextlib.suppress(OSError):  # open elsewhere on Windows: the next sweep takes it
            source.path.unlink(missing_ok=True)


def sweep(store: Store, folder: Path) -> int:
    """Delete what a killed or closed program left in ``folder``; the number of files deleted.

    For a moment when no editor is at work: half-written files, rendered sources that no revision
    uses (previews, plans that did not finish), and files the database does not know.
    """
    discard(store.sources.unused(), store)
    known = {source.path.name for source in store.sources.all()}
    count = 0
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name.startswith((PREFIX, KEPT)) and file.name not in known:
            with contextlib.suppress(OSError):
                file.unlink()
                count += 1
    return count
