from __future__ import annotations

from pathlib import Path

from audiochat.ui.studio.export_folder import export_folder
from audiochat.ui.theme.files import resources


def test_a_file_is_proposed_where_a_person_looks_for_it(tmp_path: Path) -> None:
    own, data = tmp_path / "music" / "talk.wav", tmp_path / "data"
    own.parent.mkdir()
    (data / "takes").mkdir(parents=True)
    assert export_folder(own, data) == own.parent
    for ours in (resources() / "sample" / "sample.flac", data / "takes" / "take.wav"):
        folder = export_folder(ours, data)
        assert folder.is_dir()
        assert not folder.is_relative_to(resources())
        assert not folder.is_relative_to(data)
    assert export_folder(tmp_path / "gone" / "talk.wav", data).is_dir()
