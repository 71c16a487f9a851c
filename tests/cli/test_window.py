"""The command line where it meets the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.errors import StoreError


def test_without_a_display_the_window_says_how_to_go_on(
    audiochat: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    answer = audiochat()
    assert answer.status == 1
    assert "audiochat chat" in answer.err


def test_a_reason_not_to_start_is_plain_text(qtbot: Any) -> None:
    from PySide6.QtCore import Qt

    from audiochat.ui.refusal import make_refusal

    box = make_refusal(
        StoreError("<img src='file:///x.png'> is in use.", "Close the other window.")
    )
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text().startswith("<img")
    assert box.informativeText() == "Close the other window."


def test_the_self_check_counts_every_part(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from audiochat.cli.self_check import CHECKS, self_check

    assert self_check(data_dir) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(CHECKS)
    assert all(line.startswith("ok") for line in lines)
