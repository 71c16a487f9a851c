"""The other side of ``services/quarantine.py``: what a throw-away child does from start to end."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import sys
import threading
from importlib import import_module
from pathlib import Path
from typing import Any

from audiochat.domain.errors import UserError
from audiochat.domain.job import Job


def serve(helper: str, folder: str) -> int:
    """Run one helper on ``folder/request.json``, leave ``answer.json`` there, and return 0."""
    room = Path(folder)
    request = json.loads((room / "request.json").read_text("utf-8"))
    die_with_parent(int(request["parent"]))
    limit(request["memory_bytes"], float(request["timeout_s"]))
    with (room / "reports.jsonl").open("a", encoding="utf-8") as reports:
        answer = _run(helper, request["arguments"], _job(reports))
    text = json.dumps(answer)
    part = room / "answer.part"
    part.write_text(text, "utf-8")
    part.replace(room / "answer.json")
    sys.stdout.flush()
    # A library that crashes while it is torn down must not spoil an answer that is already there.
    os._exit(0)


def _run(helper: str, arguments: dict[str, Any], job: Job) -> dict[str, Any]:
    """The answer: ``{"result": ...}`` or ``{"error": [class, message, remedy]}``."""
    try:
        if not re.fullmatch(r"[a-z][a-z0-9_]*", helper):
            raise UserError(f"There is no helper called {helper!r}.")
        module = import_module(f"audiochat.services.helpers.{helper}")
        return {"result": module.run(arguments, job)}
    except UserError as error:
        return {"error": [type(error).__name__, error.message, error.remedy]}
    except MemoryError:
        return {"error": ["MemoryError", "", ""]}
    except Exception as error:  # noqa: BLE001  (whatever a hostile file caused is told to the parent)
        return {"error": [type(error).__name__, f"{type(error).__name__}: {error}"[:500], ""]}


def _job(reports: Any) -> Job:
    """A job that writes its reports as JSON lines for the parent."""

    def write(value: dict[str, Any]) -> None:
        reports.write(json.dumps(value) + "\n")
        reports.flush()

    return Job(
        on_progress=lambda fraction, text: write({"progress": [fraction, text]}),
        on_partial=lambda partial: write({"emit": partial}),
    )


def die_with_parent(parent: int) -> None:
    """End this process when its parent ends, however that ends.

    Linux sends a signal; everywhere, and in frozen builds where a boot loader sits between the two,
    the end of standard input (held open by the parent) does it.
    """

    def watch() -> None:
        with contextlib.suppress(OSError):
            while os.read(0, 64):
                pass
        os._exit(1)

    threading.Thread(target=watch, name="parent watch", daemon=True).start()
    if sys.platform == "linux" and not getattr(sys, "frozen", False):
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the signal was asked for
            os._exit(1)


def limit(memory_bytes: int | None, timeout_s: float) -> None:
    """Bound this process's address space (bytes) and processor time, and leave no core file."""
    if sys.platform == "win32":
        return
    import resource

    def bound(what: int, value: int) -> None:
        _, hard = resource.getrlimit(what)
        soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with contextlib.suppress(ValueError, OSError):  # macOS refuses some
            resource.setrlimit(what, (soft, hard))

    bound(resource.RLIMIT_CORE, 0)
    bound(resource.RLIMIT_CPU, int(timeout_s * (os.cpu_count() or 1)) + 2)
    if memory_bytes is not None:
        bound(resource.RLIMIT_AS, memory_bytes)
