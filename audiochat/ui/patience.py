"""Keeps work on lanes from holding up the interface thread where Python itself would."""

from __future__ import annotations

import ctypes
import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from types import ModuleType

from audiochat.domain.garbage import held_back

SWITCH_S = 0.001
"""A worker gives way to the interface thread after this many seconds (Python's own choice is 0.005)."""

MANY_MODULES = 20
"""Work that read at least so many modules is followed by ``put_aside``."""

_puts_aside = threading.Event()


def put_aside() -> None:
    """Take what is there now (modules, mostly) out of the search for garbage.

    Searching half a million objects holds every thread for 100 ms; what the program is made of is
    never garbage. Call it when a start or a great import is over. Takes next to no time.
    """
    gc.freeze()
    _puts_aside.set()


@contextmanager
def making_many() -> Iterator[None]:
    """Make very many values that stay (a long transcript), without a search for garbage meanwhile.

    What was made is put aside afterwards, in a program that has put things aside before.
    """
    with held_back():
        try:
            yield
        finally:
            if _puts_aside.is_set():
                put_aside()


def put_aside_imports(modules_before: int) -> None:
    """The same after work that read many modules, in a program that has put things aside before."""
    if _puts_aside.is_set() and len(sys.modules) - modules_before >= MANY_MODULES:
        put_aside()


def _open_library(path: str) -> None:
    """Have the system load a library while other threads go on: a foreign call lets go of Python."""
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype, dlopen.argtypes = ctypes.c_void_p, (ctypes.c_char_p, ctypes.c_int)
    dlopen(path.encode(), sys.getdlopenflags())  # a failure is met again, and told, by the import


def be_patient() -> None:
    """Make importing on a worker, and computing there, gentle on the interface thread; again is free.

    Python loads the library of an extension module while it holds every other thread: 150 to 360 ms
    for scipy's linear algebra when the disk has to be read. Off the main thread it is therefore loaded
    first by a call that holds nobody, and Python then finds it there. Only where libraries are opened
    with ``dlopen`` (not on Windows).
    """
    sys.setswitchinterval(SWITCH_S)
    plain = ExtensionFileLoader.create_module
    if sys.platform == "win32" or getattr(plain, "patient", False):
        return

    def create_module(self: ExtensionFileLoader, spec: ModuleSpec) -> ModuleType:
        if threading.current_thread() is not threading.main_thread():
            _open_library(self.path)
        return plain(self, spec)

    create_module.patient = True  # type: ignore[attr-defined]  # a mark, so that it is done once
    ExtensionFileLoader.create_module = create_module  # type: ignore[method-assign]
