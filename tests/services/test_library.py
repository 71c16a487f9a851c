"""The library: what happens when a person opens a file, again, moved, changed, or one that is none."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import Cancelled, MediaError, NotFound
from audiochat.domain.job import Job
from audiochat.domain.recording import Revision
from audiochat.domain.timeline import Span
from audiochat.media import sources
from audiochat.media.pyramid import PeakCache
from audiochat.media.sources import SourcePool
from audiochat.services.library import Library
from audiochat.services.quarantine import Quarantine
from audiochat.store.database import Store

RATE = 48000


class Counting(Quarantine):
    """The real thing, counting how often it was needed."""

    def __init__(self) -> None:
        self.runs = 0

    def run(self, *words: Any, **more: Any) -> dict[str, Any]:
        self.runs += 1
        return super().run(*words, **more)


class Room:
    """A data folder with a library."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.store = Store.open(data_dir / "audiochat.db")
        self.pool = SourcePool(self.store.sources.get)
        self.quarantine = Counting()
        self.library = Library(self.store, self.pool, self.quarantine, data_dir)

    def close(self) -> None:
        self.pool.close()
        self.store.close()


@pytest.fixture
def room(data_dir: Path) -> Iterator[Room]:
    made = Room(data_dir)
    yield made
    made.close()


def wave(seconds: float = 1.0, hertz: float = 440.0) -> Any:
    time_ = np.arange(round(seconds * RATE)) / RATE
    return (0.4 * np.sin(2 * np.pi * hertz * time_)).astype(np.float32)[:, None].repeat(2, axis=1)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str = "tone.wav", seconds: float = 1.0, hertz: float = 440.0) -> Path:
        path = tmp_path / name
        subtype = {"opus": "OPUS"}.get(path.suffix[1:])
        kind = "OGG" if subtype else None
        soundfile.write(str(path), wave(seconds, hertz), RATE, subtype=subtype, format=kind)
        return path

    return make


def test_a_plain_wav_is_there_at_once_and_its_first_revision_is_all_of_it(
    room: Room, write: Callable[..., Path]
) -> None:
    path = write()
    recording = room.library.open(path)
    assert room.quarantine.runs == 0
    assert (recording.title, recording.path, recording.facts.codec) == ("tone", path, "pcm_s16le")
    revision = room.store.revisions.get(recording.revision_id)
    assert revision.timeline.frames == RATE
    (name,) = revision.timeline.sources()
    sound = room.pool.reader(name).read(0, RATE)
    np.testing.assert_allclose(sound, wave(), atol=1e-4)
    assert room.library.list() == [recording] == [room.library.get(recording.id)]


@pytest.mark.parametrize("name", ["a.flac", "a.mp3", "a.ogg", "a.opus", "a.aiff"])
def test_other_files_are_read_in_a_child_once_with_peaks(
    room: Room, write: Callable[..., Path], name: str
) -> None:
    path = write(name, 2.0)
    told: list[float] = []
    recording = room.library.open(path, Job(on_progress=lambda share, _: told.append(share)))
    assert room.quarantine.runs == 1
    assert told
    timeline = room.store.revisions.get(recording.revision_id).timeline
    assert abs(timeline.seconds - 2.0) < 0.06
    (source,) = (room.store.sources.get(name) for name in timeline.sources())
    in_place = path.suffix in (".flac", ".aiff")
    assert source.kind == ("original" if in_place else "decoded")
    sound = room.pool.reader(source.id).read(2000, RATE)
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(0.283, abs=0.01)
    assert PeakCache(room.data_dir / "peaks").get(source).complete == 1.0
    room.library.open(path)
    assert room.quarantine.runs == 1


def test_the_same_content_goes_on_with_its_history(room: Room, write: Callable[..., Path]) -> None:
    path = write()
    recording = room.library.open(path)
    first = room.store.revisions.get(recording.revision_id)
    edited = Revision(
        id="r2",
        recording_id=recording.id,
        parent_id=first.id,
        seq=0,
        timeline=first.timeline.delete(Span(0, 1000)),
        label="Delete",
        plan=None,
        created_at=recording.created_at,
    )
    room.store.revisions.add(edited)
    moved = path.with_name("moved.wav")
    shutil.move(path, moved)
    again = room.library.open(moved)
    assert (again.id, again.revision_id, again.path) == (recording.id, "r2", moved)
    (name,) = first.timeline.sources()
    assert room.pool.reader(name).read(0, 100).any()
    other = room.library.open(write("tone.wav", 1.0, 880.0))
    assert other.id != recording.id


def test_a_changed_original_is_said_and_opens_as_a_new_recording(
    room: Room, write: Callable[..., Path]
) -> None:
    path = write()
    recording = room.library.open(path)
    write("tone.wav", 1.0, 100.0)
    (name,) = room.store.revisions.get(recording.revision_id).timeline.sources()
    with pytest.raises(MediaError, match="has changed since it was opened"):
        room.pool.reader(name).read(0, 10)
    assert room.library.open(path).id != recording.id


