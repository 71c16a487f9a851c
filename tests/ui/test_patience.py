"""What keeps workers from holding up the interface thread."""

from __future__ import annotations

import gc
import importlib.util
import sys
import threading
from collections.abc import Iterator
from importlib.machinery import ExtensionFileLoader
from types import ModuleType

import pytest

from audiochat.ui import patience


@pytest.fixture
def restored() -> Iterator[None]:
    plain, interval = ExtensionFileLoader.create_module, sys.getswitchinterval()
    yield
    ExtensionFileLoader.create_module = plain  # type: ignore[method-assign]
    sys.setswitchinterval(interval)
    patience._puts_aside.clear()
    gc.unfreeze()


def _loaded(name: str) -> ModuleType:
    """Load an extension module anew, whatever is known of it."""
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert isinstance(spec.loader, ExtensionFileLoader)
    return spec.loader.create_module(spec)


@pytest.mark.skipif(sys.platform == "win32", reason="libraries are opened another way")
def test_a_library_is_opened_beforehand_on_a_worker_only(
    restored: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(patience, "_open_library", opened.append)
    ExtensionFileLoader.create_module = _unpatched()  # type: ignore[method-assign]
    patience.be_patient()
    patience.be_patient()  # again is free
    name = "pydantic_core._pydantic_core"
    assert _loaded(name).__name__ == name
    assert opened == []
    worker = threading.Thread(target=_loaded, args=(name,))
    worker.start()
    worker.join()
    assert len(opened) == 1
    assert "pydantic_core" in opened[0]


def _unpatched() -> object:
    """Python's own, also when another test has opened a window before."""
    found = ExtensionFileLoader.create_module
    while getattr(found, "patient", False):
        found = found.__closure__[0].cell_contents  # type: ignore[index]
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="libraries are opened another way")
def test_a_library_that_cannot_be_opened_is_left_to_the_import() -> None:
    patience._open_library("/nowhere/at_all.so")


def test_only_a_program_that_has_put_things_aside_goes_on_doing_so(restored: None) -> None:
    gc.unfreeze()
    patience.put_aside_imports(0)
    assert gc.get_freeze_count() == 0
    patience.put_aside()
    gc.unfreeze()
    patience.put_aside_imports(len(sys.modules) - patience.MANY_MODULES + 1)
    assert gc.get_freeze_count() == 0
    patience.put_aside_imports(len(sys.modules) - patience.MANY_MODULES)
    assert gc.get_freeze_count() > 0
