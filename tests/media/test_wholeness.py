"""A file that was cut off is told from a whole one, by what its format states exactly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.job import Job
from audiochat.media.intake import take_in
from audiochat.media.probe import wav_facts
from audiochat.media.wholeness import UNKNOWN

RATE = 44_100
FORMATS = {
    "flac": ("FLAC", "PCM_16"),
    "mp3": ("MP3", "MPEG_LAYER_III"),
    "ogg": ("OGG", "VORBIS"),
    "opus": ("OGG", "OPUS"),
}


def written(folder: Path, kind: str, keep: float = 1.0) -> Path:
    """Four seconds of noise in a format, of which the first share is kept."""
    rate = 48_000 if kind == "opus" else RATE
    noise = np.random.default_rng(3).normal(0, 0.1, (4 * rate, 1)).astype(np.float32)
    path = folder / f"sound.{kind}"
    container, subtype = FORMATS.get(kind, ("WAV", "PCM_16"))
    soundfile.write(path, noise, rate, format=container, subtype=subtype)
    whole = path.read_bytes()
    path.write_bytes(whole[: round(len(whole) * keep)])
    return path


def lacks(path: Path, folder: Path) -> tuple[float, float]:
    """Seconds there and missing, as opening it finds them."""
    wav = wav_facts(path)
    facts = wav[0] if wav else take_in(path, folder / "s", folder / "p", Job()).facts
    return facts.duration, facts.missing


@pytest.mark.parametrize("kind", ["wav", *FORMATS])
def test_a_whole_file_lacks_nothing(tmp_path: Path, kind: str) -> None:
    there, missing = lacks(written(tmp_path, kind), tmp_path)
    assert there == pytest.approx(4, abs=0.1)
    assert missing == 0


@pytest.mark.parametrize("kind", ["wav", "flac", "mp3"])
def test_what_is_missing_is_known_where_the_length_is_stated(tmp_path: Path, kind: str) -> None:
    there, missing = lacks(written(tmp_path, kind, 0.5), tmp_path)
    assert 1 < there < 3
    assert there + missing == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize("kind", ["ogg", "opus"])
@pytest.mark.parametrize("keep", [0.5, 0.999])
def test_without_a_last_page_nobody_knows(tmp_path: Path, kind: str, keep: float) -> None:
    there, missing = lacks(written(tmp_path, kind, keep), tmp_path)
    assert 0.5 < there <= 4.1
    assert missing == UNKNOWN


@pytest.mark.parametrize("length", [0xFFFF_FFFF, 0x7FFF_FFFF, 0x7FFF_F000])
def test_a_length_that_a_pipe_left_open_promises_nothing(tmp_path: Path, length: int) -> None:
    path = written(tmp_path, "wav")
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = length.to_bytes(4, "little")
    path.write_bytes(data)
    assert lacks(path, tmp_path) == (4.0, 0.0)
