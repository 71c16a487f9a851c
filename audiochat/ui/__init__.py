"""The window: the only package, with app, that knows Qt."""

from __future__ import annotations

import sys


def _steady_singletons() -> None:
    """Keep Python 3.11 alive under PySide6 6.12.0.

    That release was built as if ``None``, ``True`` and ``False`` were immortal, which they are only from
    Python 3.12 on: every ``emit()`` and every setter drops a reference it does not own, and after a few
    hundred calls the interpreter aborts. Their counts are raised out of reach once, which costs nothing.
    """
    import ctypes
    from importlib.metadata import PackageNotFoundError, version

    try:
        broken = version("PySide6_Essentials") == "6.12.0"
    except PackageNotFoundError:
        broken = False
    if broken:
        for thing in (None, True, False):
            ctypes.c_ssize_t.from_address(id(thing)).value += 1 << 48


if sys.version_info < (3, 12):
    _steady_singletons()
