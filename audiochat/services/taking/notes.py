"""Words of a recording that is not in the library yet: a line each, on the disk as they are settled."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from audiochat.domain.take import DRAFT
from audiochat.domain.transcript import Block, Word

ENDING = ".words"
_LONGEST_LINE = 200_000
_MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Note:
    """What was said in ``start..end`` seconds of the recording."""

    start: float
    end: float
    words: tuple[Word, ...] = ()
    language: str = ""


class Notes:
    """Written beside a recording. The file is there from the beginning on, which says that the
    recording is not in the library yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("ab", buffering=0)

    def add(self, note: Note) -> None:
        """Put a note on the disk. Raises ``OSError``."""
        words = [[w.text, w.start, w.end, w.confidence] for w in note.words]
        line = json.dumps([note.start, note.end, note.language, words])
        self._file.write(line.encode() + b"\n")
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Write no more."""
        self._file.close()


def notes_of(recording: Path) -> Path:
    """Where the notes of a recording lie."""
    return recording.with_name(recording.name + ENDING)


def blocks(path: Path, source_id: str, seconds: float) -> Iterator[Block]:
    """The notes as blocks of a source that is so long; a line that was cut off is passed over."""
    if path.stat().st_size > _MOST_BYTES:
        return
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            note = _read(line)
            if note is None or not 0 <= note.start < min(note.end, seconds):
                continue
            end = min(note.end, seconds)
            words = tuple(replace(w, end=min(w.end, end)) for w in note.words if w.start < end)
            name = uuid.uuid4().hex
            yield Block(name, source_id, note.start, end, words, note.language, DRAFT)


def _read(line: bytes) -> Note | None:
    try:
        start, end, language, words = json.loads(line)
        said = tuple(Word(str(t), float(a), float(b), float(c)) for t, a, b, c in words)
        return Note(float(start), float(end), said, str(language))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None
