"""Plain WAV files read and written by our own code: a bounded header check, then frames at random.

The commonest recording of all needs no decoder, so it needs no child process either: the header is
checked against the file's real size before anything is allocated, and samples are then bytes at known
places. RIFF, RF64 and BW64 with integer PCM (8 to 32 bits) or float samples are understood.
"""

from __future__ import annotations

import contextlib
import os
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.errors import MediaError
from audiochat.domain.operation import Samples

MIN_RATE, MAX_RATE = 1_000, 768_000
MAX_CHANNELS = 32
_MAX_CHUNKS = 1_000
_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_STREAMED = 0x7FFF_0000  # who writes into a pipe states a length near the greatest there is
_JUNK_BYTES = 28  # room for a ds64 chunk, should the file pass 4 GiB


@dataclass(frozen=True, slots=True)
class WavHeader:
    """Where the samples of a plain WAV lie. ``chunks``: name to (offset, size) of the other chunks."""

    rate: int
    channels: int
    bits: int
    is_float: bool
    offset: int
    frames: int
    chunks: dict[bytes, tuple[int, int]] = field(default_factory=dict)
    missing: int = 0  # frames that it says it has and has not

    @property
    def frame_bytes(self) -> int:
        """Bytes of one frame of all channels."""
        return self.channels * self.bits // 8


def read_header(path: Path) -> WavHeader | None:
    """The header of a WAV we can read ourselves, or None for anything else (also other codecs).

    Sizes are never believed: the data is what is really there. Raises ``OSError`` for a file that
    cannot be read.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(12)
        if len(head) < 12 or head[:4] not in (b"RIFF", b"RF64", b"BW64") or head[8:] != b"WAVE":
            return None
        return _walk(file, size)


def _walk(file: BinaryIO, size: int) -> WavHeader | None:
    """Walk the chunks until the file ends, noting format and data."""
    at, big = 12, 0
    fmt: tuple[int, int, int, int] | None = None
    data: tuple[int, int] | None = None
    lacks = 0
    chunks: dict[bytes, tuple[int, int]] = {}
    for _ in range(_MAX_CHUNKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            break
        name, length = head[:4], int.from_bytes(head[4:], "little")
        body = at + 8
        if name == b"ds64" and length >= 16:
            big = int.from_bytes(file.read(16)[8:16], "little")
        elif name == b"fmt " and fmt is None:
            fmt = _format(file.read(min(length, 40)))
        elif name == b"data" and data is None:
            length = big if length == 0xFFFFFFFF and big else length
            data = (body, min(length, size - body))
            lacks = length - data[1] if length < _STREAMED else 0
        else:
            chunks.setdefault(name, (body, max(0, min(length, size - body))))
        at = body + length + (length & 1)
        if at >= size:
            break
    if fmt is None or data is None:
        return None
    code, channels, rate, bits = fmt
    frame = channels * bits // 8
    frames, lacks = data[1] // frame, lacks // frame
    return WavHeader(rate, channels, bits, code == _FLOAT, data[0], frames, chunks, lacks)


def _format(body: bytes) -> tuple[int, int, int, int] | None:
    """Code, channels, rate and bits of a format chunk we can read, else None."""
    if len(body) < 16:
        return None
    code, channels, rate, _, align, bits = struct.unpack_from("<HHIIHH", body)
    if code == _EXTENSIBLE and len(body) >= 26:
        code = struct.unpack_from("<H", body, 24)[0]
    sound = (code == _PCM and bits in (8, 16, 24, 32)) or (code == _FLOAT and bits in (32, 64))
    if not sound or align != channels * bits // 8:
        return None
    if not (1 <= channels <= MAX_CHANNELS and MIN_RATE <= rate <= MAX_RATE):
        return None
    return code, channels, rate, bits


def to_float(raw: bytes | memoryview, header: WavHeader) -> Samples:
    """Raw frames as float32, shape (frames, channels)."""
    if header.is_float:
        kind = "<f4" if header.bits == 32 else "<f8"
        flat = np.frombuffer(raw, kind).astype(np.float32)
        np.nan_to_num(flat, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)
    elif header.bits == 8:
        flat = (np.frombuffer(raw, np.uint8).astype(np.float32) - 128) / np.float32(128)
    elif header.bits == 16:
        flat = np.frombuffer(raw, "<i2") * np.float32(1 / 32768)
    elif header.bits == 24:
        wide = np.zeros((len(raw) // 3, 4), np.uint8)
        wide[:, 1:] = np.frombuffer(raw, np.uint8).reshape(-1, 3)
        flat = wide.view("<i4")[:, 0] * np.float32(2.0**-31)
    else:
        flat = np.frombuffer(raw, "<i4") * np.float32(2.0**-31)
    return cast("NDArray[np.float32]", flat.reshape(-1, header.channels))


class WavFile:
    """An open plain WAV: ``read(start, frames)`` gives what is there. Not thread-safe by itself."""

    def __init__(self, path: Path, header: WavHeader) -> None:
        self.header = header
        self.rate, self.channels = header.rate, header.channels
        self._file = path.open("rb", buffering=0)

    def read(self, start: int, frames: int) -> Samples:
        """Frames ``[start, start + frames)``, which lie inside; fewer where the file was cut short."""
        self._file.seek(self.header.offset + start * self.header.frame_bytes)
        raw = self._file.read(frames * self.header.frame_bytes)
        whole = len(raw) - len(raw) % self.header.frame_bytes
        return to_float(memoryview(raw)[:whole], self.header)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


class SourceWriter:
    """Writes blocks as a float32 WAV (RF64 past 4 GiB) beside ``path`` and renames it at the end.

    Use as a context manager: leaving it normally finishes the file, leaving it by an exception
    removes every trace. A full disk or unwritable folder is a ``MediaError``.
    """

    def __init__(self, path: Path, rate: int, channels: int) -> None:
        self.path, self.rate, self.channels = path, rate, channels
        self.frames = 0
        self._part = path.with_name(path.name + ".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = self._part.open("wb")
            self._file.write(header(rate, channels, 0))
        except OSError as error:
            raise _unwritable(path, error) from error

    def write(self, block: Samples) -> None:
        """Append frames of shape (frames, channels)."""
        if block.ndim != 2 or block.shape[1] != self.channels:
            raise ValueError(f"a block of shape {block.shape} for {self.channels} channels")
        try:
            self._file.write(np.ascontiguousarray(block, "<f4").data)
        except OSError as error:
            self.discard()
            raise _unwritable(self.path, error) from error
        self.frames += len(block)

    def finish(self) -> int:
        """Complete the file under its own name and return its length in frames."""
        try:
            self._file.seek(0)
            self._file.write(header(self.rate, self.channels, self.frames))
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._part.replace(self.path)
        except OSError as error:
            self.discard()
            raise _unwritable(self.path, error) from error
        return self.frames

    def discard(self) -> None:
        """Leave nothing behind."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)

    def __enter__(self) -> SourceWriter:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None:
            self.discard()
        elif not self._file.closed:
            self.finish()


