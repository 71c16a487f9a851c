"""MP3: small, played by everything."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from audiochat.domain.operation import Samples
from audiochat.domain.recording import Tags
from audiochat.media.encoding import Format, Shape, through_ffmpeg
from audiochat.media.tags import write_id3


def encode(blocks: Iterable[Samples], shape: Shape, out: Path) -> None:
    """LAME at a constant bitrate, its delay noted so that players leave it out."""
    through_ffmpeg(blocks, shape, out, "mp3", "libmp3lame")


def write_tags(path: Path, tags: Tags) -> None:
    """ID3 at the start of the file."""
    from mutagen.mp3 import MP3

    write_id3(tags, MP3, path)


FORMAT = Format(
    "mp3",
    "MP3",
    ("mp3",),
    True,
    encode,
    write_tags,
    bitrates=(64_000, 96_000, 128_000, 160_000, 192_000, 256_000, 320_000),
    default_bitrate=192_000,
    rates=(8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000),
    max_channels=2,
)
