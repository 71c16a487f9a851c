"""The command line where it meets the window."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiochat.app import has_display
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


@pytest.mark.parametrize("display", ["", ":4711", "nowhere.invalid:10.0", "nonsense", ":1x"])
def test_a_display_that_does_not_answer_is_none(
    display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt aborts the process when it cannot reach the display."""
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    assert not has_display()


def test_a_display_that_answers_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("DISPLAY", f"127.0.0.1:{server.getsockname()[1] - 6000}.0")
        assert has_display()


def test_the_self_check_needs_no_display(data_dir: Path) -> None:
    away = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    code = (
        "import sys; from pathlib import Path;"
        "from audiochat.services.workshop import Workshop; from audiochat.app import paint_once;"
        "workshop = Workshop.open(Path(sys.argv[1])); print(paint_once(workshop)); workshop.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)],
        env={name: value for name, value in os.environ.items() if name not in away},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("(")


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
