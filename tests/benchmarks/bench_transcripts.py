"""Transcripts: a view of ten hours, and how soon words come and a run stops, with the real recogniser.

Run with ``python -m pytest -m benchmark tests/benchmarks/bench_transcripts.py -s``. Times are of the
processor where they say so, since they do not depend on what else the machine does.
"""

from __future__ import annotations

import random
import statistics
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import soundfile

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.recording import Source
from audiochat.domain.timeline import Clip, Timeline
from audiochat.domain.transcript import Block, BlockDone, Word
from audiochat.services.workshop import Workshop

pytestmark = pytest.mark.benchmark

OUT = Path(__file__).with_name("out") / "transcripts.md"
RATE, SECONDS, CUTS, EVERY = 48_000, 36_000, 300, 0.4
SAID = (
    "The river rose above the lower road before sunrise on Monday.",
    "Farmers moved their cattle to the hill behind the chapel.",
    "A teacher counted the children on the only dry bus.",
    "Nobody had expected the bridge to close for a month.",
    "The baker gave away the last of his bread at noon.",
)


def _report(title: str, rows: list[tuple[str, str]]) -> None:
    text = "\n".join([f"## {title}", "", "| what | measured |", "|---|---|"])
    text += "".join(f"\n| {what} | {value} |" for what, value in rows) + "\n\n"
    print("\n" + text)
    OUT.parent.mkdir(exist_ok=True)
    with OUT.open("a", encoding="utf-8") as file:
        file.write(text)


def _cpu(work: Callable[[], object], times: int = 7) -> str:
    spent = []
    for _ in range(times):
        begin = time.process_time()
        work()
        spent.append((time.process_time() - begin) * 1000)
    return f"{statistics.median(spent):.0f} ms of processor, at most {max(spent):.0f}"


def _ten_hours(workshop: Workshop) -> tuple[Clip, ...]:
    """90,000 words in 1,200 blocks, and a timeline with 300 cuts."""
    frames = SECONDS * RATE
    workshop.store.sources.add(
        Source("s", workshop.data_dir / "s.wav", RATE, 2, frames, "original")
    )
    dice = random.Random(1)
    words = ("the", "recording,", "money", "garden", "yes.")
    with workshop.store.transaction():
        for start in range(0, SECONDS, 30):
            times = (start + n * EVERY for n in range(75))
            said = tuple(Word(dice.choice(words), t, t + 0.3, 0.9) for t in times)
            block = Block(uuid.uuid4().hex, "s", start, start + 30, said, "en", "x")
            workshop.transcripts.write(block)
    part = frames // (CUTS + 1)
    return tuple(
        Clip("s", n * part + (RATE // 2 if n else 0), (n + 1) * part) for n in range(CUTS + 1)
    )


def test_ten_hours(data_dir: Path) -> None:
    with Workshop.open(data_dir) as workshop:
        clips = _ten_hours(workshop)
    rows: list[tuple[str, str]] = []
    with Workshop.open(data_dir) as workshop:
        transcripts = workshop.transcripts
        shorter = iter(range(1, 1000))

        def cut() -> Timeline:
            last = clips[-1]
            tail = Clip(last.source, last.start, last.end - next(shorter))
            return Timeline(RATE, 2, (*clips[:-1], tail))

        def corrected() -> None:
            word = transcripts.view(shown).words[500]
            transcripts.correct(word, word, f"w{next(shorter)}")
            transcripts.view(shown)

        shown = cut()
        rows.append(
            ("first view, all read from the database", _cpu(lambda: transcripts.view(shown), 1))
        )
        count = len(transcripts.view(shown).words)
        rows.append(
            (
                f"view of {count} words, {CUTS} cuts, after a cut",
                _cpu(lambda: transcripts.view(cut())),
            )
        )
        rows.append(
            ("the same with deleted words", _cpu(lambda: transcripts.view(cut(), deleted=True)))
        )
        rows.append(("the same view again", _cpu(lambda: transcripts.view(shown))))
        rows.append(("what is missing", _cpu(lambda: transcripts.missing(shown))))
        rows.append(("a correction and the view after it", _cpu(corrected)))
        places = 0

        def replaced() -> None:
            nonlocal places
            places = transcripts.replace(shown, "garden", "yard")

        rows.append(("find and replace everywhere", _cpu(replaced, 1)))
        rows[-1] = (f"find and replace in {places} places", rows[-1][1])
        rows.append(("undo of that", _cpu(lambda: transcripts.undo_correction(shown), 1)))
    rows.append(("the database", f"{(data_dir / 'audiochat.db').stat().st_size / 1e6:.1f} MB"))
    _report("Ten hours of words", rows)


def test_first_words_and_stopping(data_dir: Path, tmp_path: Path, speech: Any) -> None:
    path = tmp_path / "talk.wav"
    made = speech.joined(list(SAID) * 8, [0.3, 0.8, 1.5])
    soundfile.write(path, made.samples, 16_000)
    firsts: list[tuple[float, float]] = []
    stops: list[float] = []
    dice = random.Random(2)
    with Workshop.open(data_dir) as workshop:
        recording = workshop.library.open(path)
        timeline = workshop.editor(recording.id).timeline
        for _ in range(8):
            workshop.transcripts.clear(timeline)
            workshop.listener.close()
            begin, spent = time.perf_counter(), time.process_time()
            _first_words(workshop, recording.id, timeline)
            firsts.append((time.perf_counter() - begin, time.process_time() - spent))
            stops.append(_stopped(workshop, recording.id, timeline, dice.uniform(0.3, 4)))
    walls, cpus = zip(*firsts, strict=True)
    wall = f"{statistics.median(walls):.2f} s, at least {min(walls):.2f}, at most {max(walls):.2f}"
    rows = [
        ("first words, model loaded anew", wall),
        ("the same, of processor (all cores)", f"{statistics.median(cpus):.2f} s"),
        (
            "from the wish to stop to the end",
            f"{statistics.median(stops) * 1000:.0f} ms, at most {max(stops) * 1000:.0f}",
        ),
    ]
    _report("Recognition of a recording", rows)


def _first_words(workshop: Workshop, recording_id: str, timeline: Timeline) -> None:

    def told(partial: Any) -> None:
        if isinstance(partial, BlockDone) and partial.block.words:
            job.cancel()

    job = Job(on_partial=told)
    with pytest.raises(Cancelled):
        workshop.transcriber.run(recording_id, timeline, None, job)


def _stopped(workshop: Workshop, recording_id: str, timeline: Timeline, after: float) -> float:
    """Seconds from the wish to stop, ``after`` seconds into a run, until the run has ended."""
    wished: list[float] = []
    job = Job()

    def stop() -> None:
        wished.append(time.perf_counter())
        job.cancel()

    timer = threading.Timer(after, stop)
    timer.start()
    with pytest.raises(Cancelled):
        workshop.transcriber.run(recording_id, timeline, None, job)
    ended = time.perf_counter()
    timer.join()
    return ended - wished[0]
