"""Recording: what the microphone hears is in a file at once, and its words in the library."""

from __future__ import annotations

import resource
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled, MediaError, ModelError
from audiochat.domain.job import Job
from audiochat.domain.take import DRAFT, PEAK_SECONDS, TakenWords, Taking, Wordless
from audiochat.media.microphone import DeviceMicrophone
from audiochat.services.taking import capture, ear, notes
from audiochat.services.taking.capture import RATE
from audiochat.services.taking.recorder import Recorder
from audiochat.services.taking.wish import Wish
from audiochat.services.workshop import Workshop

HUM = 0.3 * np.sin(np.arange(3 * RATE) / 20).astype(np.float32)


def recorder(workshop: Workshop, microphone: Any, live: Any = None) -> Recorder:
    return Recorder(
        workshop.data_dir / "recordings",
        lambda rate: microphone,
        live,
        workshop.library,
        workshop.transcripts,
    )


def names(workshop: Workshop) -> list[str]:
    return sorted(path.name for path in (workshop.data_dir / "recordings").iterdir())


def test_what_is_heard_becomes_a_recording(workshop: Workshop, played: Any) -> None:
    told: list[Any] = []
    take = recorder(workshop, played(HUM)).run(Wish(), Job(on_partial=told.append))
    assert take.error is None
    assert names(workshop) == [take.recording.path.name]
    found, rate = soundfile.read(take.recording.path, dtype="float32")
    assert (rate, len(found)) == (RATE, len(HUM))
    assert np.abs(found - HUM).max() < 2**-22
    assert workshop.library.list()[0].id == take.recording.id
    seconds = [one.seconds for one in told]
    assert seconds == sorted(seconds)
    assert seconds[-1] == pytest.approx(3.0)
    heard = [peak for one in told for peak in one.peaks]
    assert len(heard) == 150
    assert max(heard) == pytest.approx(0.3, abs=0.01)


def test_the_words_are_there_at_once_and_are_heard_again_by_the_transcriber(
    workshop: Workshop, played: Any, speech: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ear, "LAST_WORDS", 60.0)  # however busy the machine is
    made = speech.joined(["the meeting is on monday", "please bring the blue folder"], [1.0])
    microphone = played(np.pad(made.samples, (0, 16_000)), 16_000, 3.0)
    told: list[Any] = []
    job = Job(on_partial=told.append)
    live = workshop.dictation.live_words
    workshop.dictation.warm(job)
    take = recorder(workshop, microphone, live).run(Wish(), job)
    said = [word for one in told if isinstance(one, TakenWords) for word in one.words]
    assert {"meeting", "monday", "folder"} <= {w.text.lower().strip(".,") for w in said}
    assert any(one.open for one in told if isinstance(one, TakenWords))
    timeline = workshop.editor(take.recording.id).timeline
    view = workshop.transcripts.view(timeline)
    assert [word.text for word in view.words] == [word.text for word in said]
    assert view.coverage > 0.99
    _near(view.words, made.words)
    assert workshop.transcripts.missing(timeline) == []
    assert workshop.transcripts.missing(timeline, drafts=True)
    again = workshop.transcriber.run(take.recording.id, timeline)
    assert workshop.transcripts.missing(timeline, drafts=True) == []
    assert {"meeting", "monday", "folder"} <= {w.text.lower().strip(".,") for w in again.words}
    _near(again.words, made.words)


def _near(words: Any, known: Any) -> None:
    """Words that were recognised as they were said stand where they were said."""
    places = {text.lower().strip(".,"): start for text, start, _end in known}
    same = [(w, places[w.text.lower().strip(".,")]) for w in words
            if w.text.lower().strip(".,") in places]  # fmt: skip
    assert len(same) >= 6
    assert sum(abs(w.start - at) < 0.3 for w, at in same) >= len(same) - 1


def test_what_is_said_in_a_pause_is_not_kept(workshop: Workshop, played: Any) -> None:
    wish = Wish()
    told: list[Taking] = []

    def hear(one: Taking) -> None:
        told.append(one)
        if one.seconds > 1.0 and not wish.paused and not any(o.paused for o in told):
            wish.pause(True)
        if sum(len(o.peaks) for o in told if o.paused) > 50:
            wish.pause(False)

    whole = np.tile(HUM, 4)
    take = recorder(workshop, played(whole)).run(wish, Job(on_partial=hear))
    unheard = sum(len(one.peaks) for one in told if one.paused) * PEAK_SECONDS
    assert unheard > 1.0
    assert take.seconds + unheard == pytest.approx(len(whole) / RATE, abs=0.05)
    assert take.error is None


def test_a_cancelled_job_leaves_a_whole_file_that_the_next_start_brings_in(
    workshop: Workshop, played: Any
) -> None:
    one = recorder(workshop, played(np.tile(HUM, 20)))
    job = Job()
    timer = threading.Timer(0.5, job.cancel)
    timer.start()
    with pytest.raises(Cancelled):
        one.run(Wish(), job)
    timer.join()
    assert workshop.library.list() == []
    (wav,) = [name for name in names(workshop) if name.endswith(".wav")]
    assert soundfile.info(workshop.data_dir / "recordings" / wav).frames > RATE
    (rescued,) = one.rescue()
    assert rescued.path.name == wav
    assert names(workshop) == [wav]
    assert one.rescue() == []


def test_without_a_microphone_nothing_is_left(workshop: Workshop) -> None:
    missing = DeviceMicrophone(RATE, backend="null")
    with pytest.raises(MediaError, match="No microphone") as told:
        recorder(workshop, missing).run(Wish())
    assert told.value.remedy
    assert not any((workshop.data_dir / "recordings").iterdir())


