"""What a child does until it is killed: opens a recording, edits it, takes edits back."""

from __future__ import annotations

import random
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from audiochat.domain.errors import PlanRefused
from audiochat.domain.plan import Plan, Step
from audiochat.services.workshop import Workshop

RATE = 8000


def recording_file(folder: Path) -> Path:
    """Four seconds of tone and pause, the same on every call."""
    path = folder.parent / "said.wav"
    if not path.exists():
        t = np.arange(RATE) / RATE
        tone = 9000 * np.sin(2 * np.pi * 220 * t)
        sound = np.concatenate([tone, np.zeros(RATE), tone, tone]).astype("<i2")
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(sound.tobytes())
    return path


def edit(workshop: Workshop, report: Callable[[str], None], seed: int) -> None:
    """Edit for ever: every line of the report was true in the database before it was written."""
    dice = random.Random(seed)
    recording = workshop.library.open(recording_file(workshop.data_dir))
    editor = workshop.editor(recording.id)
    report(f"opened {recording.id}")
    for _ in range(1000):
        choice = dice.random()
        if choice < 0.2 and editor.can_undo:
            report(f"shown {recording.id} {editor.undo().id}")
        elif choice < 0.3 and editor.can_redo:
            report(f"shown {recording.id} {editor.redo().id}")
        else:
            try:
                applied = editor.apply(Plan(steps=_steps(dice, editor.timeline.seconds)))
            except PlanRefused as refused:  # after many silences there is no peak left to raise
                report(f"refused {recording.id} {refused.message.replace(' ', '_')}")
            else:
                report(f"applied {recording.id} {applied.revision.id}")


def _steps(dice: random.Random, seconds: float) -> tuple[Step, ...]:
    """One or two edits that are always possible; the recording stays between 1 and 8 seconds."""
    start = dice.uniform(0, seconds - 0.5)
    end = start + dice.uniform(0.1, 0.4)
    choices = [
        Step(op="gain", start=start, end=end, params={"decibels": dice.uniform(-6, 6)}),
        Step(op="reverse", start=start, end=end),
        Step(op="normalize_peak", params={"decibels": dice.uniform(-12, -1)}),
        Step(op="silence", start=start, end=end),
        Step(op="delete" if seconds > 4 else "duplicate", start=start, end=end),
        Step(op="insert_silence" if seconds < 4 else "delete", start=start, end=end),
    ]
    return tuple(dice.sample(choices[:3], 1) + dice.sample(choices[3:], dice.randrange(2)))
