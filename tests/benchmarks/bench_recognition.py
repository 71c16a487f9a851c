"""Recognition beside faster-whisper's own on the same model and file, and how true the word times are.

Run with ``python -m pytest -m benchmark tests/benchmarks/bench_recognition.py -s``.

The truth about word positions: the speech is made by the embedded voice, whose network is asked for the
length of every sound it makes; phrases are joined with known pauses. Held against the energy of the sound
at words after a pause, these positions are right to 13 ms (median).
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audiochat.domain.errors import Cancelled
from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions
from audiochat.speech import placing
from audiochat.speech.recogniser import Recogniser
from tests.making.judging_words import Timed, late, matched, wrong
from tests.making.sentences import OTHER_SENTENCES, PAUSES, SENTENCES
from tests.making.speech import Made, Samples, Speech

OUT = Path(__file__).with_name("out") / "recognition.md"
ROUNDS = 5

MEMORY = """
import sys, numpy as np
from pathlib import Path
from audiochat.speech.recogniser import Recogniser
made = Recogniser(Path(sys.argv[1]))
made.recognise(np.load(sys.argv[2]))
status = Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


def _timed(words: Any) -> list[Timed]:
    return [(word.text, word.start, word.end) for word in words]


def _speeds(ours: Recogniser, peer: Any, samples: Samples) -> tuple[list[float], list[float]]:
    """Seconds of each, turn about, so that a busy machine is busy for both."""
    mine, theirs = [], []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ours.recognise(samples, RecogniserOptions(language="en"))
        mine.append(time.perf_counter() - began)
        began = time.perf_counter()
        _peer_words(peer, samples)
        theirs.append(time.perf_counter() - began)
    return mine, theirs


def _peer_words(peer: Any, samples: Samples) -> list[Timed]:
    segments, _ = peer.transcribe(samples, language="en", vad_filter=True, word_timestamps=True)
    return [(w.word.strip(), w.start, w.end) for segment in segments for w in segment.words]


def _cancelling(ours: Recogniser, samples: Samples) -> list[float]:
    """Milliseconds from the wish to stop to the end, at different moments of the work."""
    took = []
    for moment in np.linspace(0.05, 1.0, 12):
        job = Job()
        asked: list[float] = []

        def stop(asked: list[float] = asked, job: Job = job) -> None:
            asked.append(time.perf_counter())
            job.cancel()

        timer = threading.Timer(float(moment), stop)
        timer.start()
        try:
            ours.recognise(samples, None, job)
        except Cancelled:
            took.append((time.perf_counter() - asked[0]) * 1000)
        timer.join()
    return took


def _accuracy(name: str, made: Made, words: list[Timed]) -> str:
    off = late(made.words, words)
    ends = np.array([(b[2] - a[2]) * 1000 for a, b in matched(made.words, words)])
    return (
        f"| {name} | {len(made.words)} | {100 * wrong(made.words, words):.1f} % | "
        f"{100 * np.mean(np.abs(off) <= 80):.1f} % | {np.median(off):.0f} | "
        f"{np.percentile(np.abs(off), 90):.0f} | {np.median(ends):.0f} |"
    )


@pytest.mark.benchmark
@pytest.mark.timeout(1800)
def test_recognition(
    speech: Speech, whisper_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fitted = speech.joined([t for t in SENTENCES if speech.say(t).words], list(PAUSES))
    other = speech.joined([t for t in OTHER_SENTENCES if speech.say(t).words], list(PAUSES))
    ours = Recogniser(whisper_path, threads=2)
    ours.load(Job())
    import tqdm
    from faster_whisper import WhisperModel

    monkeypatch.setattr(tqdm.tqdm, "monitor_interval", 0)  # else it starts a thread that stays

    peer = WhisperModel(str(whisper_path), device="cpu", compute_type="int8", cpu_threads=2)
    ours.recognise(other.samples)
    mine, theirs = _speeds(ours, peer, fitted.samples)
    fresh = Recogniser(whisper_path, threads=2)
    began = time.perf_counter()
    next(fresh.stream(fitted.samples))
    first_cold = time.perf_counter() - began
    began = time.perf_counter()
    next(ours.stream(fitted.samples))
    first_warm = time.perf_counter() - began
    cancels = _cancelling(ours, fitted.samples)
    np.save(tmp_path / "sound.npy", fitted.samples)
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(whisper_path), str(tmp_path / "sound.npy")],
        capture_output=True,
        text=True,
        check=True,
    )
    memory = int(done.stdout) / 1024
    ratio = statistics.median(mine) / statistics.median(theirs)
    lines = [
        "# Recognition",
        "",
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; whisper tiny.en, int8,"
        f" 2 threads, beam 5, voice activity, word times; {fitted.duration:.0f} s of made speech.",
        "",
        "| | median s | best s | times real time |",
        "|---|---|---|---|",
        *(
            f"| {name} | {statistics.median(v):.2f} | {min(v):.2f} |"
            f" {fitted.duration / statistics.median(v):.0f} |"
            for name, v in (("ours", mine), ("faster-whisper", theirs))
        ),
        "",
        f"Ours takes {ratio:.2f} of faster-whisper's time. First words after {first_warm:.2f} s"
        f" ({first_cold:.2f} s with loading). Cancelled after {statistics.median(cancels):.0f} ms"
        f" (worst {max(cancels):.0f} of {len(cancels)}). Most memory of a process of its own:"
        f" {memory:.0f} MB.",
        "",
        "| word times | words | errors | starts within 80 ms | median ms | 90 % ms | ends, median ms |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, made in (("sentences fitted to", fitted), ("other sentences", other)):
        lines.append(_accuracy(f"faster-whisper, {name}", made, _peer_words(peer, made.samples)))
        with monkeypatch.context() as patch:
            patch.setattr(placing, "refined", lambda spoken, *_: spoken)
            raw = _timed(ours.recognise(made.samples).words)
        lines.append(_accuracy(f"ours without refinement, {name}", made, raw))
        words = _timed(ours.recognise(made.samples).words)
        lines.append(_accuracy(f"ours, {name}", made, words))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))
    within = np.mean(np.abs(late(other.words, words)) <= 80)
    assert ratio < 1.05
    assert first_warm < 2
    assert memory < 1200
    assert within >= 0.9
