"""One process at a time in a data folder."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from audiochat.domain.errors import StoreError


def _seize(file: IO[str]) -> None:
    """Take the lock, or raise ``OSError`` when another process has it."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderTaken(StoreError):
    """Another process of the program has the data folder."""


class FolderLock:
    """A lock that the system itself gives back when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        """Take the lock on ``folder``, made if missing; ``StoreError`` when it cannot be had.

        ``FolderTaken`` when another process has it.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / "lock").open("a", encoding="ascii")
        except OSError as error:
            raise StoreError(
                f"The data folder {folder} cannot be written ({error.strerror}).",
                "Choose another one with --data-dir, or mend its permissions.",
            ) from error
        try:
            _seize(self._file)
        except OSError as error:
            self._file.close()
            raise FolderTaken(
                f"Audio Chat Studio is already running with the data folder {folder}.",
                "Use its window, close it first, or give another folder with --data-dir.",
            ) from error
        # A child that outlives us must not keep the lock.
        os.set_inheritable(self._file.fileno(), False)

    def release(self) -> None:
        """Let others in. Calling again is free."""
        with contextlib.suppress(OSError):
            self._file.close()
