"""Sources are read at random, exactly, and written whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.errors import MediaError
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Source
from audiochat.media import wavfile
from audiochat.media.sources import SourcePool, SourceReader, SourceWriter, fingerprint, original_id
from audiochat.media.wavfile import read_header

Tone = Callable[..., Samples]


def source_of(path: Path, kind: str = "original") -> Source:
    info = soundfile.info(str(path))
    name = original_id(fingerprint(path)) if kind == "original" else path.stem
    return Source(name, path, info.samplerate, info.channels, info.frames, kind)


@pytest.mark.parametrize(
    "subtype", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW"]
)
def test_wav_of_every_depth_reads_as_libsndfile_does(
    tmp_path: Path, make_tone: Tone, subtype: str
) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(str(path), make_tone(1.0), 48000, subtype=subtype)
    expected, _ = soundfile.read(str(path), dtype="float32", always_2d=True)
    reader = SourceReader(source_of(path))
    np.testing.assert_allclose(reader.read(0, 48000), expected, atol=1e-7)
    np.testing.assert_allclose(reader.read(12345, 777), expected[12345:13122], atol=1e-7)
    reader.close()


@pytest.mark.parametrize("ending", ["wav", "flac", "aiff", "w64"])
def test_reading_in_place_is_exact_anywhere(sounds: dict[str, Path], ending: str) -> None:
    expected, _ = soundfile.read(str(sounds[ending]), dtype="float32", always_2d=True)
    reader = SourceReader(source_of(sounds[ending]))
    for start in (0, 143_000, 7, 99_999, 50_000, 1):
        np.testing.assert_array_equal(reader.read(start, 1000), expected[start : start + 1000])
    reader.close()


def test_outside_the_source_is_silence(sounds: dict[str, Path]) -> None:
    reader = SourceReader(source_of(sounds["wav"]))
    inside = reader.read(0, 10)
    np.testing.assert_array_equal(reader.read(-5, 15), np.vstack([np.zeros((5, 2)), inside]))
    assert reader.read(reader.frames - 3, 10)[3:].any().item() is False
    assert reader.read(10**9, 4).shape == (4, 2)
    reader.close()


def test_many_threads_read_one_reader(sounds: dict[str, Path]) -> None:
    expected, _ = soundfile.read(str(sounds["flac"]), dtype="float32", always_2d=True)
    pool = SourcePool(lambda _: source_of(sounds["flac"]), limit=1)
    wrong: list[int] = []

    def work(seed: int) -> None:
        for start in np.random.default_rng(seed).integers(0, 140_000, 40):
            block = pool.reader("x" if seed % 2 else "y").read(int(start), 500)
            if not np.array_equal(block, expected[start : start + 500]):
                wrong.append(int(start))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.close()
    assert not wrong


def test_an_original_that_changed_or_vanished_is_said(tmp_path: Path, make_tone: Tone) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(str(path), make_tone(1.0), 48000)
    reader = SourceReader(source_of(path))
    soundfile.write(str(path), -make_tone(1.0), 48000)
    with pytest.raises(MediaError, match="has changed since"):
        reader.read(0, 10)
    path.unlink()
    with pytest.raises(MediaError, match="no longer there"):
        reader.read(0, 10)


def test_an_original_changed_while_open_is_noticed(
    tmp_path: Path, make_tone: Tone, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(str(path), make_tone(1.0), 48000)
    reader = SourceReader(source_of(path))
    reader.read(0, 10)
    soundfile.write(str(path), make_tone(0.5), 48000)
    reader._looked = 0.0  # a second later
    with pytest.raises(MediaError, match="has changed since"):
        reader.read(0, 10)


def test_a_written_source_reads_back_to_the_bit(tmp_path: Path, make_tone: Tone) -> None:
    sound = make_tone(1.0, channels=3)
    with SourceWriter(tmp_path / "deep" / "s.wav", 44100, 3) as writer:
        for start in range(0, len(sound), 1000):
            writer.write(sound[start : start + 1000])
    path = tmp_path / "deep" / "s.wav"
    assert [p.name for p in path.parent.iterdir()] == ["s.wav"]
    reader = SourceReader(source_of(path, "rendered"))
    assert (reader.rate, reader.channels, reader.frames) == (44100, 3, 48000)
    np.testing.assert_array_equal(reader.read(0, 48000), sound)
    np.testing.assert_array_equal(soundfile.read(str(path), dtype="float32")[0], sound)
    reader.close()


def test_past_four_gigabytes_the_header_is_rf64(tmp_path: Path) -> None:
    frames = 600_000_000
    head = wavfile.header(48000, 2, frames)
    path = tmp_path / "big.wav"
    with path.open("wb") as file:
        file.write(head)
        file.truncate(len(head) + frames * 8)
    header = read_header(path)
    assert head[:4] == b"RF64"
    assert header is not None
    assert header.frames == frames == soundfile.info(str(path)).frames
    assert len(head) == len(wavfile.header(48000, 2, 1))


def test_a_failed_write_leaves_nothing(tmp_path: Path, make_tone: Tone) -> None:
    def blocks() -> Iterator[Samples]:
        yield make_tone(1.0)
        raise ZeroDivisionError

    def write() -> None:
        with SourceWriter(tmp_path / "s.wav", 48000, 2) as writer:
            for block in blocks():
                writer.write(block)

    with pytest.raises(ZeroDivisionError):
        write()
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    code = f"""
import resource, signal, numpy as np
from pathlib import Path
from audiochat.domain.errors import MediaError
from audiochat.media.sources import SourceWriter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with SourceWriter(Path({str(tmp_path)!r}) / "s.wav", 48000, 2) as writer:
        for _ in range(100):
            writer.write(np.zeros((4096, 2), np.float32))
except MediaError as error:
    print("told:", error)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "told:" in done.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "body",
    [b"", b"RIFF", b"RIFF\0\0\0\0WAVE", b"RIFF\xff\xff\xff\xffWAVEdata\xff\xff\xff\xff", b"x" * 99],
)
def test_headers_that_are_none(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(body)
    assert read_header(path) is None


def test_a_declared_size_is_not_believed(tmp_path: Path, make_tone: Tone) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(str(path), make_tone(0.1), 48000)
    data = bytearray(path.read_bytes())
    at = data.find(b"data") + 4
    data[at : at + 4] = b"\xf0\xff\xff\xff"
    path.write_bytes(data)
    header = read_header(path)
    assert header is not None
    assert header.frames == 4800
