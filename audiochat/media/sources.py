"""Sources: immutable samples on disk, opened for reading at random from any thread."""

from __future__ import annotations

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np

from audiochat.domain.errors import MediaError
from audiochat.domain.operation import Samples
from audiochat.domain.recording import Source
from audiochat.media.wavfile import SourceWriter, WavFile, read_header

__all__ = [
    "IN_PLACE",
    "SourcePool",
    "SourceReader",
    "SourceWriter",
    "fingerprint",
    "open_samples",
    "original_id",
    "seeks_exactly",
]

IN_PLACE = {"FLAC", "AIFF", "W64", "CAF", "AU"}
"""Containers in which libsndfile seeks to the exact frame, besides the WAV we read ourselves."""

_EXACT = {"PCM_S8", "PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW"}
_SLICE, _SLICES, _EDGE = 16_384, 64, 262_144
WHOLE = 64 * 1024 * 1024
"""Up to this size in bytes a fingerprint is the SHA-256 of the whole file."""


def fingerprint(path: Path) -> str:
    """What a file's content is known by: the SHA-256 up to 64 MiB, beyond that a sampled one.

    The sampled one (size, both ends, slices between, marked ``s``) takes milliseconds where the whole
    would keep the waveform of an hour waiting, and every rewrite by an audio or tag editor changes it.
    ``services.library`` settles doubts with the whole file. Raises ``OSError``.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        if size <= WHOLE:
            return hashlib.file_digest(file, "sha256").hexdigest()
        digest = hashlib.sha256(str(size).encode())
        digest.update(file.read(_EDGE))
        for number in range(_SLICES):
            file.seek(size * (number + 1) // (_SLICES + 1))
            digest.update(file.read(_SLICE))
        file.seek(size - _EDGE)
        digest.update(file.read(_EDGE))
    return "s" + digest.hexdigest()[1:]


def original_id(mark: str) -> str:
    """The id of the source that is a file itself; what follows a ``~`` tells twins apart."""
    return f"original-{mark}"


def seeks_exactly(container: str, subtype: str) -> bool:
    """Whether a file of this libsndfile format and subtype can be read in place."""
    return container in IN_PLACE and subtype in _EXACT


class Samplewise(Protocol):
    """An open file of samples; for one thread at a time."""

    @property
    def rate(self) -> int:
        """Frames per second."""

    @property
    def channels(self) -> int:
        """Number of channels."""

    def read(self, start: int, frames: int) -> Samples:
        """Frames that lie inside the file; fewer where it was cut short."""

    def close(self) -> None:
        """Give the file back."""


class _SndFile:
    """A file read through libsndfile."""

    def __init__(self, path: Path) -> None:
        import soundfile

        self._file: Any = soundfile.SoundFile(str(path))
        self.rate: int = self._file.samplerate
        self.channels: int = self._file.channels
        self._floats = self._file.subtype in ("FLOAT", "DOUBLE")

    def read(self, start: int, frames: int) -> Samples:
        if self._file.tell() != start:
            self._file.seek(start)
        sound = cast(Samples, self._file.read(frames, dtype="float32", always_2d=True))
        if self._floats:
            np.nan_to_num(sound, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)
        return sound

    def close(self) -> None:
        self._file.close()


def open_samples(path: Path) -> Samplewise:
    """Open a file that can be read in place. Raises ``OSError`` or libsndfile's error."""
    header = read_header(path)
    return WavFile(path, header) if header is not None else _SndFile(path)


