"""Brings a database to the newest shape with Alembic, without its ini and env files.

The steps are Python modules found by walking the package, so a frozen build needs no data files.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from sqlalchemy import Connection

from audiochat.domain.errors import StoreError
from audiochat.store.migrations import versions


def names() -> list[str]:
    """Module names of all steps, oldest first (``m0001_first``: the number is the revision)."""
    return sorted(m.name for m in pkgutil.iter_modules(versions.__path__) if m.name[0] == "m")


def revisions() -> list[str]:
    """All revisions, oldest first; read from the names, so that a usual start imports no step."""
    return [name[1:5] for name in names()]


def steps(after: str | None) -> Iterator[ModuleType]:
    """The steps that a database at revision ``after`` (None: an empty one) still needs."""
    for name in names():
        if after is None or name[1:5] > after:
            yield importlib.import_module(f"{versions.__name__}.{name}")


def current(connection: Connection) -> str | None:
    """The revision of a database; None for an empty one."""
    tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    found = {row[0] for row in connection.exec_driver_sql(tables)}
    if "alembic_version" not in found:
        if found:
            raise StoreError(
                "The database was not made by Audio Chat Studio.",
                "Choose another data folder, or move the file away.",
            )
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return None if row is None else str(row[0])


def upgrade(connection: Connection, until: str | None = None) -> None:
    """Run the missing steps (up to revision ``until``) inside the caller's transaction.

    Foreign keys must be off on the connection, since a step may rebuild a table; they are checked here.
    """
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    before = current(connection)
    context = MigrationContext.configure(connection)
    context._ensure_version_table()
    with Operations.context(context):
        for step in steps(before):
            if until is not None and step.revision > until:
                break
            step.upgrade()
            connection.exec_driver_sql("DELETE FROM alembic_version")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (step.revision,))
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StoreError(f"After the change of shape a row of {broken[0]!r} points nowhere.")
