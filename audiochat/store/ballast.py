"""Room kept for a full disk: SQLite needs some even to delete."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from audiochat.domain.errors import StoreError

BALLAST_BYTES = 4 << 20
RESERVE_BYTES = 4 << 20
"""Below this much free space nothing new is written."""


class Ballast:
    """A file of no use beside the database, thrown away when the disk is full.

    New things are refused while less than ``reserve`` bytes are free, so that the disk is never filled
    to the end; vital writes then get the ballast's room.
    """

    def __init__(
        self, folder: Path, size: int = BALLAST_BYTES, reserve: int = RESERVE_BYTES
    ) -> None:
        self.path = folder / "ballast"
        self.size = size
        self.reserve = reserve

    @property
    def held(self) -> bool:
        """Whether the ballast is there to be released."""
        return self.path.exists()

    def free(self) -> int:
        """Bytes free on the disk of the data folder."""
        return shutil.disk_usage(self.path.parent).free

    def fill(self) -> None:
        """Make the ballast if it is missing and there is plenty of room."""
        if self.held or self.free() < 4 * (self.size + self.reserve):
            return
        beside = self.path.with_suffix(".part")
        try:
            with beside.open("wb") as file:
                if hasattr(os, "posix_fallocate"):
                    os.posix_fallocate(file.fileno(), 0, self.size)
                else:  # random, since zeros may be stored as nothing
                    file.write(os.urandom(self.size))
            beside.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def release(self) -> None:
        """Give the ballast's room back to the disk."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def check(self, vital: bool) -> None:
        """Before a write: refuse a new thing on a nearly full disk, release the ballast for a vital one."""
        if self.free() >= self.reserve:
            return
        if vital:
            self.release()
            return
        raise StoreError(
            "The disk is almost full, so nothing new can be saved.",
            "Free some space and try again; what was saved before is safe.",
        )
