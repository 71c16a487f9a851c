"""How free the interface thread stays with the words of ten hours: opening, scrolling, following."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audiochat.domain.job import Job
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.ui.patience import be_patient, making_many, put_aside
from audiochat.ui.studio.transcript.finder import Finder
from audiochat.ui.studio.transcript.page import Page, make_page
from audiochat.ui.studio.transcript.panel import TranscriptPanel
from audiochat.ui.tasks import Lane
from audiochat.ui.theme import Mode, Theme
from tests.benchmarks.test_bench_interface import P99_MS, Found, Heartbeat

pytestmark = pytest.mark.benchmark

COUNT = 90_000
OUT = Path(__file__).parent / "out" / "transcript.json"
TEXT = (
    "The", "guest", "says", "that", "the", "budget", "was", "approved", "in", "September,", "and",
    "that", "hiring", "starts", "after", "the", "move.", "We", "had", "eleven", "people.",
)  # fmt: skip


def ten_hours() -> Transcript:
    """Ninety thousand words with pauses, three speakers, and some that are not sure."""
    words, at = [], 0.0
    for index in range(COUNT):
        at += 1.5 if index % 45 == 0 else 0.0
        sure = 0.3 if index % 17 == 0 else 0.9
        word = Word(TEXT[index % len(TEXT)], at, at + 0.3, sure, f"Guest {index // 180 % 3}")
        words.append(PlacedWord(word, at, at + 0.3, "s", f"b{index // 75}", index % 75))
        at += 0.366
    return Transcript(at, tuple(words), ((0.0, at),), "en")


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> Iterator[TranscriptPanel]:
    theme = Theme(qapp, Mode.DARK)
    interval = sys.getswitchinterval()
    be_patient()  # as the program is when its start is over
    put_aside()
    made = TranscriptPanel(theme)
    made.resize(372, 560)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()
    theme.release()
    gc.unfreeze()
    sys.setswitchinterval(interval)
    qapp.setStyleSheet("")


def beats(act: Callable[[int], None], times: int, every_ms: int = 16) -> Found:
    """The heartbeat while something is done every frame."""
    heart, done = Heartbeat(), [0]
    timer = QTimer()

    def step() -> None:
        act(done[0])
        done[0] += 1

    timer.timeout.connect(step)
    timer.start(every_ms)
    while done[0] < times:
        QCoreApplication.processEvents()
    timer.stop()
    return heart.stop()


def note(name: str, found: Found) -> None:
    """Write what was found into the table of this benchmark."""
    OUT.parent.mkdir(exist_ok=True)
    table = json.loads(OUT.read_text()) if OUT.exists() else {}
    table[name] = {"late_ms": found.late, "work_ms": found.work, "beats": found.beats}
    OUT.write_text(json.dumps(table, indent=1))
    late = "late p50 {:.1f} p99 {:.1f} worst {:.1f} ms".format(*found.late)
    work = "work p99 {:.1f} worst {:.1f} ms".format(*found.work[1:])
    print(f"{name}: {found.beats} beats, {late}; {work}")


def prepare(transcript: Transcript, before: Page) -> Page:
    """On the lane, as the program does it."""
    with making_many():
        return make_page(transcript, before, Job())


def test_opening(panel: TranscriptPanel) -> None:
    transcript, lane = ten_hours(), Lane("transcript")
    heart = Heartbeat()
    shown: list[Page] = []
    for _ in range(5):
        task = lane.submit(prepare, transcript, panel.page)
        task.done.connect(panel.show_page)
        task.done.connect(shown.append)
        count = len(shown)
        while len(shown) == count:
            QCoreApplication.processEvents()
    found = heart.stop()
    lane.close()
    note("opening", found)
    assert len(panel.page.words) == COUNT
    assert found.work[1] < P99_MS


@pytest.fixture
def full(panel: TranscriptPanel) -> TranscriptPanel:
    panel.show_page(prepare(ten_hours(), Page.empty()))
    return panel


def test_scrolling(full: TranscriptPanel) -> None:
    bar = full.view.verticalScrollBar()

    def act(step: int) -> None:
        bar.setValue(bar.value() + (120 if step % 50 else bar.maximum() // 20))

    found = beats(act, 400)
    note("scrolling", found)
    assert found.work[1] < P99_MS


def test_following(full: TranscriptPanel) -> None:
    full.view.set_playing(True)

    def act(step: int) -> None:
        full.view.set_playhead(step * 0.5)  # thirty times as fast as it is heard

    found = beats(act, 400)
    full.view.set_playing(False)
    note("following", found)
    assert found.work[1] < P99_MS


def test_selecting_and_finding(full: TranscriptPanel, qtbot: QtBot) -> None:
    view, total = full.view, full.page.transcript.duration

    def act(step: int) -> None:
        found: Any = full.page.transcript.between(100.0, 100.0 + total * step / 400)
        view.pick((found.start, found.stop) if found else None)

    found = beats(act, 200)
    note("selecting", found)
    assert found.work[1] < P99_MS


def test_looking_for_words(full: TranscriptPanel) -> None:
    full.find_bar.show()
    finder = Finder(full.find_bar, full.view)

    def act(step: int) -> None:
        if step % 10 == 0:
            full.find_bar.words.setText(("september", "e", "zzz", "had eleven")[step // 10 % 4])
            finder.search()

    found = beats(act, 200)
    note("finding", found)
    assert found.work[1] < P99_MS
