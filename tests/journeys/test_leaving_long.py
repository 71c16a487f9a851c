"""Quitting in the middle of what takes long: the window is gone soon, nothing stays, all starts again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
import soundfile

from audiochat.domain.transcript import Block, Word
from audiochat.services.captions.format import CaptionOptions
from audiochat.ui.studio.transcript.recognition import Stage
from audiochat.ui.theme.files import resources

pytestmark = pytest.mark.slow

SECONDS = 600
SAMPLE = resources() / "sample" / "sample.flac"
TEXT = (
    "Welcome to the show. Um today we talk about the apple trees and the bees near the old river."
)


@pytest.fixture
def long_talk(tmp_path: Path) -> Path:
    """The sample recording, over and over, for ten minutes."""
    sound, rate = soundfile.read(SAMPLE, dtype="float32")
    path = tmp_path / "long.wav"
    count = -(-SECONDS * rate // len(sound))
    soundfile.write(path, np.tile(sound, count)[: SECONDS * rate], rate)
    return path


def _know_words(journey: Any) -> str:
    """Two words a second are known about the recording."""
    workshop, timeline = journey.window.workshop, journey.studio.editor.timeline
    (source,) = timeline.sources()
    said = (TEXT.split() * SECONDS)[: 2 * SECONDS]
    origin = workshop.listener.chosen().id
    for start in range(0, SECONDS, 30):
        words = tuple(
            Word(said[2 * start + n], start + n / 2, start + n / 2 + 0.4, 0.9) for n in range(60)
        )
        block = Block(f"b{start}", source, float(start), start + 30.0, words, "en", origin)
        workshop.transcripts.write(block)
    journey.studio.transcript.reload()
    journey.until(lambda: len(journey.studio.transcript.page.words) == 2 * SECONDS)
    return " ".join(said)


def _begin(journey: Any, moment: str, folder: Path) -> None:
    """Begin what takes long."""
    studio, window = journey.studio, journey.window
    written = folder / "said.txt"
    if moment != "transcribe":
        written.write_text(_know_words(journey))
    speaker = window.workshop.speaker

    def speak(job: Any) -> None:
        for _ in speaker.speak(speaker.sentences((TEXT * 60,)), job):
            job.check()

    acts: dict[str, Callable[[], object]] = {
        "transcribe": studio.transcript.hearing.start,
        "anew": studio.transcript.hearing.start_again,
        "speakers": studio.transcript.telling.start,
        "fillers": lambda: window.chat.send("Remove fillers and pauses"),
        "ask": lambda: window.chat.send("What is said about the bees?"),
        "import": lambda: studio.captions.take(studio.editor, written),
        "export": lambda: studio.export_to(folder / "out.mp3"),
        "document": lambda: (
            studio.open_captions(),
            studio.captions.write(folder / "out.docx", "docx", CaptionOptions()),
        ),
        "speak": lambda: window.lanes.audio.submit(speak),
        "dictate": window.voice.dictate,
        "record": window.record.begin,
    }
    acts[moment]()


@pytest.mark.parametrize("seconds", [0.05, 0.3, 1.5])
@pytest.mark.parametrize(
    "moment",
    [
        "transcribe", "anew", "speakers", "fillers", "ask", "import", "export", "document", "speak",
        "dictate", "record",
    ],
)  # fmt: skip
def test_in_the_middle(
    journey: Any,
    long_talk: Path,
    tmp_path: Path,
    moment: str,
    seconds: float,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AUDIOCHAT_MICROPHONE", str(SAMPLE))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    journey.start(long_talk)
    journey.opened()
    children = len(psutil.Process().children(recursive=True))
    _begin(journey, moment, tmp_path)
    begun = time.monotonic()
    journey.until(lambda: time.monotonic() - begun > seconds)
    busy = sorted(lane.name for lane in journey.window.lanes.all if lane.busy)
    leaving = time.monotonic()
    journey.quit()
    took = time.monotonic() - leaving
    while any(one.name == "interruptible" for one in threading.enumerate()):
        time.sleep(0.01)  # ends with its piece, and is waited for when the program ends
    gone = time.monotonic() - leaving
    print(f"\n{moment} after {seconds} s, {busy}: closed in {took:.2f} s, all over in {gone:.2f} s")
    assert took < 10
    assert len(psutil.Process().children(recursive=True)) == children
    assert list((tmp_path / "temp").iterdir()) == []
    assert not list(tmp_path.rglob("*.part"))
    journey.sound()
    journey.start()
    journey.opened()
    if moment == "anew":
        hearing = journey.studio.transcript.hearing
        journey.until(lambda: hearing.stage is Stage.PAUSED)
        assert len(journey.studio.transcript.page.words) == 2 * SECONDS
    journey.settle()
