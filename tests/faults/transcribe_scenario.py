"""What a child does until it is killed: recognises recordings, corrects words, takes that back."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import soundfile

from audiochat.domain.errors import NotFound
from audiochat.domain.job import Job
from audiochat.domain.transcript import Block, Word
from audiochat.services.transcriber import Transcriber
from audiochat.services.transcriber.again import Again
from audiochat.services.workshop import Workshop

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.making import tones

SECONDS = 150
OLD = tuple(Word(f"old{n}", n + 0.25, n + 0.85) for n in range(SECONDS))


def recording_file(folder: Path, number: int) -> Path:
    """A recording of tones, the same on every call."""
    path = folder.parent / f"tones{number}.wav"
    if not path.exists():
        part = path.with_suffix(".part")
        soundfile.write(part, tones.tones(SECONDS, 8000, first=number), 8000, format="WAV")
        part.replace(path)
    return path


def transcribe(workshop: Workshop, report: Callable[[str], None], seed: int) -> None:
    """Recognise and correct for ever: every line was true in the database before it was written."""
    dice = random.Random(seed)
    transcriber = Transcriber(workshop.pool, workshop.transcripts, tones.Listener())  # type: ignore[arg-type]

    def done(told: Any) -> None:
        report(f"block {told.block.source_id} {told.block.id}")

    for number in range(seed // 4, 1000):
        recording = workshop.library.open(recording_file(workshop.data_dir, number))
        timeline = workshop.editor(recording.id).timeline
        look = dice.uniform(0, SECONDS)
        transcriber.run(recording.id, timeline, None, Job(on_partial=done), lambda at=look: at)
        report(f"known {recording.id} {SECONDS}")
        for _ in range(3):
            _correct(workshop, recording.id, dice, report)


def hear_anew(workshop: Workshop, report: Callable[[str], None], seed: int) -> None:
    """Hear recordings anew for ever; wrong words were known about them before."""
    transcriber = Transcriber(workshop.pool, workshop.transcripts, tones.Listener())  # type: ignore[arg-type]

    def done(told: Any) -> None:
        report(f"block {told.block.source_id} {told.block.id}")

    for number in range(seed // 3, 1000):
        recording = workshop.library.open(recording_file(workshop.data_dir, number))
        timeline = workshop.editor(recording.id).timeline
        (source,) = timeline.sources()
        if workshop.transcripts.missing(timeline):
            workshop.transcripts.write(Block(f"old{number}", source, 0.0, SECONDS, OLD))
        begun = transcriber.begun(recording.id, timeline)
        report(f"begin {recording.id} {len(begun.blocks) if begun else 0}")
        again = begun or Again(recording.id, timeline)
        transcriber.run_again(again, Job(on_partial=done))
        report(f"laid {recording.id} -")


def _correct(
    workshop: Workshop, recording_id: str, dice: random.Random, report: Callable[[str], None]
) -> None:
    timeline = workshop.editor(recording_id).timeline
    words = workshop.transcripts.view(timeline).words
    if dice.random() < 0.3:
        try:
            workshop.transcripts.undo_correction(timeline)
        except NotFound:
            return
        report(f"undone {recording_id} -")
        return
    word = words[dice.randrange(len(words))]
    text = f"{word.text}x"
    workshop.transcripts.correct(word, word, text)
    report(f"correct {recording_id} {word.block_id}:{word.index}:{text}")
