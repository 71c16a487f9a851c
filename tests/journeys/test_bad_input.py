"""What cannot be used is refused where the person looks, and nothing is lost by it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtWidgets import QMessageBox

from audiochat.app import run_window
from audiochat.domain.errors import UserError
from audiochat.store.engine import driver


def _file(kind: str, folder: Path, talk: Path) -> Path:
    path = folder / f"{kind}.flac"
    whole = talk.read_bytes()
    data = {"empty": b"", "text": b"Dear all,\n" * 50, "corrupt": b"fLaC" + os.urandom(5000)}
    path.write_bytes(data.get(kind, whole[:60]))
    return path


@pytest.mark.parametrize("kind", ["empty", "text", "corrupt", "truncated"])
def test_a_broken_recording_leaves_the_one_that_is_open(
    journey: Any, talk: Path, tmp_path: Path, kind: str
) -> None:
    bad = _file(kind, tmp_path, talk)
    journey.start(talk)
    journey.opened()
    journey.window.shell.take_files([bad])
    assert bad.name in journey.toast()
    journey.settle()
    assert journey.studio.recording.path == talk
    assert journey.window.window.stage_slot.isVisible()


def test_half_a_recording_is_opened_and_told(journey: Any, talk: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.flac"
    cut.write_bytes(talk.read_bytes()[: talk.stat().st_size // 2])
    journey.start(cut)
    journey.opened()
    assert "cut.flac was cut off" in journey.toast()
    assert journey.studio.recording.facts.missing > 1


def test_an_export_into_no_folder_says_so(journey: Any, talk: Path, tmp_path: Path) -> None:
    journey.start(talk)
    journey.opened()
    journey.studio.export_to(tmp_path / "gone" / "out.wav")
    assert journey.toast()
    assert journey.studio.has_recording


def test_an_export_onto_a_full_disk_says_so_and_leaves_nothing(
    journey: Any, talk: Path, tmp_path: Path
) -> None:
    """A limit on the size of files stands in for the disk: the write fails half-way."""
    resource = pytest.importorskip("resource")
    journey.start(talk)
    journey.opened()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, hard))  # the sample takes 1.8 MB
    try:
        journey.studio.export_to(tmp_path / "out.wav")
        assert "could not be written" in journey.toast()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("out")] == []
    assert journey.studio.has_recording
    journey.settle()


def test_half_a_model_is_refused_and_the_old_one_answers(
    journey: Any, smollm_path: Path, tmp_path: Path
) -> None:
    half = tmp_path / "half.gguf"
    half.write_bytes(smollm_path.read_bytes()[: smollm_path.stat().st_size // 2])
    journey.start()
    journey.settle()
    journey.window.shell.take_files([half])
    assert journey.toast()
    journey.settle()
    journey.say("Hello")
    assert len(journey.texts()) == 2


def test_a_model_larger_than_memory_is_refused(
    journey: Any, smollm_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = psutil.virtual_memory()
    journey.start()
    journey.settle()
    small = real._replace(total=64 << 20, available=32 << 20)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: small)
    journey.window.shell.take_files([smollm_path])
    assert "memory" in journey.toast().lower()
    journey.settle()
    assert journey.window.shell.models.spec is None


@pytest.mark.parametrize("kind", ["newer", "damaged"])
def test_a_database_that_cannot_be_used_is_said_in_a_box_and_kept(
    journey: Any, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    journey.start()
    journey.settle()
    journey.quit()
    path = journey.data_dir / "audiochat.db"
    if kind == "newer":
        database = driver().connect(str(path))
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
        database.close()
    else:
        path.write_bytes(b"not a database " * 1000)
    before = path.read_bytes()
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: said.append(box.text()))
    with pytest.raises(UserError) as refused:
        run_window(journey.data_dir)
    assert said == [refused.value.message]
    assert path.read_bytes() == before
