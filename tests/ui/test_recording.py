"""Recording in the window: seen while it goes on, kept, opened with its words, and never in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import soxr

from audiochat.domain.errors import MediaError
from audiochat.domain.take import Taking
from audiochat.media.growing import GrowingWav
from audiochat.media.microphone import PlayedMicrophone
from audiochat.services.taking import notes
from audiochat.services.taking.capture import RATE
from audiochat.ui.assembly import Assembly
from audiochat.ui.recording.stage import RecordStage, clock
from audiochat.ui.theme import Theme

HUM = 0.3 * np.sin(np.arange(60 * RATE) / 20).astype(np.float32)


class Room:
    """The window with something known in front of its microphone."""

    def __init__(self, qtbot: Any, assembly: Assembly, sound: Any, pace: float) -> None:
        self.qtbot, self.assembly = qtbot, assembly
        self.workshop, self.record = assembly.workshop, assembly.record
        self.stage = assembly.record.stage

        def microphone(rate: int = 16_000) -> PlayedMicrophone:
            samples = sound if rate == RATE else soxr.resample(sound, RATE, rate)
            return PlayedMicrophone(samples, rate, pace)

        self.workshop.microphone = microphone  # type: ignore[method-assign,assignment]

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=30_000)

    def act(self, name: str) -> None:
        actions = self.assembly.shell.actions
        assert actions is not None
        actions.run(name)

    def said(self, words: str) -> bool:
        return any(words in t.accessibleName() for t in self.assembly.window.toasts.shown)

    @property
    def studio(self) -> Any:
        return self.assembly.joint.studio


@pytest.fixture
def room(
    qtbot: Any, open_window: Callable[..., Assembly], ready: Callable[[Assembly], None]
) -> Callable[..., Room]:
    def make(sound: Any = HUM, pace: float = 4.0) -> Room:
        assembly = open_window()
        ready(assembly)
        qtbot.waitUntil(lambda: assembly.joint.studio is not None, timeout=20_000)
        return Room(qtbot, assembly, sound, pace)

    return make


def test_what_is_recorded_is_opened_with_its_words(room: Callable[..., Room], speech: Any) -> None:
    made = speech.joined(["the meeting is on monday", "please bring the blue folder"], [1.0])
    one = room(soxr.resample(made.samples, 16_000, RATE), 1.5)
    one.workshop.dictation.warm(_job())
    one.act("record.toggle")
    one.until(lambda: one.record.on)
    assert one.stage.isVisible()
    one.until(lambda: "monday" in one.stage.words.settled.lower())
    one.until(lambda: "folder" in one.stage.words.settled.lower())
    assert one.stage.clock.text() > "0:03"
    one.act("record.toggle")
    one.until(lambda: not one.record.on)
    one.until(lambda: one.studio.has_recording)
    assert not one.stage.isVisible()
    assert one.studio.stage.isVisible()
    view = one.studio.transcript.panel
    one.until(lambda: "folder" in view.page.text.lower())
    hearing = one.studio.transcript.hearing
    timeline = one.studio.editor.timeline
    transcripts = one.workshop.transcripts
    one.until(lambda: not transcripts.missing(timeline, drafts=True))
    one.until(lambda: not hearing.recognition.running)
    assert "monday" in transcripts.view(timeline).text.lower()
    assert one.studio.recording.path.parent == one.workshop.data_dir / "recordings"


def _job() -> Any:
    from audiochat.domain.job import Job

    return Job()


def test_a_pause_keeps_nothing_and_is_seen(room: Callable[..., Room]) -> None:
    one = room()
    one.workshop.recorder._live = None
    one.act("record.toggle")
    one.until(lambda: one.stage.clock.text() > "0:01")
    one.stage.hold.click()
    one.until(lambda: one.stage.state.text() == "Paused")
    before = one.stage.clock.text()
    one.qtbot.wait(200)
    assert one.stage.clock.text() == before
    assert one.stage.hold.accessibleName() == "Go on"
    one.act("record.pause")
    one.until(lambda: one.stage.clock.text() > before)
    one.stage.stop.click()
    one.until(lambda: one.studio.has_recording)


def test_without_a_microphone_it_says_what_to_do(room: Callable[..., Room]) -> None:
    one = room()
    del one.workshop.microphone  # type: ignore[attr-defined]
    one.assembly.pane.empty._record_button.click()
    one.until(lambda: not one.record.on)
    assert one.said("No microphone was found. Connect one")
    assert not one.stage.isVisible()
    assert not one.assembly.window.stage_slot.isVisible()
    assert one.workshop.library.list() == []


class Unplugged(PlayedMicrophone):
    """Goes away after two seconds."""

    def read(self, seconds: float) -> Any:
        if self._given > 2 * self.rate:
            raise MediaError("The microphone has gone away.", "Connect it again.")
        return super().read(seconds)


def test_a_microphone_that_goes_away_leaves_what_was_recorded(room: Callable[..., Room]) -> None:
    one = room()
    one.workshop.recorder._live = None
    one.workshop.recorder._open = lambda rate: Unplugged(HUM, rate, 4.0)
    one.act("record.toggle")
    one.until(lambda: one.studio.has_recording)
    assert one.said("gone away")
    assert one.studio.recording.facts.duration == pytest.approx(2.0, abs=0.3)


def test_dictation_and_recording_do_not_share_the_microphone(room: Callable[..., Room]) -> None:
    one = room()
    voice = one.assembly.voice
    one.act("voice.dictate")
    one.until(lambda: voice.dictating.on)
    one.act("record.toggle")
    assert one.record.on
    one.until(lambda: one.stage.clock.text() > "0:00.5")
    assert not voice.dictating.on
    for name in ("voice.dictate", "voice.talk"):
        one.act(name)
        assert not voice.active
    assert one.said("end the recording first")
    one.act("record.toggle")
    one.until(lambda: not one.record.on)


def test_closing_the_window_keeps_it_and_the_next_start_offers_it(
    room: Callable[..., Room],
) -> None:
    one = room()
    one.act("record.toggle")
    one.until(lambda: one.stage.clock.text() > "0:01")
    again = room()
    again.until(lambda: again.said("was being recorded when the program ended"))
    (kept,) = again.workshop.library.list()
    assert kept.facts.duration > 1
    toast = next(t for t in again.assembly.window.toasts.shown if "kept" in t.accessibleName())
    toast.act.click()
    again.until(lambda: again.studio.has_recording)


def test_what_a_crash_left_is_offered(room: Callable[..., Room], data_dir: Any) -> None:
    folder = data_dir / "recordings"
    folder.mkdir()
    path = folder / "Recording 2026-01-02 03.04.wav"
    notes.Notes(notes.notes_of(path)).close()
    grown = GrowingWav(folder / f"{path.name}.part", RATE)
    grown.append(HUM[: 2 * RATE])
    grown._file.close()
    one = room()
    one.until(lambda: one.said("Recording 2026-01-02 03.04"))
    assert [recording.path for recording in one.workshop.library.list()] == [path]


@pytest.fixture
def stage(theme: Theme, qtbot: Any) -> RecordStage:
    made = RecordStage(theme)
    qtbot.addWidget(made)
    made.begin("")
    made.show()
    return made


def test_silence_and_distortion_are_said(stage: RecordStage) -> None:
    for _ in range(300):
        stage.show_taking(Taking(1.0, (0.0,)))
    assert "hears nothing" in stage.words.shown()
    stage.show_taking(Taking(1.0, (0.999,)))
    assert stage.level.text() == "Too loud"
    assert "Words appear" in stage.words.shown()
    for _ in range(120):
        stage.show_taking(Taking(1.0, (0.1,)))
    assert stage.level.text() == "-20 dB"
    assert not stage.grab().isNull()


def test_words_that_may_change_stand_behind_those_that_stay(stage: RecordStage) -> None:
    stage.words.add("Hello there.", "how are")
    assert stage.words.shown() == "Hello there. how are"
    stage.words.add("How are you?", "")
    assert stage.words.shown() == "Hello there. How are you?"
    stage.words.add("word " * 10_000, "")
    assert len(stage.words.shown()) <= 1000
    assert not stage.grab().isNull()
    stage.words.clear()
    stage.say_wordless("The recogniser is gone.")
    assert stage.words.shown() == "It is recorded without words. The recogniser is gone."


def test_the_clock_never_runs_ahead() -> None:
    assert [clock(s) for s in (0, 0.99, 59.99, 60, 3661.25)] == [
        "0:00.0", "0:00.9", "0:59.9", "1:00.0", "1:01:01.2"]  # fmt: skip
