"""Opening: a database that is damaged, foreign or newer is refused in plain words and left as it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiochat.domain.conversation import Role
from audiochat.domain.errors import StoreError
from audiochat.store import opening
from audiochat.store.database import Store
from audiochat.store.engine import driver


@pytest.fixture
def path(data_dir: Path) -> Path:
    """A database with a few messages, closed."""
    path = data_dir / "audiochat.db"
    store = Store.open(path)
    session = store.sessions.add("Talk", None)
    for number in range(50):
        store.messages.add(session.id, session.root_id, Role.USER, f"{number} " + "words " * 50)
    store.close()
    return path


def _refused(path: Path, match: str) -> StoreError:
    before = path.read_bytes()
    with pytest.raises(StoreError, match=match) as caught:
        Store.open(path)
    assert path.read_bytes() == before
    assert caught.value.remedy
    return caught.value


def _sql(path: Path, statement: str) -> None:
    connection = driver().connect(str(path))
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_opening_again_changes_nothing(path: Path) -> None:
    store = Store.open(path)
    assert len(store.sessions.list()) == 1
    store.close()
    assert opening.backups(path) == []


def test_the_connection_is_set_up_for_safety(path: Path) -> None:
    store = Store.open(path)
    with store._database.read() as db:
        values = [
            db.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]
    store.close()
    assert values == ["wal", 1, 2, 5000]


def test_text_is_no_database(path: Path) -> None:
    path.write_text("this is not a database" * 1000)
    _refused(path, "damaged .*not a database")


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.95])
def test_a_truncated_database(path: Path, kept: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * kept)])
    _refused(path, "damaged")


def test_an_empty_database_where_backups_are(path: Path) -> None:
    store = Store.open(path)
    newest = store.back_up()
    store.close()
    path.write_bytes(b"")
    error = _refused(path, "damaged .*empty")
    assert str(newest) in error.remedy
    newest.unlink()
    Store.open(path).close()  # nothing was ever kept: it is a new one


def test_a_page_overwritten(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = bytes(range(256)) * 16
    path.write_bytes(bytes(data))
    assert "\n" not in str(_refused(path, "damaged"))


def test_a_refusal_names_the_newest_backup(path: Path) -> None:
    store = Store.open(path)
    store.back_up()
    newest = store.back_up()
    store.close()
    path.write_bytes(b"x" * 100_000)
    error = _refused(path, "damaged")
    assert str(newest) in error.remedy
    shutil.copy(newest, path)
    mended = Store.open(path)
    assert mended.sessions.list()[0].message_count == 50
    mended.close()


def test_a_newer_database(path: Path) -> None:
    _sql(path, "UPDATE alembic_version SET version_num = '9999'")
    _refused(path, "made by a newer version")


def test_a_foreign_database(data_dir: Path) -> None:
    path = data_dir / "audiochat.db"
    _sql(path, "CREATE TABLE recipes(id)")
    _refused(path, "was not made by Audio Chat Studio")


def test_a_database_in_the_way(data_dir: Path) -> None:
    (data_dir / "audiochat.db").mkdir()
    with pytest.raises(StoreError, match="cannot be written"):
        Store.open(data_dir / "audiochat.db")


@pytest.fixture
def nobody() -> Iterator[None]:
    """Not an administrator, to whom nothing is write-protected."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_write_protected_folder(nobody: None) -> None:
    with pytest.raises(StoreError, match=r"cannot be (made|written)"):
        Store.open(Path("/usr/audiochat/audiochat.db"))
    with pytest.raises(StoreError, match="cannot be written"):
        Store.open(Path("/usr/audiochat.db"))


def test_backups_are_whole_and_only_the_newest_are_kept(path: Path) -> None:
    store = Store.open(path)
    for _ in range(opening.BACKUPS_KEPT + 2):
        made = store.back_up()
    kept = opening.backups(path)
    assert len(kept) == opening.BACKUPS_KEPT
    assert kept[-1] == made
    session = store.sessions.list()[0]
    store.messages.add(session.id, session.root_id, Role.USER, "after the backup")
    store.close()
    copy = Store.open(made)
    assert copy.sessions.list()[0].message_count == 50
    copy.close()


def test_a_backup_is_made_once_a_day(path: Path) -> None:
    store = Store.open(path)
    first = store.back_up_daily()
    assert first is not None
    assert store.back_up_daily() is None
    os.utime(first, (0, 0))
    assert store.back_up_daily() is not None
    store.close()
