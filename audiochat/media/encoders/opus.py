"""Opus: the smallest that sounds good, speech above all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from audiochat.domain.operation import Samples
from audiochat.domain.recording import Tags
from audiochat.media.encoding import Format, Shape, through_ffmpeg
from audiochat.media.tags import write_vorbis


def encode(blocks: Iterable[Samples], shape: Shape, out: Path) -> None:
    """libopus in an Ogg, always at 48 kHz."""
    through_ffmpeg(blocks, shape, out, "ogg", "libopus")


def write_tags(path: Path, tags: Tags) -> None:
    """Vorbis comments, the picture among them."""
    from mutagen.oggopus import OggOpus

    write_vorbis(tags, OggOpus, path)


FORMAT = Format(
    "opus",
    "Opus",
    ("opus",),
    True,
    encode,
    write_tags,
    bitrates=(24_000, 32_000, 48_000, 64_000, 96_000, 128_000, 192_000, 256_000),
    default_bitrate=96_000,
    rates=(48_000,),
)
