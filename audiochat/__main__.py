"""Where the program starts: a helper child, or the command line (which opens the window)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words after its name and return its exit status.

    ``--helper NAME FOLDER`` is for the program's own use: it turns this process into a throw-away
    child (see ``services/quarantine.py``). It is looked at first, so that a child starts light.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if len(words) == 3 and words[0] == "--helper":
        from audiochat.services.quarantine_child import serve

        return serve(words[1], words[2])
    run: Callable[[list[str]], int] = import_module("audiochat.cli.main").run
    return run(words)


if __name__ == "__main__":
    sys.exit(main())
