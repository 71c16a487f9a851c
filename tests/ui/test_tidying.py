"""Garbage is searched for on the interface thread alone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from audiochat.ui import tidying
from audiochat.ui.patience import making_many
from audiochat.ui.tidying import Tidying


class Knot:
    """Holds itself: only a search finds it."""

    def __init__(self) -> None:
        self.me = self


def tie(found: list[str], kept: list[list[int]]) -> None:
    """Make knots that note on which thread they go, then so much that Python would search."""
    for _ in range(3):
        weakref.finalize(Knot(), lambda: found.append(threading.current_thread().name))
    kept += [[n] for n in range(5000)]


@pytest.fixture
def searching() -> Iterator[None]:
    """Python's own search is on, as where the program starts."""
    was_on = gc.isenabled()
    gc.enable()
    yield
    gc.enable() if was_on else gc.disable()


def on_worker(found: list[str]) -> list[list[int]]:
    """Tie knots on a thread of its own; gives what must be held so that there is a reason to search."""
    kept: list[list[int]] = []
    worker = threading.Thread(target=tie, args=(found, kept), name="worker")
    worker.start()
    worker.join()
    return kept


def test_left_alone_python_searches_on_the_worker(searching: None) -> None:
    found: list[str] = []
    on_worker(found)
    assert "worker" in found


def test_what_a_worker_left_goes_on_the_main_thread(qtbot: Any, searching: None) -> None:
    keeper = Tidying(lambda: False)
    found: list[str] = []
    kept = on_worker(found)
    assert found == []
    qtbot.waitUntil(lambda: len(found) == 3)
    assert set(found) == {"MainThread"}
    assert len(kept) == 5000
    keeper.stop()
    keeper.stop()  # again is free
    assert gc.isenabled()


def test_the_window_keeps_to_it(
    searching: None, open_window: Callable[..., Any], ready: Callable[[Any], None]
) -> None:
    window = open_window()
    ready(window)
    assert not gc.isenabled()
    window.window.close()
    window.close()
    assert gc.isenabled()


def test_what_is_being_made_is_no_garbage(
    qtbot: Any, searching: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Tidying(lambda: False)
    keeper._timer.stop()  # looks by hand
    searched: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda generation=2: searched.append(generation))
    count = [tidying.MANY * 2, 0, 0]
    monkeypatch.setattr(gc, "get_count", lambda: tuple(count))
    keeper.look()
    assert searched == []  # it grew much
    keeper.look()
    assert searched == [0]  # and no more
    with making_many():
        keeper.look()
    assert searched == [0]
    count[:] = [1000, 11, 11]
    keeper.look()
    assert searched == [0, 2]
    keeper._busy = lambda: True
    keeper._full_after = 0.0
    keeper.look()
    assert searched == [0, 2, 1]  # everything waits until nobody is kept waiting by it
    keeper._timer.start()
    keeper.stop()
