"""Every export format keeps the sound, the length and the tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Tags
from audiochat.media import decode, encoders, tags
from audiochat.media.encoding import Format, Shape, quantised, resampled

RATE = 48000
FORMATS = {form.id: form for form in encoders.load()}
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


def cut(sound: Samples, size: int = 5000) -> Iterator[Samples]:
    for start in range(0, len(sound), size):
        yield sound[start : start + size]


def heard(path: Path) -> Samples:
    return np.concatenate(list(decode.blocks(path, Job(), 10**9)))


def test_the_formats_are_found_by_walking() -> None:
    assert list(FORMATS) == ["flac", "wav", "mp3", "ogg", "opus"]


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda f: f.id)
@pytest.mark.parametrize("channels", [1, 2])
def test_sound_length_and_tags_are_kept(
    tmp_path: Path, make_tone: Callable[..., Samples], form: Format, channels: int
) -> None:
    sound = make_tone(2.345, channels=channels)
    shape = Shape(RATE, channels, len(sound), 24, form.default_bitrate)
    path = tmp_path / f"a.{form.endings[0]}.part"
    form.encode(cut(sound), shape, path)
    given = Tags(
        {"title": "שיחה", "artist": "A", "comment": "c", "mood": "calm"}, PICTURE, "image/png"
    )
    form.write_tags(path, given)
    back = heard(path)
    assert abs(len(back) - len(sound)) <= (0 if not form.lossy else 2400)
    common = min(len(back), len(sound)) - 2000
    error = back[2000:common] - sound[2000:common]
    loud = np.sqrt(np.mean(sound**2))
    assert np.sqrt(np.mean(error**2)) < (0.05 * loud if form.lossy else 1e-6)
    found = tags.read(path)
    assert {name: found.values[name] for name in given.values} == given.values
    assert (found.picture, found.picture_mime) == (PICTURE, "image/png")


@pytest.mark.parametrize("form", [f for f in FORMATS.values() if f.lossy], ids=lambda f: f.id)
def test_a_bitrate_is_kept_to(
    tmp_path: Path, make_tone: Callable[..., Samples], form: Format
) -> None:
    noise = np.random.default_rng(0).normal(0, 0.1, (RATE * 8, 2)).astype(np.float32)
    sizes = []
    for bitrate in (64_000, 192_000):
        path = tmp_path / f"{bitrate}.{form.endings[0]}"
        form.encode(cut(noise), Shape(RATE, 2, len(noise), 16, form.bitrate_for(bitrate)), path)
        sizes.append(path.stat().st_size)
    assert sizes[0] == pytest.approx(64_000, rel=0.5)
    assert sizes[1] == pytest.approx(192_000, rel=0.5)


def test_an_ogg_longer_than_half_a_minute(tmp_path: Path) -> None:
    sound = np.random.default_rng(0).normal(0, 0.1, (RATE * 45, 2)).astype(np.float32)
    path = tmp_path / "long.ogg"
    FORMATS["ogg"].encode([sound], Shape(RATE, 2, len(sound), 16, 128_000), path)
    assert soundfile.info(str(path)).frames == len(sound)


def test_sixteen_bits_keep_what_is_on_the_grid_and_dither_what_is_not() -> None:
    grid = (np.arange(-500, 500)[:, None] / 32768).astype(np.float32)
    (out,) = quantised([grid], 16)
    np.testing.assert_array_equal(out[:, 0], np.arange(-500, 500))
    quiet = np.full((200_000, 1), 0.3 / 32768, np.float32)
    (out,) = quantised([quiet], 16)
    assert out.mean() == pytest.approx(0.3, abs=0.01)  # plain rounding would give silence
    assert set(np.unique(out)) <= {-1, 0, 1}
    mixed = np.concatenate([grid, quiet[:1000], grid])
    (out,) = quantised([mixed], 16)
    np.testing.assert_array_equal(out[:768, 0], np.arange(-500, 268))  # only the edge is touched
    np.testing.assert_array_equal(out[-700:, 0], np.arange(-200, 500))
    assert len(np.unique(out[1024:1900])) > 1
    (empty,) = quantised([np.zeros((0, 2), np.float32)], 16)
    assert empty.shape == (0, 2)
    (loud,) = quantised([np.array([[2.0], [-2.0]], np.float32)], 16)
    assert loud[:, 0].tolist() == [32767, -32768]


def test_resampling_in_blocks_keeps_length_and_pitch(make_tone: Callable[..., Samples]) -> None:
    sound = make_tone(3.0, rate=44100, channels=2)
    out = np.concatenate(list(resampled(cut(sound, 777), 44100, 48000, 2)))
    assert abs(len(out) - 3 * 48000) <= 1
    expected = make_tone(3.0, rate=48000, channels=2)
    n = min(len(out), len(expected))
    assert np.abs(out[500 : n - 500] - expected[500 : n - 500]).max() < 1e-3


def test_rates_are_possible_ones() -> None:
    assert FORMATS["opus"].rate_for(44100) == 48000
    assert FORMATS["mp3"].rate_for(96000) == 48000
    assert FORMATS["mp3"].rate_for(9000) == 11025
    assert FORMATS["wav"].rate_for(12345) == 12345
