"""The store: everything the program remembers, in one SQLite file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audiochat.store import opening
from audiochat.store.anew import Anew
from audiochat.store.ballast import Ballast
from audiochat.store.engine import Database
from audiochat.store.messages import Messages
from audiochat.store.models import Models, Verdicts
from audiochat.store.passages import Passages
from audiochat.store.recordings import Recordings, Revisions, Sources
from audiochat.store.search import Search
from audiochat.store.sessions import Sessions
from audiochat.store.settings import Presets, Settings
from audiochat.store.transcripts import Transcripts

SECONDS_BETWEEN_BACKUPS = 24 * 3600


class Store:
    """The tables as repositories that take and give domain values; safe to use from several threads.

    Every method that writes has committed to the disk when it returns.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.path = database.path
        self.ballast = database.ballast
        self.sessions = Sessions(database)
        self.messages = Messages(database)
        self.search = Search(database)
        self.recordings = Recordings(database)
        self.revisions = Revisions(database)
        self.sources = Sources(database)
        self.passages = Passages(database)
        self.transcripts = Transcripts(database)
        self.anew = Anew(database)
        self.models = Models(database)
        self.verdicts = Verdicts(database)
        self.settings = Settings(database)
        self.presets = Presets(database)

    @classmethod
    def open(cls, path: Path, ballast: Ballast | None = None) -> Store:
        """Open the database at ``path``, made or brought up to date as needed.

        ``StoreError`` for one that is damaged, foreign, newer than the program or not writable; it is
        then left as it was.
        """
        opening.prepare_folder(path)
        ballast = ballast or Ballast(path.parent)
        ballast.check(vital=True)  # even opening takes some room on the disk
        revision = opening.examine(path)
        database = Database(path, ballast)
        try:
            opening.bring_up_to_date(database, revision)
        except BaseException:
            database.close()
            raise
        database.ballast.fill()
        return cls(database)

    @contextmanager
    def transaction(self, *, vital: bool = False) -> Iterator[None]:
        """Make the writes inside (of this thread) one: all of them or none."""
        with self._database.write(vital=vital):
            yield

    def check(self) -> tuple[str, bool]:
        """The version of SQLite, and whether every page and every reference of the file is sound."""
        with self._database.engine.connect() as connection:
            version = connection.exec_driver_sql("SELECT sqlite_version()").scalar_one()
            pages = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        return str(version), pages == "ok" and loose is None

    def back_up(self, why: str = "asked") -> Path:
        """Copy the database into ``backups`` beside it, while it is in use; gives the copy's path."""
        return opening.back_up(self.path, why)

    def back_up_daily(self) -> Path | None:
        """Copy the database unless the newest backup is younger than a day or room is short."""
        kept = opening.backups(self.path)
        if kept and time.time() - kept[-1].stat().st_mtime < SECONDS_BETWEEN_BACKUPS:
            return None
        if self.ballast.free() < 4 * (self.path.stat().st_size + self.ballast.size):
            return None
        return self.back_up("daily")

    def close(self) -> None:
        """Give the file back. Calling again is free."""
        self._database.close()
