"""A full disk: nothing new is begun, what was begun is finished, and deleting still works."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from audiochat.domain.conversation import MessageStatus, Role
from audiochat.domain.errors import StoreError
from audiochat.store.ballast import Ballast
from audiochat.store.database import Store
from audiochat.store.engine import driver

KIB = 1024


def test_new_things_are_refused_before_the_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = store.sessions.add("Talk", None)
    half = store.messages.add(
        session.id, session.root_id, Role.ASSISTANT, "ha", status=MessageStatus.STREAMING
    )
    assert store.ballast.held
    monkeypatch.setattr(store.ballast, "free", lambda: 100 * KIB)
    with pytest.raises(StoreError, match="almost full") as caught:
        store.messages.add(session.id, half.id, Role.USER, "new")
    assert "Free some space" in caught.value.remedy
    assert store.ballast.held
    store.messages.change(half.id, vital=True, content="half", status="interrupted")
    assert store.messages.get(half.id).content == "half"
    assert not store.ballast.held
    monkeypatch.undo()
    store.ballast.fill()
    assert store.ballast.held
    assert store.ballast.path.stat().st_blocks * 512 >= store.ballast.size


def test_a_write_that_finds_the_disk_full_releases_the_ballast(store: Store) -> None:
    session = store.sessions.add("Talk", None)
    with store._database.read() as db:
        pages = db.connection().exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: object, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + 2}")  # type: ignore[attr-defined]

    from sqlalchemy import event

    event.listen(store._database.engine, "checkout", limit)
    with pytest.raises(StoreError, match="disk is full"):
        store.messages.add(session.id, session.root_id, Role.USER, "x" * 100_000)
    assert not store.ballast.held
    assert store.sessions.get(session.id).message_count == 0
    store.sessions.change(session.id, title="Still usable")
    assert store.sessions.get(session.id).title == "Still usable"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MiB, where the system lets us make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("making a small disk takes an administrator")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _say_until_refused(store: Store, session_id: str, root_id: str) -> list[str]:
    kept: list[str] = []

    def say() -> None:
        for number in range(1000):
            text = f"{number} " + "word " * 4000
            kept.append(store.messages.add(session_id, root_id, Role.USER, text).id)

    with pytest.raises(StoreError, match="almost full"):
        say()
    return kept


def _fill(folder: Path) -> None:
    """Another program takes the rest of the disk."""
    other = os.open(folder / "other", os.O_CREAT | os.O_WRONLY)

    def write() -> None:
        while True:
            os.write(other, b"x" * KIB)

    with pytest.raises(OSError, match="No space"):
        write()
    os.close(other)


def _sound(path: Path) -> None:
    connection = driver().connect(str(path))
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_a_disk_that_really_fills(small_disk: Path) -> None:
    ballast = Ballast(small_disk, size=256 * KIB, reserve=256 * KIB)
    store = Store.open(small_disk / "audiochat.db", ballast)
    session = store.sessions.add("Talk", None)
    assert ballast.held
    kept = _say_until_refused(store, session.id, session.root_id)
    _fill(small_disk)
    store.sessions.change(session.id, vital=True, is_archived=True)
    assert not ballast.held
    assert [m.id for m in store.messages.all(session.id)] == kept
    store.close()
    _sound(small_disk / "audiochat.db")
    (small_disk / "other").unlink()
    ballast.fill()
    _fill(small_disk)
    again = Store.open(small_disk / "audiochat.db", ballast)  # takes the ballast's room
    assert again.sessions.list(archived=True)[0].message_count == len(kept) > 20
    again.close()
