from __future__ import annotations

import sys
from pathlib import Path

import pytest

from audiochat.ui.shown_path import shown_path


@pytest.mark.skipif(sys.platform == "win32", reason="paths are written whole there")
def test_the_persons_own_folder_is_written_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shown_path(tmp_path / "Music" / "Talks") == "~/Music/Talks"
    assert shown_path(tmp_path) == "~"
    assert shown_path(tmp_path.parent / (tmp_path.name + "2")) == f"{tmp_path}2"
    monkeypatch.setenv("HOME", "/")
    assert shown_path(Path("/srv/talks")) == "/srv/talks"
