"""The set-up: what it needs, what it says when something is missing, and that it is skipped later."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        f"setup_{name}", ROOT / "packaging" / f"{name}.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def bootstrap() -> ModuleType:
    return _module("bootstrap")


@pytest.fixture
def native() -> ModuleType:
    return _module("native")


def test_every_locked_package_has_a_version_and_hashes_and_no_address(
    bootstrap: ModuleType,
) -> None:
    for lock in (*bootstrap.LOCKS, bootstrap.TESTS_LOCK):
        entries = bootstrap.entries(lock)
        assert entries
        for entry in entries:
            assert "==" in entry.split()[0]
            assert "--hash=sha256:" in entry
            assert "://" not in entry
            assert " @ " not in entry


def test_the_lock_names_what_the_project_asks_for(bootstrap: ModuleType) -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = {
        entry.split("==")[0].lower().replace("_", "-")
        for lock in bootstrap.LOCKS
        for entry in bootstrap.entries(lock)
    }
    for wanted in project["dependencies"] + project["optional-dependencies"]["dev"]:
        name = wanted.split(";")[0].split("[")[0]
        name = (
            name.replace("=", " ").replace(">", " ").replace("<", " ").replace("!", " ").split()[0]
        )
        assert name.lower().replace("_", "-") in locked, name


def test_a_finished_set_up_is_skipped(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = tmp_path / "stamp.json"
    monkeypatch.setattr(bootstrap, "STAMP", stamp)
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    assert not bootstrap.is_set_up()
    stamp.write_text(json.dumps(bootstrap.wanted()), "utf-8")
    assert bootstrap.is_set_up()

    def never(_: object) -> None:
        raise AssertionError("a finished set-up must install nothing")

    monkeypatch.setattr(bootstrap, "make_environment", never)
    bootstrap.set_up(None)


def test_another_lock_sets_up_again(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = tmp_path / "stamp.json"
    monkeypatch.setattr(bootstrap, "STAMP", stamp)
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    stamp.write_text(json.dumps({**bootstrap.wanted(), "locks": "another"}), "utf-8")
    assert not bootstrap.is_set_up()


def test_what_only_tests_use_is_installed_once_and_no_test_waits_for_it(
    bootstrap: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    tries: list[list[str]] = []

    def refused(requirements: list[str]) -> None:
        tries.append(requirements)
        raise subprocess.CalledProcessError(1, "pip")

    monkeypatch.setattr(bootstrap, "TESTS_STAMP", tmp_path / "stamp")
    monkeypatch.setattr(bootstrap, "install", refused)
    bootstrap.set_up_tests()
    assert "will be skipped" in capsys.readouterr().err
    monkeypatch.setattr(bootstrap, "install", tries.append)
    bootstrap.set_up_tests()
    bootstrap.set_up_tests()
    assert len(tries) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="shared libraries by Debian's names")
def test_missing_libraries_are_named_with_the_command_that_mends_it(
    native: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(native, "LIBRARIES", {"libnowhere.so.1": "libnowhere1"})
    monkeypatch.setattr(native.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit):
        native.require_libraries()
    said = capsys.readouterr().err
    assert "libnowhere.so.1" in said
    assert "apt-get install" in said
    assert "libnowhere1" in said


def test_no_compiler_is_one_clear_line(
    native: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(native.shutil, "which", lambda _: None)
    with pytest.raises(SystemExit):
        native.require_compiler()
    said = capsys.readouterr().err
    assert "C++ compiler" in said
    assert "--llama-wheel" in said


@pytest.mark.parametrize(
    ("share", "most"),
    [("100000 100000", 1), ("1000 100000", 1), ("max 100000", 9999), ("5", 9999), ("1 0", 9999)],
)
def test_no_more_cores_are_used_than_a_container_has(
    native: ModuleType, tmp_path: Path, share: str, most: int
) -> None:
    quota = tmp_path / "cpu.max"
    quota.write_text(share + "\n")
    assert 1 <= native.cores(quota) <= most
    usual = native.cores(tmp_path / "none")
    assert native.cores(quota) == min(most, usual)


def test_a_failed_build_shows_its_last_lines(
    native: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "print('[1/2] fine'); print('error: the reason'); raise SystemExit(3)"
    with pytest.raises(subprocess.CalledProcessError):
        native.run_with_progress([sys.executable, "-c", code], {})
    assert "error: the reason" in capsys.readouterr().err


@pytest.mark.build
@pytest.mark.timeout(1800)
def test_the_single_file_passes_its_own_check_in_an_empty_folder() -> None:
    done = subprocess.run(
        [sys.executable, "packaging/bootstrap.py", "build"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    from audiochat.cli.self_check import CHECKS

    assert f"{len(CHECKS)} of {len(CHECKS)} checks passed" in done.stderr
