"""Before the database is used: is it ours, sound and of a shape we know? Then back up and reshape."""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from audiochat.domain.errors import StoreError
from audiochat.store.engine import Database, driver, explain
from audiochat.store.migrations import runner

BACKUPS_KEPT = 5
QUICK_CHECK_BYTES = 64 << 20
"""Up to this size every start checks the whole file; larger ones only after a crash."""


def backups(path: Path) -> list[Path]:
    """The backups of a database, oldest first."""
    return sorted((path.parent / "backups").glob(f"{path.stem}-*.db"))


def back_up(path: Path, why: str) -> Path:
    """Copy a database, in use or not, through SQLite itself; keeps the newest few copies.

    The copy is written beside and renamed, so that a backup is whole or not there.
    """
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    out = folder / f"{path.stem}-{stamp}-{why}.db"
    part = out.with_suffix(".part")
    module = driver()
    source, target = module.connect(str(path)), module.connect(str(part))
    try:
        source.backup(target)
        # A copy that is a single file: no log beside it that could be lost.
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
    except module.Error as error:
        part.unlink(missing_ok=True)
        raise explain(error) from error
    finally:
        target.close()
        source.close()
    part.replace(out)
    for old in backups(path)[:-BACKUPS_KEPT]:
        with contextlib.suppress(OSError):
            old.unlink()
    return out


def _where_backups_are(path: Path) -> str:
    kept = backups(path)
    if not kept:
        return f"Move {path} away to start afresh; keep it, since parts may be rescued."
    return (
        f"The newest backup is {kept[-1]}. To use it, move {path.name} and the files"
        f" {path.name}-wal and {path.name}-shm away and copy the backup to {path}."
    )


def damaged(path: Path, detail: str) -> StoreError:
    """What to say about a damaged database."""
    told = " ".join(detail.split())[:200]  # what SQLite finds has several lines
    return StoreError(
        f"The database {path} is damaged ({told}). Nothing was changed.",
        _where_backups_are(path),
    )


def prepare_folder(path: Path) -> None:
    """Make the data folder, or say why it cannot be used."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        writable = os.access(path.parent, os.W_OK) and (
            not path.exists() or os.access(path, os.R_OK | os.W_OK)
        )
    except OSError as error:
        raise StoreError(
            f"The data folder {path.parent} cannot be made: {error.strerror}.",
            "Choose another one with --data-dir.",
        ) from error
    if not writable or path.is_dir():
        raise StoreError(
            f"The data folder {path.parent} cannot be written.",
            "Choose another one with --data-dir, or mend its permissions.",
        )


def _crashed(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def examine(path: Path) -> str | None:
    """The revision of the database at ``path`` (None: new); refuses a damaged, foreign or newer one.

    Works on the bare file before the program touches it, so that a refusal changes nothing.
    """
    if not path.exists():
        return None
    if path.stat().st_size == 0:
        if backups(path) and not _crashed(path):  # what was in it is gone: no new one in its place
            raise damaged(path, "it is empty")
        return None
    deep = path.stat().st_size <= QUICK_CHECK_BYTES or _crashed(path)
    module = driver()
    connection = module.connect(str(path), timeout=5.0)
    try:
        names = {r[0] for r in connection.execute("SELECT name FROM sqlite_master").fetchall()}
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0] if deep else "ok"
        if found != "ok":
            raise damaged(path, str(found))
        if not names:
            return None
        if "alembic_version" not in names or "session" not in names:
            raise StoreError(
                f"{path} was not made by Audio Chat Studio.",
                "Choose another data folder with --data-dir, or move the file away.",
            )
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (module.DatabaseError, UnicodeDecodeError) as error:
        raise _refusal(path, error) from error
    finally:
        connection.close()
    revision = None if row is None else str(row[0])
    if revision is not None and revision not in runner.revisions():
        raise StoreError(
            f"The database {path} was made by a newer version of Audio Chat Studio.",
            "Install that version, or choose another data folder with --data-dir."
            " Nothing was changed.",
        )
    return revision


def _refusal(path: Path, error: Exception) -> StoreError:
    text = str(error)
    words = ("malformed", "not a database", "corrupt")
    if isinstance(error, UnicodeDecodeError) or any(word in text for word in words):
        return damaged(path, text)
    return explain(error)


def bring_up_to_date(database: Database, revision: str | None) -> None:
    """Run missing migrations after a backup; all of them or none."""
    if revision == runner.revisions()[-1]:
        return
    saved = None if revision is None else back_up(database.path, f"before-{runner.revisions()[-1]}")
    engine = database.engine.execution_options(begin="EXCLUSIVE")
    try:
        with engine.connect() as connection:
            # A step may rebuild a table, which must not delete what points at it.
            connection.connection.execute("PRAGMA foreign_keys=OFF")
            try:
                with connection.begin():
                    runner.upgrade(connection)
            finally:
                connection.connection.execute("PRAGMA foreign_keys=ON")
    except DBAPIError as error:
        known = explain(error)
        where = f"A backup is in {saved}." if saved else ""
        raise StoreError(
            f"The database could not be brought up to date. {known.message}",
            f"Nothing was changed. {known.remedy} {where}".strip(),
        ) from error
