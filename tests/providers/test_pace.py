"""Threads step back when they are not given cores, and come back later."""

from __future__ import annotations

import time

import pytest

from audiochat.providers.llama.pace import Pace


def test_threads_step_back_and_try_again_after_a_growing_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    pace = Pace(8)
    assert pace.judge(0.1, 0.8) == 8
    assert pace.judge(0.1, 0.3) == 4
    assert pace.judge(0.1, 0.1) == 2
    assert pace.judge(0.1, 0.2) == 2
    clock[0] += 2.1
    assert pace.judge(0.1, 0.2) == 4
    assert pace.judge(0.1, 0.1) == 2  # not yet
    clock[0] += 3.9
    assert pace.judge(0.1, 0.2) == 2
    clock[0] += 0.2
    assert pace.judge(0.1, 0.2) == 4
    assert pace.judge(0.1, 0.4) == 8
    assert pace.judge(0.1, 0.8) == 8


def test_short_evaluations_are_judged_together() -> None:
    pace = Pace(2)
    assert pace.judge(0.015, 0.0) == 2
    assert pace.judge(0.015, 0.015) == 1


def test_one_thread_is_the_least() -> None:
    pace = Pace(1)
    assert pace.judge(1.0, 0.01) == 1
