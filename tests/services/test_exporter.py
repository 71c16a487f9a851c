"""Exports appear whole or not at all, and never over something."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled, MediaError
from audiochat.domain.job import Job
from audiochat.domain.recording import Recording, Tags
from audiochat.domain.timeline import Span, Timeline
from audiochat.media import tags
from audiochat.services.workshop import Workshop

RATE = 44100


class Room:
    """A workshop with one opened recording, tagged and with a cut."""

    def __init__(self, workshop: Workshop, folder: Path) -> None:
        self.workshop = workshop
        self.folder = folder
        self.original = folder / "talk.flac"
        time = np.arange(4 * RATE) / RATE
        self.sound = (0.3 * np.sin(2 * np.pi * 440 * time))[:, None].astype(np.float32)
        soundfile.write(str(self.original), self.sound, RATE, subtype="PCM_16")
        given = Tags({"title": "Talk", "artist": "Ann"}, b"\xff\xd8" + b"x" * 99, "image/jpeg")
        from audiochat.media.encoders import flac

        flac.write_tags(self.original, given)
        self.recording: Recording = workshop.library.open(self.original)
        first = workshop.store.revisions.get(self.recording.revision_id)
        self.timeline: Timeline = first.timeline.delete(Span(RATE, 2 * RATE))

    def export(self, name: str, job: Job | None = None, **more: Any) -> Path:
        return self.workshop.exporter.export(
            self.recording.id, self.timeline, self.folder / name, job, **more
        )

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}


@pytest.fixture
def room(data_dir: Path, tmp_path: Path) -> Iterator[Room]:
    folder = tmp_path / "music"
    folder.mkdir()
    with Workshop.open(data_dir) as workshop:
        yield Room(workshop, folder)


@pytest.mark.parametrize("ending", ["wav", "flac", "mp3", "ogg", "opus"])
def test_an_edit_is_exported_with_its_tags(room: Room, ending: str) -> None:
    told: list[float] = []
    out = room.export(f"cut.{ending}", Job(on_progress=lambda share, _: told.append(share)))
    facts, found = room.workshop.library.facts(out)
    assert facts.duration == pytest.approx(3.0, abs=0.06)
    assert facts.rate == (48000 if ending == "opus" else RATE)
    assert facts.loudness is not None
    assert facts.loudness.peak == pytest.approx(-10.46, abs=0.5)
    assert found.values["title"] == "Talk"
    assert found.picture == b"\xff\xd8" + b"x" * 99
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert room.files() == {"talk.flac", out.name}


def test_lossless_exports_are_exact_apart_from_the_join(room: Room) -> None:
    out = room.export("cut.wav")
    back, _ = soundfile.read(str(out), dtype="float32", always_2d=True)
    original, _ = soundfile.read(str(room.original), dtype="float32", always_2d=True)
    expected = np.concatenate([original[:RATE], original[2 * RATE :]])
    assert len(back) == len(expected)
    error = np.abs(back - expected)
    assert error[: RATE - 500].max() <= 1.6 / 32768
    assert error[RATE + 500 :].max() <= 1.6 / 32768


def test_an_existing_file_is_kept_unless_allowed(room: Room) -> None:
    (room.folder / "cut.wav").write_text("mine")
    with pytest.raises(MediaError, match="exists already"):
        room.export("cut.wav")
    assert (room.folder / "cut.wav").read_text() == "mine"
    room.export("cut.wav", overwrite=True)
    assert soundfile.info(str(room.folder / "cut.wav")).frames == 3 * RATE


def test_the_original_is_never_written_over(room: Room) -> None:
    before = room.original.read_bytes()
    (room.folder / "same.flac").hardlink_to(room.original)
    for name in ("talk.flac", "same.flac"):
        with pytest.raises(MediaError, match="never written over"):
            room.export(name, overwrite=True)
    assert room.original.read_bytes() == before


def _sound(room: Room, recording: Recording) -> Any:
    """All of a recording as it now is in the library, read from files opened anew."""
    room.workshop.pool.close()
    reader = room.workshop.editor(recording.id).reader()
    try:
        return reader.read(0, reader.frames)
    finally:
        reader.close()


@pytest.mark.parametrize("linked", [False, True], ids=["itself", "another name of it"])
def test_written_over_when_asked_its_history_goes_on(room: Room, linked: bool) -> None:
    before = _sound(room, room.recording)
    target = room.original
    if linked:
        target = room.folder / "same.flac"
        target.hardlink_to(room.original)
    room.export(target.name, overwrite=True, over_original=True)
    assert soundfile.info(str(target)).frames == 3 * RATE
    assert np.array_equal(_sound(room, room.recording), before)
    again = room.workshop.library.open(target)
    assert again.id != room.recording.id
    assert _sound(room, again).shape[0] == 3 * RATE
    room.workshop.library.forget(room.recording.id)
    assert not list((room.workshop.data_dir / "sources").glob("kept-*"))


def test_the_original_of_another_recording_is_kept_before_it_is_replaced(room: Room) -> None:
    other = room.folder / "other.wav"
    soundfile.write(str(other), room.sound[:RATE], RATE, subtype="FLOAT")
    recording = room.workshop.library.open(other)
    before = _sound(room, recording)
    room.export("other.wav", overwrite=True)
    assert soundfile.info(str(other)).frames == 3 * RATE
    assert np.array_equal(_sound(room, recording), before)


def test_without_room_for_the_copy_nothing_is_written_over(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_from: Path, to: Path) -> None:
        to.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    before = room.original.read_bytes()
    monkeypatch.setattr("audiochat.services.originals.shutil.copyfile", full)
    with pytest.raises(MediaError, match="not written over"):
        room.export("talk.flac", overwrite=True, over_original=True)
    assert room.original.read_bytes() == before
    assert room.files() == {"talk.flac"}
    assert not list((room.workshop.data_dir / "sources").glob("kept-*"))


@pytest.mark.parametrize(
    ("name", "why"),
    [("cut.xyz", "no format"), ("cut", "has no ending"), ("none/cut.wav", "There is no folder")],
)
def test_impossible_names_are_refused(room: Room, name: str, why: str) -> None:
    with pytest.raises(MediaError, match=why):
        room.export(name)


def test_a_folder_that_is_no_place_for_files(room: Room) -> None:
    with pytest.raises(MediaError, match="could not be written"):
        room.workshop.exporter.export(
            room.recording.id, room.timeline, Path("/proc/cut.wav"), Job()
        )


@pytest.mark.parametrize("ending", ["wav", "flac", "mp3", "ogg", "opus"])
def test_cancelling_leaves_nothing(room: Room, ending: str) -> None:
    job = Job(on_progress=lambda share, _: job.cancel() if share > 0.4 else None)
    with pytest.raises(Cancelled):
        room.export(f"cut.{ending}", job)
    assert room.files() == {"talk.flac"}


@pytest.mark.parametrize("ending", ["wav", "flac", "mp3", "ogg", "opus"])
def test_a_full_disk_is_told_and_leaves_nothing(
    data_dir: Path, tmp_path: Path, ending: str
) -> None:
    """A limit on the size of files stands in for the disk: writes fail half-way in the same calls."""
    code = f"""
