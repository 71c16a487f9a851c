"""Damaged sound files through the real path: never a crash, always a reason or a sound result."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest
import soundfile

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.recording import Tags
from audiochat.media.encoders import load
from audiochat.media.encoding import Shape, through_ffmpeg
from audiochat.media.peaks import timeline_peaks
from audiochat.services.workshop import Workshop

ENDINGS = ("wav", "flac", "aiff", "mp3", "ogg", "opus", "m4a", "webm", "mkv", "mp4")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A second of sound with tags in every format, by ending."""
    folder = tmp_path_factory.mktemp("whole")
    noise = np.random.default_rng(0).normal(0, 0.1, (24_000, 2)).astype(np.float32)
    for ending in ("wav", "aiff"):
        soundfile.write(str(folder / f"a.{ending}"), noise, 24_000, subtype="PCM_16")
    for form in load():
        path = folder / f"a.{form.id}"
        form.encode([noise], Shape(24_000, 2, len(noise), 16, form.default_bitrate), path)
        form.write_tags(
            path, Tags({"title": "A title", "artist": "Somebody"}, b"x" * 500, "image/png")
        )
    containers = {"m4a": "ipod", "mp4": "mp4", "webm": "webm", "mkv": "matroska"}
    for ending, container in containers.items():
        codec = "libopus" if ending == "webm" else "libmp3lame" if ending == "mkv" else "aac"
        shape = Shape(48_000, 2, len(noise), bitrate=64_000)
        through_ffmpeg([noise], shape, folder / f"a.{ending}", container, codec)
    return {path.suffix[1:]: path.read_bytes() for path in folder.iterdir()}


def damaged(data: bytes, rng: random.Random) -> bytes:
    """One of the ways in which files break."""
    out = bytearray(data)
    kind = rng.randrange(6)
    if kind == 0:
        return bytes(out[: rng.randrange(len(out))])
    if kind == 1:  # a field of the header, where it hurts
        for _ in range(rng.randint(1, 4)):
            out[rng.randrange(min(len(out), 400))] = rng.choice([0, 1, 0x7F, 0x80, 0xFF])
    elif kind == 2:  # a length gone mad
        at = rng.randrange(min(len(out) - 8, 600))
        out[at : at + 4] = rng.choice([b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0"])
    elif kind == 3:
        for _ in range(rng.randint(1, 200)):
            out[rng.randrange(len(out))] = rng.randrange(256)
    elif kind == 4:  # a piece missing or twice
        at, size = rng.randrange(len(out)), rng.randrange(1, 2000)
        out[at:at] = out[at : at + size]
        del out[(where := rng.randrange(len(out))) : where + rng.randrange(1, 2000)]
    else:
        return bytes(out[rng.randrange(1, 64) :])
    return bytes(out)


@pytest.fixture
def workshop(data_dir: Path) -> Iterator[Workshop]:
    with Workshop.open(data_dir) as made:
        yield made


def meet(workshop: Workshop, path: Path) -> str:
    """What a person does with a file: open, look, measure, export. Gives how it ended."""
    try:
        recording = workshop.library.open(path)
    except MediaError as error:
        return "refused" if 0 < len(error.message) < 2000 else f"said badly: {error.message[:99]}"
    timeline = workshop.store.revisions.get(recording.revision_id).timeline
    facts = recording.facts
    assert timeline.frames > 0
    assert abs(timeline.seconds - facts.duration) < 0.5
    assert timeline.seconds < 3600
    try:
        peaks = timeline_peaks(timeline, workshop.pool, workshop.peaks, Job())
        assert np.isfinite(peaks.columns(0, timeline.frames, 100).rms).all()
        measured = workshop.library.measure(recording.id).facts.loudness
        assert measured is not None
        assert all(np.isfinite([measured.integrated, measured.true_peak, measured.rms]))
    except MediaError as error:
        return f"unreadable: {error.message}"
    finally:
        workshop.library.forget(recording.id)
    return "opened"


def run(workshop: Workshop, whole: dict[str, bytes], folder: Path, count: int, seed: int) -> None:
    rng = random.Random(seed)
    ended: dict[str, int] = {}
    start = psutil.Process().memory_info().rss
    for number in range(count):
        ending = ENDINGS[number % len(ENDINGS)]
        path = folder / f"{number}.{ending}"
        path.write_bytes(damaged(whole[ending], rng))
        begin = time.monotonic()
        how = meet(workshop, path)
        assert time.monotonic() - begin < 60, f"{path} took too long"
        ended[how.split(":")[0]] = ended.get(how.split(":")[0], 0) + 1
        path.unlink()
    print(ended)
    assert set(ended) <= {"opened", "refused", "unreadable"}
    assert ended.get("opened", 0) > count // 10  # most damage is small; sound must still come
    assert ended.get("refused", 0) > 0
    assert psutil.Process().memory_info().rss - start < 300e6
    assert not list((workshop.data_dir / "sources").iterdir())


def test_forty_damaged_files(workshop: Workshop, whole: dict[str, bytes], tmp_path: Path) -> None:
    run(workshop, whole, tmp_path, 40, 1)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_damaged_files(
    workshop: Workshop, whole: dict[str, bytes], tmp_path: Path
) -> None:
    run(workshop, whole, tmp_path, 1000, 2)


def test_whole_files_open(workshop: Workshop, whole: dict[str, bytes], tmp_path: Path) -> None:
    for ending in ("m4a", "webm", "mkv", "mp4"):
        path = tmp_path / f"a.{ending}"
        path.write_bytes(whole[ending])
        assert meet(workshop, path) == "opened"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("empty.wav", b""),
        ("empty.mp3", b""),
        ("text.flac", b"This is a shopping list: milk, bread, honey.\n" * 50),
        ("text.wav", b"RIFF and WAVE are words too.\n" * 50),
        ("zeros.ogg", bytes(100_000)),
        ("page.m4a", b"<!doctype html><html><body>404 not found</body></html>"),
    ],
)
def test_what_is_no_sound_is_refused_in_one_line(
    workshop: Workshop, tmp_path: Path, name: str, body: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(MediaError, match=f"^{name} cannot be opened as sound: [^\n]+$"):
        workshop.library.open(path)


def test_a_tiny_flac_cannot_ask_for_half_a_terabyte(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "moon.flac"
    soundfile.write(str(path), np.zeros((4800, 2)), 48_000)
    data = bytearray(path.read_bytes()[:97])
    data[21] |= 0x0F
    data[22:26] = b"\xff\xff\xff\xff"
    path.write_bytes(data)
    before = psutil.Process().memory_info().rss
    with pytest.raises(MediaError, match="claims"):
        workshop.library.open(path)
    assert psutil.Process().memory_info().rss - before < 50e6


def test_a_file_that_kills_its_reader_is_refused_and_remembered(
    workshop: Workshop,
    whole: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from audiochat.services import examiner

    monkeypatch.setattr(examiner, "CHILD_MEMORY", 150_000_000)  # too little to load a decoder
    path = tmp_path / "a.mp3"
    path.write_bytes(whole["mp3"])
    with pytest.raises(MediaError, match=r"a\.mp3 cannot be opened"):
        workshop.library.open(path)
    assert not list(tmp_path.glob("data/sources/*"))
