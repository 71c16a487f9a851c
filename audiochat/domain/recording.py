"""Recordings, their facts, their sources and their history."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from audiochat.domain.loudness import Loudness
from audiochat.domain.notes import UNWRITTEN, Chapter, Notes
from audiochat.domain.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Source:
    """Immutable samples on disk that can be read at random.

    ``kind``: original, decoded, rendered, or synthetic, which is rendered and has a machine's speech
    in it.
    """

    id: str
    path: Path
    rate: int
    channels: int
    frames: int
    kind: str


@dataclass(frozen=True, slots=True)
class MediaFacts:
    """Technical facts of a sound file; ``loudness`` is None until it has been measured.

    ``missing``: seconds that a file which was cut off lacks at its end, -1 when nobody knows how many.
    """

    container: str
    codec: str
    rate: int
    channels: int
    bit_depth: int | None
    duration: float
    bitrate: int | None  # bits per second
    size_bytes: int
    loudness: Loudness | None = None
    missing: float = 0.0


@dataclass(frozen=True, slots=True)
class Tags:
    """Tags of a file by lower-case common name (title, artist, album, date, genre, comment, ...).

    ``chapters`` are in order, as many as the format can hold.
    """

    values: dict[str, str] = field(default_factory=dict)
    picture: bytes | None = None
    picture_mime: str = ""
    chapters: tuple[Chapter, ...] = ()


@dataclass(frozen=True, slots=True)
class Findable:
    """What a recording is found by: its title, and ``words`` (its file's name, its tags).

    ``seconds``: how long it is now, as edited.
    """

    id: str
    title: str
    seconds: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """A file the person opened, with its place in the library."""

    id: str
    path: Path
    title: str
    sha256: str
    facts: MediaFacts
    tags: Tags
    revision_id: str
    created_at: datetime
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of a recording's history. The first has itself as parent and no plan.

    ``notes`` is what is written about the recording in that state.
    """

    id: str
    recording_id: str
    parent_id: str
    seq: int
    timeline: Timeline
    label: str
    plan: dict[str, Any] | None  # its steps and selection: ``services.replaying.memory``
    created_at: datetime
    notes: Notes = UNWRITTEN
