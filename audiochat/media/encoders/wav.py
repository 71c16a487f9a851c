"""WAV: plain samples, read by everything."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from audiochat.domain.operation import Samples
from audiochat.domain.recording import Tags
from audiochat.media.encoding import Format, Shape, quantised, through_libsndfile
from audiochat.media.tags import write_id3

_LARGEST = 4_000_000_000  # bytes; beyond this it is an RF64


def encode(blocks: Iterable[Samples], shape: Shape, out: Path) -> None:
    """16 bits (dithered), 24 bits, or 32-bit float."""
    size = shape.frames * shape.channels * shape.bits // 8
    container = "RF64" if size > _LARGEST else "WAV"
    subtype = {16: "PCM_16", 24: "PCM_24", 32: "FLOAT"}[shape.bits]
    through_libsndfile(quantised(blocks, shape.bits), shape, out, container, subtype)


def write_tags(path: Path, tags: Tags) -> None:
    """An ID3 chunk; an RF64 gets none, since no library writes them."""
    from mutagen.wave import WAVE

    with path.open("rb") as file:
        plain = file.read(4) == b"RIFF"
    if plain:
        write_id3(tags, WAVE, path)


FORMAT = Format("wav", "WAV", ("wav", "wave"), False, encode, write_tags, max_channels=32)
