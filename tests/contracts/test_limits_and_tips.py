"""Two rules that reading the code can check: clocks of limits, and words that Qt might take for markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "audiochat"

WALL_CLOCK = {"store/database.py"}
"""Where the clock on the wall is right: the age of a backup is that of a file."""


def _calls(folder: Path) -> Iterator[tuple[str, ast.Call, str]]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield path.relative_to(ROOT).as_posix(), node, ast.unparse(node.func)


def test_limits_are_counted_on_a_clock_that_never_turns_back() -> None:
    """A clock set back by an hour must not stop a timeout from coming, nor end a wait at once."""
    found = {place for place, _, name in _calls(ROOT) if name in ("time.time", "time.time_ns")}
    assert found <= WALL_CLOCK


def test_no_tooltip_can_be_taken_for_markup() -> None:
    """Qt reads tooltips that look like HTML as rich text, and rich text paints local files."""
    loose = [
        f"{place}:{call.lineno}"
        for place, call, name in _calls(ROOT / "ui")
        if name.endswith((".setToolTip", ".setWhatsThis"))
        for words in (ast.unparse(call.args[0]),)
        if "tip(" not in words and not words.startswith(("self.tr(", "''"))
    ]
    assert not loose
