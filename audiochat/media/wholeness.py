"""Whether a sound file ends before its own end: what it says of its length against what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

UNKNOWN = -1.0
"""Seconds missing of a file whose end is missing, nobody knows how much of it."""

_LEAST, _SHARE = 0.25, 0.01
"""Less than so many seconds, or than this share, is rounding, padding or an encoder's delay."""

_TAIL = 65_536 + 512  # an Ogg page takes at most 65,307 bytes
_LAST_PAGE = 4


def missing(path: Path, container: str, codec: str, promised: float, there: float) -> float:
    """Seconds that a file lacks at its end; 0 for a whole one, ``UNKNOWN`` where it does not tell.

    ``promised``: seconds by the decoder, ``there``: seconds that were read. Only what a format states
    exactly is believed: frames of FLAC and of an MP3's Xing or VBRI header, the length of MP4's track,
    the mark of an Ogg stream's last page (RFC 3533, section 6). Raises ``OSError``.
    """
    if container == "ogg":
        return 0.0 if _has_last_page(path) else UNKNOWN
    if codec == "mp3" and container == "mp3":
        return _short(_mp3_seconds(path), there)
    return _short(promised, there) if codec == "flac" or container == "mp4" else 0.0


def _short(promised: float, there: float) -> float:
    lacks = promised - there
    return lacks if lacks > max(_LEAST, _SHARE * promised) else 0.0


def _mp3_seconds(path: Path) -> float:
    """The length that the header of a variable or constant rate MP3 states, 0 without one."""
    from mutagen import MutagenError
    from mutagen.mp3 import MP3, BitrateMode

    try:
        info: Any = MP3(path).info  # type: ignore[no-untyped-call]
    except (MutagenError, ValueError, OverflowError, ArithmeticError):
        return 0.0
    return 0.0 if info.bitrate_mode is BitrateMode.UNKNOWN else float(info.length)


def _has_last_page(path: Path) -> bool:
    """Whether the last page of an Ogg file is whole and marked as the last of its stream."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read(_TAIL)
    at = tail.rfind(b"OggS")
    if at < 0 or len(tail) < at + 27:
        return False
    lacing = tail[at + 27 : at + 27 + tail[at + 26]]
    whole = len(lacing) == tail[at + 26] and at + 27 + len(lacing) + sum(lacing) <= len(tail)
    return whole and bool(tail[at + 5] & _LAST_PAGE)
