"""A recording's tags and technical facts as lines of plain words. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audiochat.domain.editing import Measures
from audiochat.domain.errors import UserError
from audiochat.domain.loudness import Loudness
from audiochat.domain.recording import MediaFacts, Recording, Tags
from audiochat.ui.shown_path import shown_path
from audiochat.ui.studio.clock import stamp
from audiochat.ui.studio.levels import level

if TYPE_CHECKING:
    from audiochat.services.library import Library

Row = tuple[str, str]
"""A name and a value."""

_CHANNELS = {1: "mono", 2: "stereo"}
_LONGEST = 2000


def size_text(size: int) -> str:
    """Bytes as people count them: ``9.2 MB``."""
    value, unit = float(size), "B"
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if value < 1000 or unit == "TB":
            break
        value /= 1000
    return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"


def rate_text(rate: int) -> str:
    """``48 kHz``, ``44.1 kHz``."""
    return f"{rate / 1000:g} kHz"


def channels_text(channels: int) -> str:
    """``mono``, ``stereo``, ``6 channels``."""
    return _CHANNELS.get(channels, f"{channels} channels")


def name_and_length(library: Library, recording_id: str) -> tuple[str, float]:
    """What a recording of the library is called, and its length in seconds (0: it has gone)."""
    try:
        known = library.get(recording_id)
    except UserError:
        return "a recording", 0.0
    return known.title, known.facts.duration


def format_line(facts: MediaFacts) -> str:
    """``48 kHz, stereo, 24 bit`` for the status line."""
    parts = [rate_text(facts.rate), channels_text(facts.channels)]
    if facts.bit_depth:
        parts.append(f"{facts.bit_depth} bit")
    return ", ".join(parts)


def file_rows(recording: Recording) -> list[Row]:
    """What the file is."""
    facts = recording.facts
    rows = [
        ("Name", recording.path.name),
        ("Folder", shown_path(recording.path.parent)),
        ("Format", facts.container),
        ("Codec", facts.codec),
        ("Sample rate", rate_text(facts.rate)),
        ("Channels", channels_text(facts.channels)),
    ]
    if facts.bit_depth:
        rows.append(("Bit depth", f"{facts.bit_depth} bit"))
    rows.append(("Length", stamp(facts.duration, 3)))
    if facts.missing:
        cut = stamp(facts.missing, 3) if facts.missing > 0 else "nobody knows how much"
        rows.append(("Missing at its end", cut))
    if facts.bitrate:
        rows.append(("Bitrate", f"{round(facts.bitrate / 1000)} kb/s"))
    rows.append(("Size", size_text(facts.size_bytes)))
    return rows


def level_rows(loudness: Loudness) -> list[Row]:
    """How loud it is."""
    return [
        ("Loudness", f"{level(loudness.integrated)} LUFS"),
        ("True peak", f"{level(loudness.true_peak)} dBTP"),
        ("Peak", f"{level(loudness.peak)} dB"),
        ("RMS", f"{level(loudness.rms)} dB"),
    ]


def tag_rows(tags: Tags) -> list[Row]:
    """What the file says of itself, each value bounded."""
    return [(name.capitalize(), value[:_LONGEST]) for name, value in tags.values.items() if value]


def edited_rows(measures: Measures, edited: bool) -> list[Row]:
    """The recording as it is now; its length too when edits may have changed it."""
    rows = [("Length", stamp(measures.seconds, 3))] if edited else []
    return rows + (level_rows(measures.loudness) if measures.loudness is not None else [])


def as_text(sections: list[tuple[str, list[Row]]]) -> str:
    """Everything as plain text, to be copied."""
    blocks = [
        "\n".join([title, *(f"{name}: {value}" for name, value in rows)])
        for title, rows in sections
    ]
    return "\n\n".join(blocks)
