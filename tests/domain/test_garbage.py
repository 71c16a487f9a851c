"""The search for garbage is held back until the last of those who make many values is done."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

from audiochat.domain.garbage import held_back, is_held_back


@pytest.fixture(params=[True, False], ids=["searching", "not searching"])
def searching(request: pytest.FixtureRequest) -> Iterator[bool]:
    was = gc.isenabled()
    gc.enable() if request.param else gc.disable()
    yield request.param
    gc.enable() if was else gc.disable()


def test_nested_it_lasts_to_the_end_of_the_outer_one(searching: bool) -> None:
    with held_back():
        with held_back():
            assert not gc.isenabled()
        assert is_held_back()
        assert not gc.isenabled()
    assert not is_held_back()
    assert gc.isenabled() is searching


def test_on_two_threads_it_lasts_to_the_end_of_the_later_one(searching: bool) -> None:
    begun, go = threading.Event(), threading.Event()

    def make() -> None:
        with held_back():
            begun.set()
            go.wait(5)

    other = threading.Thread(target=make)
    with held_back():
        other.start()
        assert begun.wait(5)
    assert not gc.isenabled()
    assert is_held_back()
    go.set()
    other.join()
    assert gc.isenabled() is searching


def test_what_goes_wrong_ends_it(searching: bool) -> None:
    with pytest.raises(ValueError, match="wrong"), held_back():
        raise ValueError("wrong")
    assert not is_held_back()
    assert gc.isenabled() is searching