import resource, signal, numpy as np, soundfile
from pathlib import Path
from audiochat.domain.errors import MediaError
from audiochat.services.workshop import Workshop
folder = Path({str(tmp_path)!r})
noise = np.random.default_rng(0).normal(0, 0.2, (44100 * 8, 2))
soundfile.write(folder / "a.wav", noise, 44100)
with Workshop.open(Path({str(data_dir)!r})) as workshop:
    recording = workshop.library.open(folder / "a.wav")
    timeline = workshop.store.revisions.get(recording.revision_id).timeline
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
    try:
        workshop.exporter.export(recording.id, timeline, folder / "b.{ending}")
    except MediaError as error:
        print("told:", error)
    resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "told:" in done.stdout, done.stderr
    assert "nothing was left behind" in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"a.wav", data_dir.name}


def test_tags_can_be_given(room: Room) -> None:
    out = room.export("cut.mp3", tags=Tags({"title": "Another"}))
    assert tags.read(out).values == {"title": "Another"}


def test_many_channels_are_refused_where_they_do_not_fit(room: Room, tmp_path: Path) -> None:
    path = tmp_path / "six.wav"
    soundfile.write(str(path), np.zeros((4800, 6)) + 0.1, 48000)
    recording = room.workshop.library.open(path)
    timeline = room.workshop.store.revisions.get(recording.revision_id).timeline
    with pytest.raises(MediaError, match="at most 2 channels"):
        room.workshop.exporter.export(recording.id, timeline, room.folder / "a.mp3")
    out = room.workshop.exporter.export(recording.id, timeline, room.folder / "a.opus")
    assert room.workshop.library.facts(out)[0].channels == 6
