"""Dangerous work dies in a child and never in the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

import audiochat.services.helpers as helpers
from audiochat.domain.errors import Cancelled, ModelError, UserError
from audiochat.domain.job import Job
from audiochat.services.quarantine import HelperFailed, Quarantine, command

BEHAVIOURS = '''
"""A helper that misbehaves on request."""
import ctypes, os, subprocess, sys, time
from audiochat.domain.errors import ModelError
def run(arguments, job):
    what = arguments["what"]
    if what == "answer":
        print("noise on standard output " * 100000)
        job.progress(0.5, "half"); job.emit({"n": 1})
        return {"got": arguments["value"], "pid": os.getpid()}
    if what == "crash":
        print("GGML_ASSERT(n > 0) failed", file=sys.stderr, flush=True)
        os.abort()
    if what == "segfault":
        ctypes.string_at(0)
    if what == "hang":
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        job.emit(os.getpid())
        time.sleep(60)
    if what == "memory":
        return {"n": len(bytearray(3 << 30))}
    if what == "user":
        raise ModelError("Not a model.", "Choose another.")
    raise ValueError("odd")
'''


@pytest.fixture
def misbehave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Runs the misbehaving helper; the temporary folder must be empty afterwards."""
    private = tmp_path / "tmp"
    private.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    helper = Path(helpers.__path__[0]) / f"test_helper_{os.getpid()}.py"
    helper.write_text(BEHAVIOURS, "utf-8")

    def run(what: str, job: Job | None = None, timeout_s: float = 20, **more: Any) -> Any:
        memory = more.pop("memory_bytes", None)
        return Quarantine().run(
            helper.stem,
            {"what": what, **more},
            timeout_s=timeout_s,
            memory_bytes=memory,
            job=job or Job(),
        )

    try:
        yield run
        assert not list(private.iterdir())
    finally:
        helper.unlink()


def test_answer_and_reports_arrive_despite_noise(misbehave: Any) -> None:
    seen: list[Any] = []
    job = Job(lambda f, t: seen.append((f, t)), seen.append)
    answer = misbehave("answer", job, value="שלום")
    assert answer["got"] == "שלום"
    assert answer["pid"] != os.getpid()
    assert seen == [(0.5, "half"), {"n": 1}]


def test_crash_is_an_error_with_the_last_words(misbehave: Any) -> None:
    with pytest.raises(HelperFailed, match=r"SIGABRT.*GGML_ASSERT") as caught:
        misbehave("crash")
    assert caught.value.reason == "crash"


def test_segfault_is_an_error(misbehave: Any) -> None:
    with pytest.raises(HelperFailed, match="SIGSEGV"):
        misbehave("segfault")


def test_timeout_kills_grandchildren_too(misbehave: Any) -> None:
    pids: list[int] = []
    started = time.monotonic()
    with pytest.raises(HelperFailed, match="longer than 1") as caught:
        misbehave("hang", Job(on_partial=pids.append), timeout_s=1)
    assert caught.value.reason == "timeout"
    assert time.monotonic() - started < 30
    assert not any(p.info["ppid"] == pids[0] for p in psutil.process_iter(["ppid"]))


def test_cancel_is_quick(misbehave: Any) -> None:
    job = Job()
    threading.Timer(0.5, job.cancel).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        misbehave("hang", job)
    assert time.monotonic() - started < 30  # the helper would sleep a minute


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS holds on Linux")
def test_memory_is_bounded(misbehave: Any) -> None:
    with pytest.raises(HelperFailed, match="memory") as caught:
        misbehave("memory", memory_bytes=1 << 30)
    assert caught.value.reason == "memory"


def test_errors_for_people_keep_their_class(misbehave: Any) -> None:
    with pytest.raises(ModelError, match=r"Not a model\. Choose another\."):
        misbehave("user")
    with pytest.raises(UserError, match="ValueError: odd"):
        misbehave("other")


def test_a_helper_is_a_plain_name() -> None:
    with pytest.raises(UserError, match="no helper"):
        Quarantine().run("../evil", {}, timeout_s=20, job=Job())


def test_the_child_dies_with_the_program(misbehave: Any, tmp_path: Path) -> None:
    helper = next(Path(helpers.__path__[0]).glob(f"test_helper_{os.getpid()}.py")).stem
    room = tmp_path / "tmp2"
    room.mkdir()
    code = (
        "from audiochat.services.quarantine import Quarantine\n"
        "from audiochat.domain.job import Job\n"
        f"Quarantine().run({helper!r}, {{'what': 'hang'}}, timeout_s=60,"
        " job=Job(on_partial=lambda p: print(p, flush=True)))\n"
    )
    environment = {**os.environ, "TMPDIR": str(room), "PYTHONPATH": os.getcwd()}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment
    ) as program:
        assert program.stdout is not None
        pid = int(program.stdout.readline())
        child = psutil.Process(pid)
        grandchildren = child.children()
        program.send_signal(signal.SIGKILL)
        assert psutil.wait_procs([child], timeout=60)[0]
    for orphan in grandchildren:  # only the child itself is tied to the program
        orphan.kill()


@pytest.mark.parametrize("frozen", [False, True])
def test_a_frozen_program_starts_itself_as_the_helper(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, frozen: bool
) -> None:
    if frozen:
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "audiochat"]
    assert command("some_helper", tmp_path) == [*program, "--helper", "some_helper", str(tmp_path)]
