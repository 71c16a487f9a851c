"""Databases with bytes changed at random: refused or read, in plain words, never a crash."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from audiochat.domain.conversation import Role
from audiochat.domain.errors import UserError
from audiochat.domain.sampling import Preset
from audiochat.store.database import Store


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    path = tmp_path / "sound" / "audiochat.db"
    store = Store.open(path)
    for title in range(3):
        session = store.sessions.add(f"Talk {title}", None)
        leaf = session.root_id
        for number in range(20):
            text = f"{number} " + "some words " * 30
            leaf = store.messages.add(session.id, leaf, Role.USER, text, metadata={"n": number}).id
    store.settings.set("window", {"size": [1, 2]})
    store.presets.put(Preset(name="Mine"))
    store.close()
    return path.read_bytes()


def _use(store: Store) -> None:
    for session in store.sessions.list():
        store.messages.path(session.leaf_id, 100)
        store.messages.all(session.id)
    store.search.messages("words some")
    store.settings.all()
    store.presets.list()
    session = store.sessions.add("New", None)
    store.messages.add(session.id, session.root_id, Role.USER, "new words")


def _try(folder: Path, data: bytes) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "audiochat.db").write_bytes(data)
    try:
        store = Store.open(folder / "audiochat.db")
    except UserError as error:
        return "refused" if error.remedy else "left without a remedy"
    try:
        _use(store)
    except UserError:
        return "refused later"
    finally:
        store.close()
    return "used"


def _mutated(data: bytes, dice: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(dice.choice((1, 4, 40))):
        at = dice.randrange(len(out)) if dice.random() < 0.7 else dice.randrange(4096)
        out[at] = dice.randrange(256)
    return bytes(out)


def _run(sound: bytes, tmp_path: Path, count: int) -> None:
    ends = [_try(tmp_path / "data", _mutated(sound, random.Random(seed))) for seed in range(count)]
    print({end: ends.count(end) for end in set(ends)})
    assert ends.count("refused") > count / 10
    assert "left without a remedy" not in ends


def test_mutated_databases(sound: bytes, tmp_path: Path) -> None:
    _run(sound, tmp_path, 40)


@pytest.mark.slow
def test_a_thousand_mutated_databases(sound: bytes, tmp_path: Path) -> None:
    _run(sound, tmp_path, 1000)
