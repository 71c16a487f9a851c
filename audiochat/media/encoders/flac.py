"""FLAC: smaller, and still every sample."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from audiochat.domain.operation import Samples
from audiochat.domain.recording import Tags
from audiochat.media.encoding import Format, Shape, quantised, through_libsndfile
from audiochat.media.tags import write_vorbis


def encode(blocks: Iterable[Samples], shape: Shape, out: Path) -> None:
    """16 bits (dithered), or 24 bits for anything finer."""
    bits = 16 if shape.bits == 16 else 24
    through_libsndfile(quantised(blocks, bits), shape, out, "FLAC", f"PCM_{bits}")


def write_tags(path: Path, tags: Tags) -> None:
    """Vorbis comments and a picture block."""
    from mutagen.flac import FLAC

    write_vorbis(tags, FLAC, path)


FORMAT = Format("flac", "FLAC", ("flac",), False, encode, write_tags)
