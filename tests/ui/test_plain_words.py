"""Every label of the window shows its words as they are: none can be taken for markup."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from audiochat.domain.errors import UserError
from audiochat.ui.assembly import Assembly
from audiochat.ui.theme.files import resources

EVIL = "<img src='file:///nowhere.png'><b>bold</b>"


def test_every_label_of_the_window_is_plain(
    open_window: Callable[..., Assembly],
    ready: Callable[[Assembly], None],
    say: Callable[[Assembly, str], None],
    tmp_path: Path,
) -> None:
    path = shutil.copy(resources() / "sample" / "sample.flac", tmp_path / "talk.flac")
    assembly = open_window((Path(path),))
    ready(assembly)
    say(assembly, f"cut the first second {EVIL}")
    say(assembly, "cut the first second")
    assembly.shell.fail(UserError(EVIL, EVIL))
    assembly.window.toasts.say(EVIL)
    labels = assembly.window.findChildren(QLabel)
    assert len(labels) > 30
    rich = [label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert not rich
