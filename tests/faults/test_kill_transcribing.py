"""Killed at any moment while recognising: every block that was told of is there, and it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from audiochat.domain.transcript import Block
from audiochat.services.transcriber import Transcriber
from audiochat.services.workshop import Workshop
from tests.making import tones

SCENARIO = Path(__file__).with_name("transcribe_scenario.py")


def _blocks(workshop: Workshop, source_id: str) -> Sequence[Block]:
    words = workshop.store.transcripts
    found = words.load(words.numbers([source_id])[source_id]).values()
    return sorted(found, key=lambda block: block.start)


def _check(workshop: Workshop, lines: list[str]) -> int:
    """Every reported block is kept with its words, no two overlap, and known recordings are known."""
    told: dict[str, set[str]] = {}
    last: dict[str, list[str]] = {}
    for line in lines:
        kind, name, what = line.split(" ")
        if kind == "block":
            told.setdefault(name, set()).add(what)
        elif kind == "known":
            view = workshop.transcripts.view(workshop.editor(name).timeline)
            assert view.coverage == 1.0
            assert len(view.words) == int(what)
        else:
            last[name] = [kind, what]
    for source, ids in told.items():
        blocks = _blocks(workshop, source)
        assert ids <= {block.id for block in blocks}
        assert all(a.end <= b.start + 0.001 for a, b in pairwise(blocks))
    for recording, (kind, what) in last.items():
        if kind == "correct":
            _corrected(workshop, recording, what)
    return sum(len(ids) for ids in told.values())


def _corrected(workshop: Workshop, recording_id: str, what: str) -> None:
    """The last correction is there, or the kill fell between the next one and the report of it."""
    block, index, text = what.split(":")
    timeline = workshop.editor(recording_id).timeline

    def now() -> str:
        return workshop.store.transcripts.get(block).words[int(index)].text

    if now() in (text, f"{text}x"):
        return
    workshop.transcripts.redo_correction(timeline)  # an undo that was not reported any more
    assert now() == text


def _goes_on(workshop: Workshop) -> None:
    """What was begun is finished by another run, every word heard once."""
    transcriber = Transcriber(workshop.pool, workshop.transcripts, tones.Listener())  # type: ignore[arg-type]
    for recording in workshop.library.list():
        timeline = workshop.editor(recording.id).timeline
        view = transcriber.run(recording.id, timeline)
        first = int(recording.path.stem.removeprefix("tones"))
        heard = [word.text.rstrip("x") for word in view.words]
        assert heard == tones.names(len(heard), first)
        assert len(heard) == 150


def _kill(killer: Any, sound: Callable[[Path], None], data_dir: Path, times: int) -> None:
    blocks = 0
    for seed in range(times):
        lines = killer.run(SCENARIO, "transcribe", data_dir, seed, most=14)
        if (data_dir / "audiochat.db").exists():
            with Workshop.open(data_dir) as workshop:
                blocks += _check(workshop, lines)
            sound(data_dir / "audiochat.db")
    with Workshop.open(data_dir) as workshop:
        _goes_on(workshop)
        assert workshop.store.check()[1]
    print(f"{times} kills, {blocks} blocks")
    assert blocks > times


def _check_anew(workshop: Workshop, lines: list[str]) -> int:
    """The old words are whole or the new ones are; every block told of is kept."""
    told = [line.split(" ") for line in lines]
    kept = 0
    for recording in workshop.library.list():
        timeline = workshop.editor(recording.id).timeline
        (source,) = timeline.sources()
        words = [word.text for word in workshop.transcripts.view(timeline).words]
        if not words:  # killed before anything was known about it
            continue
        first = int(recording.path.stem.removeprefix("tones"))
        new = words == tones.names(150, first)
        assert new or words == [f"old{n}" for n in range(150)]
        assert new or ["laid", recording.id, "-"] not in told
        begun = workshop.transcripts.anew.of(recording.id)
        waiting = {block.id for block in begun.blocks} if begun else set()
        heard = {what for kind, name, what in told if kind == "block" and name == source}
        assert heard <= waiting | {block.id for block in _blocks(workshop, source)}
        kept += len(waiting)
    return kept


def _kill_anew(killer: Any, sound: Callable[[Path], None], data_dir: Path, times: int) -> None:
    went_on = kept = 0
    for seed in range(times):
        lines = killer.run(SCENARIO, "hear_anew", data_dir, seed, most=7)
        went_on += sum(1 for line in lines if line.startswith("begin") and not line.endswith(" 0"))
        if (data_dir / "audiochat.db").exists():
            with Workshop.open(data_dir) as workshop:
                kept += _check_anew(workshop, lines)
            sound(data_dir / "audiochat.db")
    print(f"{times} kills, {kept} blocks kept, {went_on} times gone on")
    assert kept
    assert went_on


def test_killed_while_hearing_anew(
    killer: Any, sound: Callable[[Path], None], data_dir: Path
) -> None:
    _kill_anew(killer, sound, data_dir, 3)


@pytest.mark.slow
def test_killed_while_hearing_anew_a_hundred_times(
    killer: Any, sound: Callable[[Path], None], data_dir: Path
) -> None:
    _kill_anew(killer, sound, data_dir, 100)


def test_killed_while_recognising(
    killer: Any, sound: Callable[[Path], None], data_dir: Path
) -> None:
    _kill(killer, sound, data_dir, 9)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_while_recognising_a_hundred_times(
    killer: Any, sound: Callable[[Path], None], data_dir: Path
) -> None:
    _kill(killer, sound, data_dir, 100)
