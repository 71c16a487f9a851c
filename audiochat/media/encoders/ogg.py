"""Ogg Vorbis: small and free."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from audiochat.domain.operation import Samples
from audiochat.domain.recording import Tags
from audiochat.media.encoding import Format, Shape, through_libsndfile
from audiochat.media.tags import write_vorbis

_QUALITY = {64_000: 0, 96_000: 2, 128_000: 4, 160_000: 5, 192_000: 6, 256_000: 8, 320_000: 9}
"""Vorbis has no bitrates but qualities from 0 to 10; these are their usual sizes for stereo."""


def encode(blocks: Iterable[Samples], shape: Shape, out: Path) -> None:
    """The quality whose usual size is the bitrate asked for."""
    rates, qualities = list(_QUALITY), list(_QUALITY.values())
    quality = float(np.interp(shape.bitrate or 128_000, rates, qualities))
    through_libsndfile(blocks, shape, out, "OGG", "VORBIS", compression_level=1 - quality / 10)


def write_tags(path: Path, tags: Tags) -> None:
    """Vorbis comments, the picture among them."""
    from mutagen.oggvorbis import OggVorbis

    write_vorbis(tags, OggVorbis, path)


FORMAT = Format(
    "ogg",
    "Ogg Vorbis",
    ("ogg", "oga"),
    True,
    encode,
    write_tags,
    bitrates=tuple(_QUALITY),
    default_bitrate=160_000,
    rates=(8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 88200, 96000, 192000),
)
