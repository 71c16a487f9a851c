"""Every operation is declared in full: what menus, dialogs, words, help and models read is there."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from audiochat.domain.operation import Operation
from audiochat.operations import load

OPERATIONS = list(load())
HEBREW = re.compile("[א-ת]")
ROOT = Path(__file__).resolve().parents[2]
UNITS = {"s", "dB", "LUFS", "dBTP", "Hz", "semitones", "factor", "percent", "channels", "times"}

each = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda o: o.id)


def test_every_file_is_found() -> None:
    files = {p.stem for p in (ROOT / "audiochat/operations").glob("[a-z]*.py")}
    assert {o.id for o in OPERATIONS} == files
    assert len(files) >= 22


def test_loading_is_light() -> None:
    code = (
        "import sys, time, pydantic\n"
        "class Warm(pydantic.BaseModel): x: int = 1\n"
        "start = time.perf_counter()\n"
        "from audiochat.operations import load\n"
        "load()\n"
        "print(time.perf_counter() - start)\n"
        "print([m for m in ('numpy', 'scipy', 'av', 'pedalboard', 'soxr') if m in sys.modules])\n"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.split("\n")
        for _ in range(3)
    ]
    assert all(run[1] == "[]" for run in runs)
    assert min(float(run[0]) for run in runs) < 1  # 0.03 s on a machine at rest


@each
def test_it_is_described(operation: Operation) -> None:
    assert operation.title[0].isupper()
    assert operation.title[-1] != "."
    assert operation.summary.endswith(".")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", operation.icon)
    assert operation.params.__doc__


@each
def test_it_can_be_said_in_both_languages(operation: Operation) -> None:
    english = [word for word in operation.says if not HEBREW.search(word)]
    hebrew = [word for word in operation.says if HEBREW.search(word)]
    assert english
    assert hebrew
    assert all(word == word.strip().lower() and word for word in operation.says)
    assert len(set(operation.says)) == len(operation.says)


@each
def test_its_sentence_names_only_what_exists(operation: Operation) -> None:
    places = {name for _, name, _, _ in string.Formatter().parse(operation.sentence) if name}
    assert places <= set(operation.params.model_fields) | {"span"}
    assert ("span" in places) != operation.whole_only


@each
def test_its_arguments_are_declared(operation: Operation) -> None:
    schema = operation.params.model_json_schema()
    assert operation.parse({}) == operation.params()  # every default is within its limits
    for name, one in schema.get("properties", {}).items():
        assert one.get("title"), name
        assert one.get("description", "").endswith("."), name
        assert "default" in one, name
        if one.get("type") in ("number", "integer"):
            assert one.get("unit") in UNITS, name
            assert {"minimum", "exclusiveMinimum"} & one.keys(), name
            assert {"maximum", "exclusiveMaximum"} & one.keys(), name
        else:
            bounded = one.get("type") == "string" and one.get("maxLength")
            assert one.get("enum") or one.get("type") == "boolean" or bounded, name


def test_no_two_share_a_shortcut_or_a_title() -> None:
    shortcuts = [o.shortcut for o in OPERATIONS if o.shortcut]
    assert len(set(shortcuts)) == len(shortcuts)
    assert len({o.title for o in OPERATIONS}) == len(OPERATIONS)
