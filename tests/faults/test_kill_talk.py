"""Killed at any moment while talking: the database is sound and everything committed is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.conversation import MessageStatus
from audiochat.services.workshop import Workshop
from tests.faults.talk_scenario import WORDS

SCENARIO = Path(__file__).with_name("talk_scenario.py")


def _check(workshop: Workshop, lines: list[str]) -> tuple[int, int]:
    """Everything reported is there; gives how many messages and how many cut replies were checked."""
    partial: dict[str, int] = {}
    whole: set[str] = set()
    for line in lines:
        kind, ident, *rest = line.split(" ", 2)
        if kind == "session":
            assert workshop.sessions.get(ident)
        elif kind == "message":
            assert workshop.store.messages.get(ident).content == rest[0]
            whole.add(ident)
        else:
            partial[ident] = int(rest[0])
    cut = {ident: length for ident, length in partial.items() if ident not in whole}
    for ident, length in cut.items():
        message = workshop.store.messages.get(ident)
        assert len(message.content) >= length
        assert WORDS.startswith(message.content.rstrip())  # as far as it came, and nothing else
        # Whole when the kill fell between the last commit and the report of it.
        ended = (MessageStatus.INTERRUPTED, MessageStatus.COMPLETE)
        assert message.status in ended
    return len(whole), sum(
        workshop.store.messages.get(ident).status is MessageStatus.INTERRUPTED for ident in cut
    )


def _kill(killer: Any, sound: Callable[[Path], None], data_dir: Path, times: int) -> None:
    messages = cut = 0
    everything: list[str] = []
    for seed in range(times):
        lines = killer.run(SCENARIO, "talk", data_dir, seed)
        if (data_dir / "audiochat.db").exists():
            with Workshop.open(data_dir) as workshop:
                found = _check(workshop, lines)
                messages, cut = messages + found[0], cut + found[1]
            sound(data_dir / "audiochat.db")
        everything += lines
    with Workshop.open(data_dir) as workshop:
        _check(workshop, everything)
    print(f"{times} kills, {messages} messages, {cut} replies cut off")
    assert messages > times / 2
    assert cut > times / 8


def test_killed_while_talking(killer: Any, sound: Callable[[Path], None], data_dir: Path) -> None:
    _kill(killer, sound, data_dir, 20)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_while_talking_two_hundred_times(
    killer: Any, sound: Callable[[Path], None], data_dir: Path
) -> None:
    _kill(killer, sound, data_dir, 200)
