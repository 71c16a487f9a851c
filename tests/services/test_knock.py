from __future__ import annotations

import threading
from pathlib import Path

from audiochat.services.knock import FOLDER, answer, knock


def test_a_knock_is_answered_with_its_files(tmp_path: Path) -> None:
    files = [tmp_path / "a talk.wav", tmp_path / "שלום.wav"]
    done: list[bool] = []
    guest = threading.Thread(target=lambda: done.append(knock(tmp_path, files, 20)))
    guest.start()
    came = None
    while came is None and guest.is_alive():
        came = answer(tmp_path)
    guest.join()
    assert came == files
    assert done == [True]
    assert answer(tmp_path) is None


def test_nobody_there_leaves_nothing(tmp_path: Path) -> None:
    assert not knock(tmp_path, [], 0.0)
    assert list((tmp_path / FOLDER).iterdir()) == []
    assert not knock(tmp_path / "gone", [], 0.0)


def test_what_is_no_note_is_taken_away_and_opens_nothing(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    for number, words in enumerate(("{", "[1, null]", '["relative.wav"]', "[" * 9999, '"x"', "")):
        (folder / f"{number}.json").write_text(words)
    assert answer(tmp_path) == []
    assert list(folder.iterdir()) == []