class SourceReader:
    """A source open for reading; every method may be called from any thread.

    The file is opened at the first read and can ``rest`` (be closed) in between. An original that
    changed or vanished since it was imported is a ``MediaError`` that says so.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self._lock = threading.Lock()
        self._handle: Samplewise | None = None
        self._seen: tuple[int, int] | None = None
        self._looked = 0.0

    @property
    def rate(self) -> int:
        """Frames per second."""
        return self.source.rate

    @property
    def channels(self) -> int:
        """Number of channels."""
        return self.source.channels

    @property
    def frames(self) -> int:
        """Length in frames."""
        return self.source.frames

    def read(self, start: int, frames: int) -> Samples:
        """Exactly ``frames`` frames from ``start`` (may be negative), zero outside the source."""
        first, last = max(0, start), min(self.frames, start + frames)
        if first >= last:
            return np.zeros((frames, self.channels), np.float32)
        with self._lock:
            inside = self._inside(first, last - first)
        if len(inside) == frames:
            return inside
        out = np.zeros((frames, self.channels), np.float32)
        out[first - start : first - start + len(inside)] = inside
        return out

    def rest(self) -> None:
        """Close the file until the next read."""
        with self._lock:
            self._close()

    close = rest

    def _inside(self, start: int, frames: int) -> Samples:
        """Read frames that lie inside the source, with the lock held."""
        import soundfile

        try:
            if time.monotonic() - self._looked > 1.0:
                self._look()
            if self._handle is None:
                self._handle = self._open()
            return self._handle.read(start, frames)
        except FileNotFoundError as error:
            raise self._gone("is no longer there") from error
        except (OSError, RuntimeError, soundfile.LibsndfileError) as error:
            raise self._gone(f"cannot be read ({error})") from error

    def _look(self) -> None:
        """See whether the file is still the one that was imported; at most once a second."""
        try:
            stat = self.source.path.stat()
        except FileNotFoundError:
            if self._handle is None:
                raise
            return  # deleted or moved while open: what is open stays readable
        seen = (stat.st_size, stat.st_mtime_ns)
        if seen != self._seen and self.source.kind == "original":
            expected = self.source.id.removeprefix("original-").split("~")[0]
            if fingerprint(self.source.path) != expected:
                self._close()
                raise self._gone("has changed since it was opened")
        if seen != self._seen:
            self._close()
        self._seen, self._looked = seen, time.monotonic()

    def _open(self) -> Samplewise:
        handle = open_samples(self.source.path)
        if (handle.rate, handle.channels) != (self.rate, self.channels):
            handle.close()
            raise self._gone("has changed since it was opened")
        return handle

    def _close(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None

    def _gone(self, what: str) -> MediaError:
        if self.source.kind == "original":
            remedy = "Put the file back as it was, or open it again as a new recording."
            return MediaError(f"The original file {self.source.path} {what}.", remedy)
        remedy = "Undo the step that made it, or open the original file again."
        return MediaError(f"A working file of the program, {self.source.path}, {what}.", remedy)


class SourcePool:
    """Readers by source id, with at most ``limit`` files open at a time; thread-safe.

    ``resolve`` turns a source id into its ``Source`` (the store's ``sources.get``). A reader handed
    out stays usable for as long as the pool is open: the least recently used ones only rest.
    """

    def __init__(self, resolve: Callable[[str], Source], limit: int = 16) -> None:
        self._resolve, self._limit = resolve, limit
        self._lock = threading.Lock()
        self._readers: OrderedDict[str, SourceReader] = OrderedDict()

    def reader(self, source_id: str) -> SourceReader:
        """The reader of a source; raises ``NotFound`` for an id nobody knows."""
        with self._lock:
            reader = self._readers.get(source_id)
        if reader is None:
            made = SourceReader(self._resolve(source_id))
            with self._lock:
                reader = self._readers.setdefault(source_id, made)
        with self._lock:
            self._readers.move_to_end(source_id)
            tired = list(self._readers.values())[: -self._limit]
        for other in tired:
            other.rest()
        return reader

    def forget(self, source_id: str) -> None:
        """Drop the reader of a source (its file moved or went)."""
        with self._lock:
            reader = self._readers.pop(source_id, None)
        if reader is not None:
            reader.rest()

    def close(self) -> None:
        """Close every file; readers handed out may still be used and then reopen."""
        with self._lock:
            readers = list(self._readers.values())
            self._readers.clear()
        for reader in readers:
            reader.rest()
