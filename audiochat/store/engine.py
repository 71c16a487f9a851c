"""The connection to SQLite: the right library, one writer, and failures in plain words."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from audiochat.domain.errors import StoreError
from audiochat.store.ballast import Ballast

OLDEST_SQLITE = (3, 51, 3)
"""Older ones have a bug that can corrupt a database in WAL mode."""

PRAGMAS = ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL", "busy_timeout=5000")


def driver() -> ModuleType:
    """The SQLite library to use: ``pysqlite3`` where it is installed, else Python's own."""
    try:
        module = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        module = importlib.import_module("sqlite3.dbapi2")
    check_version(module.sqlite_version)
    return module


def check_version(version: str) -> None:
    """Refuse a SQLite that can corrupt its file."""
    if tuple(int(part) for part in version.split(".")) < OLDEST_SQLITE:
        raise StoreError(
            f"SQLite {version} is too old: it can damage the database.",
            "Install Python with SQLite 3.51.3 or newer, or the pysqlite3 package.",
        )


def explain(error: BaseException) -> StoreError:
    """A database failure in plain words."""
    text = str(getattr(error, "orig", None) or error)
    low = text.lower()
    if "disk is full" in low:
        return disk_full()
    if "readonly" in low or "read-only" in low or "unable to open" in low:
        return StoreError(
            "The database cannot be written.",
            "Check that the data folder exists, is yours and is not write-protected.",
        )
    if "malformed" in low or "not a database" in low:
        return StoreError(
            "The database is damaged.", "Restore a backup from the folder “backups” beside it."
        )
    if "locked" in low:
        return StoreError("The database is in use by another program.", "Close that program.")
    if "disk i/o" in low:
        return StoreError(
            f"The disk failed while the database was used ({text}).",
            "Check the disk and its space.",
        )
    return StoreError(
        f"The database refused: {text[:200]}",
        "If it happens again, restore a backup from the folder “backups” beside it.",
    )


def disk_full() -> StoreError:
    """The one message about a full disk."""
    return StoreError(
        "The disk is full, so nothing more can be saved.",
        "Free some space; what was saved before is safe.",
    )


def unreadable(error: Exception) -> StoreError:
    """An entry holds what the program never wrote there."""
    return StoreError(
        f"The database is damaged: an entry cannot be read ({type(error).__name__}).",
        "Restore a backup from the folder “backups” beside it.",
    )


def _set_up(engine: Engine) -> None:
    """Pragmas on each connection, and explicit transactions (the driver's own begin too late)."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.create_function("casefold", 1, str.casefold, deterministic=True)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        mode = connection.get_execution_options().get("begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {mode}")


class Database:
    """One SQLite file: any number of readers, one writer at a time. Safe to use from several threads."""

    def __init__(self, path: Path, ballast: Ballast) -> None:
        self.path = path
        self.ballast = ballast
        self.engine = create_engine(
            f"sqlite:///{path}",
            module=driver(),
            connect_args={"check_same_thread": False, "timeout": 5.0},
            pool_size=4,
            max_overflow=12,
        )
        _set_up(self.engine)
        self._writing_engine = self.engine.execution_options(begin="IMMEDIATE")
        self._writer = threading.Lock()
        self._mine = threading.local()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A view of the database at one moment (inside ``write``: with what was written so far)."""
        mine: Session | None = getattr(self._mine, "session", None)
        if mine is not None:
            yield mine
            return
        try:
            with Session(self.engine) as session:
                yield session
        except DBAPIError as error:
            raise explain(error) from error
        except (ValueError, TypeError, KeyError) as error:  # bytes that are no text, JSON or time
            raise unreadable(error) from error

    @contextmanager
    def write(self, *, vital: bool = False) -> Iterator[Session]:
        """A transaction, committed to the disk at the end, or undone when anything is raised.

        Writes inside writes of the same thread join the outer one. ``vital``: goes on when the disk is
        nearly full, on the room that the ballast gives back (deleting, finishing what was begun).
        """
        mine: Session | None = getattr(self._mine, "session", None)
        if mine is not None:
            yield mine
            mine.flush()
            return
        with self._writer:
            self.ballast.check(vital)
            try:
                with Session(self._writing_engine, expire_on_commit=False) as session:
                    self._mine.session = session
                    yield session
                    session.commit()
            except DBAPIError as error:
                if "disk is full" in str(error):
                    self.ballast.release()
                raise explain(error) from error
            except UnicodeDecodeError as error:
                raise unreadable(error) from error
            finally:
                self._mine.session = None

    def close(self) -> None:
        """Fold the log into the file and give all connections back. Calling again is free."""
        self.engine.dispose()
