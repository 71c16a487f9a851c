"""Changing shape: after a backup, all or nothing, and each step has a test of its own."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from audiochat.domain.conversation import Role
from audiochat.domain.errors import StoreError
from audiochat.store import opening
from audiochat.store.database import Store
from audiochat.store.migrations import runner, versions


@pytest.mark.parametrize("name", runner.names())
def test_each_step_has_a_test_of_its_own(name: str) -> None:
    assert (Path(__file__).parent / f"test_{name}.py").exists()


def test_the_steps_form_one_line() -> None:
    before = None
    for name in runner.names():
        step = importlib.import_module(f"{versions.__name__}.{name}")
        assert step.revision == name[1:5]
        assert step.down_revision == before
        before = step.revision


def test_the_steps_make_the_tables_that_the_code_declares(store: Store) -> None:
    def ours(_object: Any, name: str | None, kind: str, _found: bool, _other: Any) -> bool:
        return not (kind == "table" and name is not None and "_fts" in name)

    with store._database.engine.connect() as connection:
        options = {"include_object": ours, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Adds a step to come to the ones there are."""
    names = runner.names()

    def add(upgrade: Callable[[], None]) -> None:
        step = SimpleNamespace(revision="0999", upgrade=upgrade)
        monkeypatch.setattr(runner, "names", lambda: [*names, "m0999_test"])
        monkeypatch.setattr(runner, "steps", lambda after: iter([step]))

    return add


@pytest.fixture
def path(data_dir: Path) -> Path:
    store = Store.open(data_dir / "audiochat.db")
    session = store.sessions.add("Talk", None)
    store.messages.add(session.id, session.root_id, Role.USER, "needle")
    store.close()
    return data_dir / "audiochat.db"


def test_a_step_runs_after_a_backup(path: Path, next_step: Callable[..., None]) -> None:
    def rebuild() -> None:
        # With foreign keys on, dropping the table would take all messages along.
        op.execute("CREATE TABLE other AS SELECT * FROM session")
        op.execute("DROP TABLE session")
        op.execute("ALTER TABLE other RENAME TO session")
        op.execute("CREATE UNIQUE INDEX other_id ON session(id)")

    next_step(rebuild)
    store = Store.open(path)
    assert [hit.snippet for hit in store.search.messages("needle")] == ["needle"]
    with store._database.read() as db:
        assert db.connection().exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()
    (saved,) = opening.backups(path)
    assert saved.name.endswith("-before-0999.db")
    assert opening.examine(path) == "0999"
    assert opening.examine(saved) == runner.names()[-2][1:5]


def test_a_step_that_fails_changes_nothing(path: Path, next_step: Callable[..., None]) -> None:
    def fail() -> None:
        op.execute("ALTER TABLE session ADD COLUMN mood TEXT")
        op.execute("INSERT INTO nowhere VALUES (1)")

    next_step(fail)
    with pytest.raises(StoreError, match="could not be brought up to date") as caught:
        Store.open(path)
    assert str(opening.backups(path)[-1]) in caught.value.remedy
    assert opening.examine(path) == runner.names()[-2][1:5]


def test_a_step_that_leaves_rows_astray_is_undone(
    path: Path, next_step: Callable[..., None]
) -> None:
    next_step(lambda: op.execute("UPDATE message SET parent_id = 'nobody'"))
    with pytest.raises(StoreError, match="points nowhere"):
        Store.open(path)
    assert opening.examine(path) == runner.names()[-2][1:5]
