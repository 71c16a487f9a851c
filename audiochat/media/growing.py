"""A WAV that is written while it is being recorded, and is a whole file at every moment."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np

from audiochat.domain.operation import Samples
from audiochat.media.wavfile import WavHeader, header, read_header, to_float

BITS = 24
_ENDLESS = 0xFFFFFFFF
_HEAD = len(header(48_000, 1, 0, BITS))


class GrowingWav:
    """Mono samples of 24 bits. Its head says "to the end of the file", so a kill loses nothing.

    One thread writes; others may read what has been written. ``frames`` counts what is in the file;
    ``grown`` is set whenever that grows, for a reader to wait for. Every method may raise ``OSError``;
    what was written before stays.
    """

    def __init__(self, path: Path, rate: int) -> None:
        self.path, self.rate = path, rate
        self.frames = 0
        self.grown = threading.Event()
        self._file = path.open("xb", buffering=0)
        start = bytearray(header(rate, 1, 0, BITS))
        start[4:8] = start[-4:] = _ENDLESS.to_bytes(4, "little")
        self._put(bytes(start))

    def _put(self, data: bytes | memoryview) -> None:
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]

    def append(self, sound: Samples) -> None:
        """Write mono samples of shape (frames,)."""
        self._put(to_bytes(sound))
        self.frames += len(sound)
        self.grown.set()

    def sync(self) -> None:
        """Wait until the disk has everything."""
        os.fsync(self._file.fileno())

    def finish(self) -> int:
        """Make it an ordinary file of the length that it has; gives that in frames."""
        self._file.close()
        return complete(self.path)


def complete(path: Path) -> int:
    """Write the true length into the head of a file that grew; gives it in frames.

    Half a frame at the end, or one that no longer fitted on the disk, is cut off. A file that is too
    short to have a head has no frames.
    """
    found = read_header(path)
    if found is None:
        return 0
    size = found.frame_bytes
    with path.open("r+b") as file:
        frames = (os.fstat(file.fileno()).st_size - found.offset) // size
        file.truncate(found.offset + frames * size)
        if frames * size & 1:
            file.seek(0, os.SEEK_END)
            file.write(b"\0")
        file.seek(0)
        file.write(header(found.rate, found.channels, frames, found.bits))
        file.flush()
        os.fsync(file.fileno())
    return frames


class Follower:
    """Reads behind somebody who writes a growing file; for one thread."""

    def __init__(self, wav: GrowingWav) -> None:
        self._wav = wav
        self._file = wav.path.open("rb", buffering=0)
        self._header = WavHeader(wav.rate, 1, BITS, False, _HEAD, 0)
        self.frames = 0

    @property
    def behind(self) -> float:
        """Seconds that are written and not read."""
        return (self._wav.frames - self.frames) / self._wav.rate

    def read(self, seconds: float) -> Samples:
        """At most so many seconds of what follows, shape (frames,); nothing when all is read."""
        frames = min(self._wav.frames - self.frames, round(seconds * self._wav.rate))
        size = self._header.frame_bytes
        self._file.seek(_HEAD + self.frames * size)
        raw = self._file.read(frames * size)
        whole = len(raw) // size
        self.frames += whole
        return to_float(raw[: whole * size], self._header)[:, 0].astype(np.float32)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


def to_bytes(sound: Samples) -> bytes:
    """Samples from -1 to 1 as integers of 24 bits, little end first."""
    top = 2 ** (BITS - 1)
    wide = np.clip(np.rint(np.asarray(sound, np.float64) * top), -top, top - 1).astype("<i4")
    return bytes(wide.view(np.uint8).reshape(-1, 4)[:, :3].tobytes())
