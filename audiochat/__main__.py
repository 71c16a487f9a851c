"""Where the program starts: a helper child, or the command line (which opens the window)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words after its name and return its exit status.

    ``--helper NAME FOLDER`` is for the program's own use: it turns this process into a throw-away
    child (see ``services/quarantine.py``). It is looked at first, so that a child starts light.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if len(words) == 3 and words[0] == "--helper":
        from audiochat.services.quarantine_child import serve

        return serve(words[1], words[2])
    front = import_module("audiochat.cli.main")
    run: Callable[[list[str]], int] = front.run
    status = run(words)
    if argv is None and status == front.STOPPED:
        _leave(status)
    return status


def _leave(status: int) -> NoReturn:
    """End at once: what a library still computes, which nobody can stop, would else be waited for."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # closed, or nobody reads it any more
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
