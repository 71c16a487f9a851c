"""Editing an hour: cuts and undo, memory, and how much faster than real time each effect is.

Run with ``python -m pytest -m benchmark tests/benchmarks/bench_editing.py -s``.
"""

from __future__ import annotations

import os
import platform
import statistics
import time
import wave
from pathlib import Path

import numpy as np
import psutil
import pytest

from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step
from audiochat.services.workshop import Workshop

RATE = 48000
OUT = Path(__file__).with_name("out") / "editing.md"
ARGUMENTS = {
    "remove_silence": {"longer_than": 0.5},
    "remove_hum": {"frequency": 50.0},
    "convert_channels": {"channels": "mono"},
    "resample": {"rate": 44100},
    "normalize_loudness": {"lufs": -14.0},
    "move": {"to": 0.0},
    "move_words": {"to": 0.0},
    "insert_speech": {"text": "A few words."},
    "replace_speech": {"text": "A few words."},
}


def _hour(folder: Path, seconds: int) -> Path:
    """Stereo tones, pauses and a little noise as a 16-bit WAV."""
    path = folder / f"{seconds}.wav"
    t = np.arange(20 * RATE) / RATE
    voice = 6000 * np.sin(2 * np.pi * 180 * t) * (np.sin(2 * np.pi * 0.1 * t) > -0.8)
    noise = np.random.default_rng(0).standard_normal((len(t), 2)) * 60
    block = (voice[:, None] * np.array([1.0, 0.7]) + noise).astype("<i2").tobytes()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for _ in range(seconds // 20):
            file.writeframes(block)
    return path


def _milliseconds(values: list[float]) -> str:
    ordered = sorted(values)
    return f"{statistics.median(ordered):.1f} | {ordered[int(len(ordered) * 0.95)]:.1f} | {ordered[-1]:.1f}"


def _fsync(folder: Path) -> list[float]:
    """How long this disk takes to make a small write durable: the floor under every edit."""
    out = []
    with (folder / "probe").open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 4096)
            began = time.perf_counter()
            file.flush()
            os.fsync(file.fileno())
            out.append((time.perf_counter() - began) * 1000)
    return out


@pytest.mark.benchmark
@pytest.mark.timeout(3000)
def test_editing_an_hour(tmp_path: Path) -> None:
    path = _hour(tmp_path, 3600)
    minute = _hour(tmp_path, 120)
    process = psutil.Process()
    lines = [
        "# Editing",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores; 48 kHz stereo.",
        "",
        "| one hour | median ms | 95 % ms | worst ms |",
        "|---|---|---|---|",
    ]
    with Workshop.open(tmp_path / "data") as workshop:
        began = time.perf_counter()
        editor = workshop.editor(workshop.library.open(path).id)
        opened = (time.perf_counter() - began) * 1000
        reader = editor.reader()
        reader.read(0, RATE)
        memory = process.memory_info().rss
        edits, undos, pure, reads = [], [], [], []
        for n in range(60):
            plan = Plan(steps=(Step(op="delete", start=1700 + n, end=1710.5 + n),))
            marks = [time.perf_counter()]
            editor.apply(plan)
            marks.append(time.perf_counter())
            editor.undo()
            marks.append(time.perf_counter())
            span = editor.timeline.span(1700 + n, 1710.5 + n)
            marks.append(time.perf_counter())
            cut = editor.timeline.delete(span)
            marks.append(time.perf_counter())
            editor.reader(cut).read(span.start - 2048, 4096)
            marks.append(time.perf_counter())
            steps = np.diff(marks) * 1000
            edits.append(steps[0])
            undos.append(steps[1])
            pure.append(steps[3])
            reads.append(steps[4])
        grown = (process.memory_info().rss - memory) / 1e6
        lines += [
            f"| open | {opened:.1f} | | |",
            f"| delete in the middle, journalled | {_milliseconds(edits)} |",
            f"| undo, journalled | {_milliseconds(undos)} |",
            f"| the cut alone | {_milliseconds(pure)} |",
            f"| first samples over the join | {_milliseconds(reads)} |",
            f"| one fsync of this disk | {_milliseconds(_fsync(tmp_path))} |",
            "",
            f"Memory grown by 60 edits and undos: {grown:.1f} MB.",
        ]
        before = process.memory_info().rss
        peak = before

        def watch(_fraction: float, _text: str) -> None:
            nonlocal peak
            peak = max(peak, process.memory_info().rss)

        began = time.perf_counter()
        editor.apply(Plan(steps=(Step(op="gain", params={"decibels": -3}),)), None, Job(watch))
        took = time.perf_counter() - began
        lines += [
            f"Gain over the whole hour: {took:.1f} s, memory at most {(peak - before) / 1e6:.0f} MB more.",
            "",
            "| effect on two minutes | s | times real time |",
            "|---|---|---|",
        ]
        editor = workshop.editor(workshop.library.open(minute).id)
        for operation in workshop.registry:
            if operation.id == "bring_back" or operation.notes is not None:
                continue  # nothing is cut out that could come back; notes change no sound
            step = Step(op=operation.id, params=ARGUMENTS.get(operation.id, {}))
            if not operation.whole_only and operation.id != "remove_silence":
                step = step.model_copy(update={"start": 0.5, "end": 119.5})
            began = time.perf_counter()
            editor.preview(Plan(steps=(step,)))
            took = time.perf_counter() - began
            editor.drop_preview()
            lines.append(f"| {operation.id} | {took:.3f} | {120 / took:.0f} |")
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))
    assert statistics.median(pure) < 1
    assert grown < 20
    assert (peak - before) / 1e6 < 150