def header(rate: int, channels: int, frames: int, bits: int = 32) -> bytes:
    """The bytes in front of samples, always equally many: float32, or integers of 16 or 24 ``bits``."""
    align = channels * bits // 8
    size = frames * align
    code = _FLOAT if bits == 32 else _PCM
    fmt = struct.pack("<4sIHHIIHH", b"fmt ", 16, code, channels, rate, rate * align, align, bits)
    whole = 4 + 8 + _JUNK_BYTES + len(fmt) + 8 + size + (size & 1)
    if whole <= 0xFFFFFFFF:
        junk = struct.pack("<4sI28x", b"JUNK", _JUNK_BYTES)
        lead = struct.pack("<4sI4s", b"RIFF", whole, b"WAVE")
        return lead + junk + fmt + struct.pack("<4sI", b"data", size)
    ds64 = struct.pack("<4sIQQQI", b"ds64", _JUNK_BYTES, whole, size, frames, 0)
    lead = struct.pack("<4sI4s", b"RF64", 0xFFFFFFFF, b"WAVE")
    return lead + ds64 + fmt + struct.pack("<4sI", b"data", 0xFFFFFFFF)


def _unwritable(path: Path, error: OSError) -> MediaError:
    """An error a person can act on for a file that could not be written."""
    return MediaError(
        f"The program could not write {path}: {error.strerror or error}.",
        "Free some room on the disk, or check that the folder may be written to, and try again.",
    )
