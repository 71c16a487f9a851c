"""The shape of the code: layers hold and rooms stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    path
    for path in sorted((ROOT / "audiochat").rglob("*.py"))
    if "migrations/versions" not in path.as_posix()
]


def test_layers_hold() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_rooms_are_small_and_described(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 400, "a file of over 400 lines does two things"
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "every module says in one sentence what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= 50, f"{node.name} has {lines} lines"


def test_no_notes_to_self() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    found = [p for p in FILES if any(word in p.read_text("utf-8") for word in words)]
    assert not found


def test_importing_the_package_is_light() -> None:
    code = (
        "import sys, audiochat; print([m for m in sys.modules if 'PySide6' in m or 'llama' in m])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
