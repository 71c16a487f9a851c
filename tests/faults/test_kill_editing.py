"""Killed at any moment while editing: every edit that was reported is there, and nothing is left over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audiochat.services.workshop import Workshop

SCENARIO = Path(__file__).with_name("edit_scenario.py")


def _check(workshop: Workshop, lines: list[str]) -> int:
    """Every reported edit is in the history, the last one is shown or a later one; gives the count."""
    revisions: list[str] = []
    for line in lines:
        kind, recording, *rest = line.split(" ")
        assert workshop.library.get(recording)
        if kind in ("applied", "shown"):
            revisions.append(rest[0])
    for recording in {line.split(" ")[1] for line in lines}:
        editor = workshop.editor(recording)
        known = {revision.id for revision in workshop.store.revisions.of(recording)}
        assert set(revisions) <= known
        for revision in editor.history()[-3:]:  # what can be shown can be heard
            reader = editor.reader(revision.timeline)
            assert np.isfinite(reader.read(0, reader.frames)).all()
        if revisions:
            last = workshop.store.revisions.get(revisions[-1])
            shown = editor.revision
            # The kill may have fallen between the next commit and the report of it.
            later = shown.seq > last.seq or last.parent_id == shown.id or shown.parent_id == last.id
            assert shown.id == last.id or later
    return len(revisions)


def _nothing_left_over(workshop: Workshop) -> None:
    known = {source.path.name for source in workshop.store.sources.all()}
    assert not workshop.store.sources.unused()
    folder = workshop.data_dir / "sources"
    assert {p.name for p in folder.glob("*")} <= known
    for source in workshop.store.sources.all():
        assert source.path.exists()


def _kill(killer: Any, sound: Callable[[Path], None], data_dir: Path, times: int) -> None:
    edits = 0
    everything: set[str] = set()
    for seed in range(times):
        lines = killer.run(SCENARIO, "edit", data_dir, seed, most=10)
        if (data_dir / "audiochat.db").exists():
            with Workshop.open(data_dir) as workshop:
                _nothing_left_over(workshop)
                edits += _check(workshop, lines)
            sound(data_dir / "audiochat.db")
        told = [line.split(" ") for line in lines]
        everything |= {words[2] for words in told if words[0] in ("applied", "shown")}
    with Workshop.open(data_dir) as workshop:
        for revision in everything:
            assert workshop.store.revisions.get(revision)
    print(f"{times} kills, {edits} edits")
    assert edits > times / 2


def test_killed_while_editing(killer: Any, sound: Callable[[Path], None], data_dir: Path) -> None:
    _kill(killer, sound, data_dir, 20)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_while_editing_two_hundred_times(
    killer: Any, sound: Callable[[Path], None], data_dir: Path
) -> None:
    _kill(killer, sound, data_dir, 200)
