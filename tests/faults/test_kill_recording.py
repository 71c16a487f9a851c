"""Killed at any moment while recording: all sound and all words that were told of are brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.services.workshop import Workshop
from tests.faults.record_scenario import said

SCENARIO = Path(__file__).with_name("record_scenario.py")


def _check(workshop: Workshop, lines: list[str], before: int, seed: int) -> float:
    """The take that was cut off is there as long as it was told of, and the others whole."""
    sound: dict[str, float] = {}
    words: dict[str, int] = {}
    for line in lines:
        kind, number, what = line.split(" ", 2)
        if kind == "sound":
            sound[number] = float(what)
        elif kind == "words":
            words[number] = int(what.removeprefix("w")) + 1
    workshop.recorder.rescue()
    found = sorted(workshop.library.list(), key=lambda one: one.path.stat().st_mtime_ns)[before:]
    assert len(found) >= len(sound)
    for number, seconds in sound.items():
        recording = found[int(number)]
        assert recording.facts.duration >= seconds - 1e-6
        heard, rate = soundfile.read(recording.path, dtype="float32")
        known = said(seed, int(number), rate)[: len(heard)]
        assert np.abs(heard - known).max() < 2**-22
        view = workshop.transcripts.view(workshop.editor(recording.id).timeline)
        assert len(view.words) >= words.get(number, 0)
        assert [w.text for w in view.words] == [f"w{n}" for n in range(len(view.words))]
    left = list((workshop.data_dir / "recordings").iterdir())
    assert all(path.suffix == ".wav" for path in left)
    return sum(sound.values())


def _kill(killer: Any, sound: Callable[[Path], None], data_dir: Path, times: int) -> None:
    seconds, before = 0.0, 0
    for seed in range(times):
        lines = killer.run(SCENARIO, "record", data_dir, seed, most=400)
        if (data_dir / "audiochat.db").exists():
            with Workshop.open(data_dir) as workshop:
                seconds += _check(workshop, lines, before, seed)
                before = len(workshop.library.list())
            sound(data_dir / "audiochat.db")
    print(f"{times} kills, {seconds:.0f} s of sound")
    assert seconds > times


def test_killed_while_recording(killer: Any, sound: Callable[[Path], None], data_dir: Path) -> None:
    _kill(killer, sound, data_dir, 4)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_killed_while_recording_sixty_times(
    killer: Any, sound: Callable[[Path], None], data_dir: Path
) -> None:
    _kill(killer, sound, data_dir, 60)
