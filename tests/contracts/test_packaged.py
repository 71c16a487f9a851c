"""What an installed program holds: every file of the package that is no code must be named for it."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (".md",)


def test_data_files_are_installed() -> None:
    setup = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shapes = setup["tool"]["setuptools"]["package-data"]["audiochat"]
    package = ROOT / "audiochat"
    named = {path for shape in shapes for path in package.glob(shape)}
    files = {
        path
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
        if path.suffix not in (".py", ".mako", *DOCUMENTS)
    }
    assert files
    assert files <= named