class Unplugged:
    """A microphone that goes away after a second."""

    rate, lost = RATE, 0

    def __init__(self) -> None:
        self.left = 10

    def open(self) -> None:
        self.left = 10

    def read(self, seconds: float) -> Any:
        if not self.left:
            raise MediaError("The microphone has gone away.", "Connect it again.")
        self.left -= 1
        return HUM[: RATE // 10]

    def close(self) -> None:
        self.left = 0


def test_a_microphone_that_is_unplugged_leaves_what_was_recorded(workshop: Workshop) -> None:
    take = recorder(workshop, Unplugged()).run(Wish())
    assert take.seconds == pytest.approx(1.0)
    assert take.error is not None
    assert "gone away" in take.error.message
    assert take.error.remedy == "What was recorded until then is kept. Connect it again."


def test_an_almost_full_disk_ends_it_and_what_is_there_stays(
    workshop: Workshop, played: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = recorder(workshop, played(np.tile(HUM, 10), pace=2.0))
    usual = shutil.disk_usage
    asked: list[float] = []

    def usage(path: Any) -> Any:
        asked.append(time.monotonic())
        full = asked[-1] - asked[0] > 0.5
        return usual(path)._replace(free=capture.RESERVE_BYTES - 1) if full else usual(path)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    take = one.run(Wish())
    assert take.error is not None
    assert "almost full" in take.error.message
    assert 0.1 < take.seconds < 29
    with pytest.raises(MediaError, match="almost full"):
        one.run(Wish())


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """The system refuses to let any file grow larger."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_disk_that_takes_no_more_ends_it_and_what_is_there_stays(
    workshop: Workshop, played: Any
) -> None:
    whole, most = np.tile(HUM, 10), 3_000_000  # room for what the database writes
    with files_of_at_most(most):
        take = recorder(workshop, played(whole, pace=30.0)).run(Wish())
    assert take.error is not None
    assert "could not be written" in take.error.message
    assert take.seconds == pytest.approx((most - 80) / 3 / RATE, abs=0.001)
    found, _ = soundfile.read(take.recording.path, dtype="float32")
    assert np.abs(found - whole[: len(found)]).max() < 2**-22


def test_a_recogniser_that_cannot_be_used_does_not_end_it(workshop: Workshop, played: Any) -> None:
    def broken(_job: Job) -> Any:
        raise ModelError("The recogniser is gone.")

    told: list[Any] = []
    take = recorder(workshop, played(HUM), broken).run(Wish(), Job(on_partial=told.append))
    assert take.seconds == pytest.approx(3.0)
    assert [one.reason for one in told if isinstance(one, Wordless)] == ["The recogniser is gone."]


def test_one_at_a_time(workshop: Workshop, played: Any) -> None:
    one = recorder(workshop, played(np.tile(HUM, 20)))
    wish = Wish()
    begun = threading.Event()
    thread = threading.Thread(target=one.run, args=(wish, Job(on_partial=lambda _: begun.set())))
    thread.start()
    try:
        assert begun.wait(60)
        with pytest.raises(MediaError, match="already"):
            one.run(Wish())
        assert one.rescue() == []
    finally:
        wish.stop()
        thread.join()


def test_what_a_kill_left_is_brought_in(workshop: Workshop) -> None:
    from audiochat.media.growing import GrowingWav

    folder = workshop.data_dir / "recordings"
    folder.mkdir()
    path = folder / "Recording 2026-01-02 03.04.wav"
    written = notes.Notes(notes.notes_of(path))
    from audiochat.domain.transcript import Word

    written.add(notes.Note(0.0, 1.5, (Word("hello", 0.2, 0.6, 0.9),), "en"))
    written._file.write(b'[1.5, 2.0, "en", [["cut o')
    written.close()
    grown = GrowingWav(folder / f"{path.name}.part", RATE)
    grown.append(HUM)
    grown._file.write(b"\x00")  # half a frame
    grown._file.close()
    empty = folder / "Recording 2026-01-02 03.05.wav"
    notes.Notes(notes.notes_of(empty)).close()
    (folder / f"{empty.name}.part").write_bytes(b"RIFF")
    (found,) = workshop.recorder.rescue()
    assert found.path == path
    assert found.facts.duration == pytest.approx(3.0)
    assert names(workshop) == [path.name]
    view = workshop.transcripts.view(workshop.editor(found.id).timeline)
    assert view.text == "hello"
    assert view.covered == ((0.0, 1.5),)
    source = workshop.library.source(found.id)
    assert [b.origin for b in _blocks(workshop, source.id)] == [DRAFT]


def _blocks(workshop: Workshop, source_id: str) -> list[Any]:
    kept = workshop.store.transcripts
    return list(kept.load(kept.numbers([source_id])[source_id]).values())


@pytest.mark.parametrize("line", [b"{}", b"[1]", b"[0,1,2,3]", b'[0,"x","en",[]]', b"\xff\xfe",
                                  b'[0,1e999,"en",[["a",0,1,1]]]', b"[" * 5000])  # fmt: skip
def test_notes_that_are_damaged_are_passed_over(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "x.words"
    path.write_bytes(line + b'\n[0.5, 1.0, "en", [["yes", 0.6, 0.8, 1]]]\n')
    found = list(notes.blocks(path, "source", 10.0))
    assert found[-1].words[0].text == "yes"
