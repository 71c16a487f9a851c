"""Facts and tags of every format, and refusals of what is none."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.media import decode, probe, tags

EXPECTED = {
    "wav": ("wav", "pcm_s16le", 16),
    "flac": ("flac", "flac", 16),
    "aiff": ("aiff", "pcm_16", 16),
    "mp3": ("mp3", "mp3", None),
    "ogg": ("ogg", "vorbis", None),
    "opus": ("ogg", "opus", None),
    "m4a": ("mp4", "aac", None),
    "mp4": ("mp4", "aac", None),
    "webm": ("matroska", "opus", None),
    "mkv": ("matroska", "mp3", None),
}


@pytest.mark.parametrize("ending", EXPECTED)
def test_facts(sounds: dict[str, Path], ending: str) -> None:
    facts, in_place = probe.facts(sounds[ending])
    assert (facts.container, facts.codec, facts.bit_depth) == EXPECTED[ending]
    assert (facts.rate, facts.channels) == (48000, 2)
    assert facts.size_bytes == sounds[ending].stat().st_size
    assert abs(facts.duration - 3.0) < 0.05
    assert facts.bitrate
    assert 10_000 < facts.bitrate < 2_000_000
    assert in_place == (ending in ("wav", "flac", "aiff"))


@pytest.mark.parametrize("ending", ["mp3", "ogg", "opus", "m4a", "mp4", "webm", "mkv"])
def test_decoding_gives_the_sound(sounds: dict[str, Path], ending: str) -> None:
    import soundfile

    expected, _ = soundfile.read(str(sounds["wav"]), dtype="float32")
    sound = np.concatenate(list(decode.blocks(sounds[ending], Job(), 10**7)))
    # aac in mp4 keeps its padding at the end; the start is exact everywhere
    assert 0 <= len(sound) - len(expected) < 2200
    inner = slice(4800, 140_000)
    error = sound[inner] - expected[inner]
    assert np.sqrt(np.mean(error**2)) < 0.03 * np.sqrt(np.mean(expected**2)) + 0.01


@pytest.mark.parametrize("ending", ["mp3", "ogg", "opus", "m4a", "mp4", "webm", "mkv"])
def test_tags_have_common_names(sounds: dict[str, Path], ending: str) -> None:
    found = tags.read(sounds[ending]).values
    assert found["title"] == "Tone"
    assert found["artist"] == "Nobody"


def test_a_decode_longer_than_allowed_is_refused(sounds: dict[str, Path]) -> None:
    with pytest.raises(MediaError, match="longer than there is room"):
        list(decode.blocks(sounds["mp3"], Job(), 1000))


@pytest.mark.parametrize(
    ("name", "body", "why"),
    [
        ("empty.wav", b"", "it is empty"),
        ("notes.mp3", b"Just some words, " * 200, "it is damaged, or no sound at all"),
        ("half.wav", b"RIFF\x24\0\0\0WAVEfmt ", "cannot be opened as sound"),
    ],
)
def test_what_is_no_sound_is_refused(tmp_path: Path, name: str, body: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    with pytest.raises(MediaError, match=why):
        probe.facts(path)


def test_missing_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MediaError, match="There is no file"):
        probe.openable(tmp_path / "none.wav")
    with pytest.raises(MediaError, match="it is a folder") as refused:
        probe.openable(tmp_path)
    assert refused.value.remedy == "Choose a file in it."


def test_a_small_flac_that_claims_the_moon_is_refused(
    sounds: dict[str, Path], tmp_path: Path
) -> None:
    data = bytearray(sounds["flac"].read_bytes()[:97])
    data[21] = data[21] & 0xF0 | 0x0F  # 36 bits of total samples, all set
    data[22:26] = b"\xff\xff\xff\xff"
    path = tmp_path / "moon.flac"
    path.write_bytes(data)
    with pytest.raises(MediaError, match="claims"):
        probe.facts(path)


def test_tags_are_bounded() -> None:
    many = [(f"name{n}" * 50, "x" * 10_000) for n in range(500)]
    found = tags.bounded([*many, ("TITLE", "a\0b\x1b[31m")], b"x" * 10, "text/html")
    assert len(found.values) <= tags.MAX_TAGS
    assert all(
        len(k) <= tags.MAX_NAME and len(v) <= tags.MAX_VALUE for k, v in found.values.items()
    )
    assert found.picture is None
    assert tags.bounded([("TITLE", "a\0b\x1b[31m")]).values == {"title": "ab[31m"}
