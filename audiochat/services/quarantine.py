"""Does dangerous work in a throw-away child process with limits of time and memory.

A file nobody has met may crash the library that reads it, past any ``except``. So it is read first in
a child, which may die without harm. Arguments, answer and reports go through files in a private
folder and never through standard output, since decoders print there.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Any

from audiochat.domain import errors
from audiochat.domain.errors import UserError
from audiochat.domain.job import Job

MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""A child that answers with more is refused."""

MAX_SAID_BYTES = 8192
"""How much of what a child prints is kept, to quote the reason."""


class HelperFailed(UserError):
    """The child died or was stopped. ``reason`` is ``crash``, ``timeout`` or ``memory``."""

    def __init__(self, message: str, remedy: str, reason: str) -> None:
        super().__init__(message, remedy)
        self.reason = reason


class Quarantine:
    """Runs helpers (``services/helpers/NAME.py``) in children of their own."""

    def run(
        self,
        helper: str,
        arguments: dict[str, Any],
        *,
        timeout_s: float,
        memory_bytes: int | None = None,
        job: Job,
    ) -> dict[str, Any]:
        """Run ``helper`` in a child and return its answer.

        ``timeout_s`` is wall-clock time; ``memory_bytes`` bounds the child's address space where the
        system can (None: no bound). Raises ``Cancelled`` when the job is cancelled, the helper's own
        ``UserError``, or ``HelperFailed`` when it crashed, took too long or too much memory. However
        it ends, the child and its folder are gone.
        """
        job.check()
        with tempfile.TemporaryDirectory(
            prefix="audiochat-helper-", ignore_cleanup_errors=True
        ) as folder:
            room = Path(folder)
            request = {
                "arguments": arguments,
                "memory_bytes": memory_bytes,
                "timeout_s": timeout_s,
                "parent": os.getpid(),
            }
            (room / "request.json").write_text(json.dumps(request), "utf-8")
            child = _Child(helper, room)
            try:
                status = child.wait(timeout_s, job)
            finally:
                child.end()
            return _answer(helper, room, status, child.said)


def command(helper: str, folder: Path) -> list[str]:
    """The words that start this program as a helper, also when it is a single frozen file."""
    program = (
        [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "audiochat"]
    )
    return [*program, "--helper", helper, str(folder)]


class _Child:
    """A running helper: its process group, what it printed last, and its reports so far."""

    def __init__(self, helper: str, room: Path) -> None:
        environment = dict(os.environ)
        root = str(Path(__file__).resolve().parents[2])
        paths = [root, environment.get("PYTHONPATH", "")]
        environment["GGML_NO_BACKTRACE"] = "1"  # else llama.cpp starts a debugger when it aborts
        environment["PYTHONPATH"] = os.pathsep.join(path for path in paths if path)
        self._helper = helper
        self._reports = _Reports(room / "reports.jsonl")
        self._tail = bytearray()
        # Standard input stays open as long as this process lives: when it ends, the child ends too.
        self._process = subprocess.Popen(
            command(helper, room),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
        self._listener = threading.Thread(
            target=self._listen, args=(self._process.stdout,), name=f"helper {helper}", daemon=True
        )
        self._listener.start()

    @property
    def said(self) -> str:
        """The end of what the child printed."""
        return self._tail.decode("utf-8", "replace").strip()

    def _listen(self, pipe: IO[bytes] | None) -> None:
        assert pipe is not None
        while data := os.read(pipe.fileno(), 65536):
            self._tail += data
            del self._tail[:-MAX_SAID_BYTES]

    def wait(self, timeout_s: float, job: Job) -> int:
        """Wait for the end, passing reports on; raise ``Cancelled`` or ``HelperFailed`` (timeout)."""
        end = time.monotonic() + timeout_s
        while True:
            try:
                status = self._process.wait(0.02)
            except subprocess.TimeoutExpired:
                status = None
            self._reports.pass_on(job)
            if status is not None:
                return status
            job.check()
            if time.monotonic() > end:
                raise HelperFailed(
                    f"Reading the file took longer than {timeout_s:g} s, so it was stopped.",
                    "The file may be damaged; try another one.",
                    "timeout",
                )

    def end(self) -> None:
        """Kill what is left of the child and everything it started."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):  # all gone already
                os.killpg(self._process.pid, signal.SIGKILL)
        elif self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


class _Reports:
    """Reads the JSON lines a child appends: ``{"progress": [fraction, text]}`` or ``{"emit": value}``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0

    def pass_on(self, job: Job) -> None:
        """Give everything new to ``job``; a line still being written waits for the next call."""
        try:
            with self._path.open("rb") as file:
                file.seek(self._read)
                data = file.read(MAX_ANSWER_BYTES)
        except FileNotFoundError:
            return
        whole = data[: data.rfind(b"\n") + 1]
        self._read += len(whole)
        for line in whole.splitlines():
            report = json.loads(line)
            if "progress" in report:
                job.progress(*report["progress"])
            else:
                job.emit(report["emit"])


def _answer(helper: str, room: Path, status: int, said: str) -> dict[str, Any]:
    """The answer of a child that has ended; raises what went wrong in it."""
    path = room / "answer.json"
    if not path.exists() or path.stat().st_size > MAX_ANSWER_BYTES:
        raise _failure(status, said)
    answer: dict[str, Any] = json.loads(path.read_text("utf-8"))
    if "result" in answer:
        result: dict[str, Any] = answer["result"]
        return result
    kind, message, remedy = answer["error"]
    if kind == "MemoryError":
        raise HelperFailed(
            "Reading the file needs more memory than it may have.",
            "The file may be damaged, or too large for this computer.",
            "memory",
        )
    error = getattr(errors, kind, None)
    if isinstance(error, type) and issubclass(error, UserError):
        raise error(message, remedy)
    raise HelperFailed(
        f"Reading the file failed in {helper}: {message}", "The file may be damaged.", "crash"
    )


def _failure(status: int, said: str) -> HelperFailed:
    """What to tell about a child that ended without an answer."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    words = re.sub(r"\S*/", "", lines[-1])[:200] if lines else ""  # of a source file only its name
    quoted = f" Its last words: {words}" if words else ""
    if any(word in said for word in ("bad_alloc", "MemoryError", "Cannot allocate memory")):
        return HelperFailed(
            "Reading the file needs more memory than it may have.",
            "The file may be damaged, or too large for this computer.",
            "memory",
        )
    cause = f"exit status {status}"
    if status < 0:
        try:
            cause = signal.Signals(-status).name
        except ValueError:
            cause = f"signal {-status}"
        if cause == "SIGXCPU":
            return HelperFailed("Reading the file took too long.", "It may be damaged.", "timeout")
    return HelperFailed(
        f"The file crashed the part of the program that reads it ({cause}).{quoted}",
        "It was read in a process of its own, so nothing is lost. The file may be damaged.",
        "crash",
    )
