"""Standard input, output and error, where whoever started the program closed or filled them."""

from __future__ import annotations

import errno
import os
import sys

from audiochat.domain.errors import UserError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What the system says when output cannot be written to a file any more."""


def open_closed() -> None:
    """Open what is closed, to nowhere.

    A file that the program opens would else stand in its place, and what libraries print would be
    written into that.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        os.set_inheritable(number, True)
    os.close(number)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115


def no_room(error: OSError) -> UserError:
    """What to say when output could not be written."""
    return UserError(
        f"The output could not be written: {error.strerror or error}.",
        "Free some room, or send it elsewhere.",
    )


def drop_output() -> None:
    """Forget output that cannot be written, which would be tried and told once more at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
