"""llama.cpp's library, made quiet: the one place where it is imported and its log is caught."""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from functools import cache
from typing import Any

_ERROR = 4
"""ggml's log level of errors."""


class _Log:
    """Keeps llama.cpp's last complaints, to quote as the reason when it refuses something."""

    def __init__(self) -> None:
        self.last: deque[str] = deque(maxlen=8)

    def __call__(self, level: int, text: bytes, _: Any) -> None:
        """Take one line of the log; called from any of llama.cpp's threads."""
        if level == _ERROR and (line := text.decode("utf-8", "replace").strip()):
            self.last.append(line[:300])


_starting = threading.Lock()


def load() -> tuple[Any, _Log]:
    """The ``llama_cpp`` module, started once per process, and its log. From any thread."""
    with _starting:
        return _started()


@cache
def _started() -> tuple[Any, _Log]:
    """The same for one thread at a time.

    The library knows one log callback per process and calls it whenever it likes, so the callback
    lives as long as the process does (this cache holds it).
    """
    import llama_cpp

    log = _Log()
    callback = llama_cpp.llama_log_callback(log)
    llama_cpp.llama_log_set(callback, ctypes.c_void_p(0))
    llama_cpp.llama_backend_init()
    log.callback = callback  # type: ignore[attr-defined]  # referenced for ever
    return llama_cpp, log


def reason(log: _Log) -> str:
    """What llama.cpp complained of last, as one line ("" for nothing), and forget it."""
    lines = list(log.last)
    log.last.clear()
    return lines[0] if lines else ""