def test_a_large_file_changed_where_the_samples_do_not_look_is_told_apart(
    room: Room, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "WHOLE", 1000)
    monkeypatch.setattr(sources, "_SLICES", 1)
    monkeypatch.setattr(sources, "_SLICE", 100)
    monkeypatch.setattr(sources, "_EDGE", 100)
    path = write()
    recording = room.library.measure(room.library.open(path).id)
    assert room.library.open(path).id == recording.id
    time.sleep(0.01)
    data = bytearray(path.read_bytes())
    data[20_000:20_002] = b"\x55\x55"
    path.write_bytes(data)
    other = room.library.open(path)
    assert other.id != recording.id
    assert other.sha256 != recording.sha256
    names = [r.timeline.clips[0].source for r in room.store.revisions.of(other.id)]
    assert room.pool.reader(names[0]).read(0, 10).shape == (10, 2)
    assert room.library.open(path).id == other.id


def test_the_original_is_never_written_to(room: Room, write: Callable[..., Path]) -> None:
    for name in ("a.wav", "a.flac", "a.mp3"):
        path = write(name)
        before = (path.read_bytes(), path.stat().st_mtime_ns)
        room.library.measure(room.library.open(path).id)
        room.library.facts(path)
        assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_measure_adds_the_loudness_once(room: Room, write: Callable[..., Path]) -> None:
    recording = room.library.open(write("a.wav", 3.0))
    assert recording.facts.loudness is None
    measured = room.library.measure(recording.id)
    assert measured.facts.loudness is not None
    assert measured.facts.loudness.peak == pytest.approx(-7.96, abs=0.02)
    job = Job()
    job.cancel()
    assert room.library.measure(recording.id, job) == measured


def test_facts_leave_the_library_alone(room: Room, write: Callable[..., Path]) -> None:
    facts, _ = room.library.facts(write("a.mp3", 2.0))
    assert facts.codec == "mp3"
    assert facts.loudness is not None
    assert room.library.list() == []
    assert not list((room.data_dir / "sources").iterdir())


def test_forgetting_removes_working_files_only(room: Room, write: Callable[..., Path]) -> None:
    path = write("a.mp3")
    recording = room.library.open(path)
    assert list((room.data_dir / "sources").iterdir())
    room.library.forget(recording.id)
    assert path.exists()
    assert not list((room.data_dir / "sources").iterdir())
    assert not list((room.data_dir / "peaks").iterdir())
    with pytest.raises(NotFound):
        room.library.get(recording.id)
    assert room.library.open(path).id != recording.id


def test_a_recording_off_the_list_comes_back_with_its_history(
    room: Room, write: Callable[..., Path]
) -> None:
    path = write("a.mp3")
    recording = room.library.open(path)
    room.library.remove(recording.id)
    assert room.library.list() == []
    room.library.restore(recording.id)
    assert [known.id for known in room.library.list()] == [recording.id]
    room.library.remove(recording.id)
    assert room.library.open(path).id == recording.id
    assert [known.id for known in room.library.list()] == [recording.id]
    room.library.remove(recording.id)
    assert room.store.recordings.purge(datetime.max.replace(tzinfo=UTC)) == 1
    with pytest.raises(NotFound):
        room.library.get(recording.id)


def test_a_lost_working_file_is_decoded_again(room: Room, write: Callable[..., Path]) -> None:
    path = write("a.mp3")
    recording = room.library.open(path)
    (working,) = (room.data_dir / "sources").iterdir()
    working.unlink()
    assert room.library.open(path).id == recording.id
    assert working.exists()


def test_a_bad_file_is_refused_with_the_reason_and_not_read_again(
    room: Room, tmp_path: Path
) -> None:
    path = tmp_path / "notes.mp3"
    path.write_text("Minutes of the meeting.\n" * 100)
    with pytest.raises(MediaError, match=r"notes.mp3 cannot be opened as sound") as first:
        room.library.open(path)
    with pytest.raises(MediaError) as second:
        room.library.open(path)
    assert str(first.value) == str(second.value)
    assert room.quarantine.runs == 1
    assert room.library.list() == []


def test_a_cancelled_open_leaves_nothing(room: Room, write: Callable[..., Path]) -> None:
    path = write("a.mp3", 120.0)
    job = Job(on_progress=lambda *_: job.cancel())
    with pytest.raises(Cancelled):
        room.library.open(path, job)
    assert room.library.list() == []
    assert not list((room.data_dir / "sources").glob("*"))
    assert room.library.open(path).facts.duration == pytest.approx(120, abs=0.1)


def test_what_a_killed_run_left_is_swept(data_dir: Path) -> None:
    left = data_dir / "sources" / "decoded-x.wav.part"
    left.parent.mkdir()
    left.write_bytes(b"x")
    room = Room(data_dir)
    room.close()
    assert not left.exists()


def test_tags_of_a_wav_are_read(room: Room, write: Callable[..., Path]) -> None:
    from mutagen import id3
    from mutagen.wave import WAVE

    path = write()
    file: Any = WAVE(str(path))
    file.add_tags()
    file.tags.add(id3.TIT2(encoding=3, text="שלום"))
    file.save()
    recording = room.library.open(path)
    assert recording.title == "שלום"
    assert recording.facts.duration == 1.0


def test_a_playlist_that_names_another_file_is_refused(
    room: Room, write: Callable[..., Path], tmp_path: Path
) -> None:
    sound = write("a.mp3")
    for name, body in {
        "list.m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{sound}\n#EXT-X-ENDLIST\n",
        "list.mp3": f"ffconcat version 1.0\nfile '{sound.name}'\n",
    }.items():
        path = tmp_path / name
        path.write_text(body)
        with pytest.raises(MediaError, match="cannot be opened as sound"):
            room.library.open(path)
