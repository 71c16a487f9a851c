"""What an export format is, and the two ways in which blocks become a file."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.operation import Samples
from audiochat.domain.recording import Tags

BLOCK = 16_384
"""Frames given to a library at a time: libsndfile 1.2.2 kills the process on a long Ogg in one call."""

_DITHERED = 256
"""Frames of 16 bits that are dithered together: gained sound has some on the grid by chance."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is to be written: rate in Hz, channels, length in frames, bits a sample, bits a second.

    ``bits`` is 16, 24 or 32 (float) and means nothing to lossy formats; ``bitrate`` only to them.
    """

    rate: int
    channels: int
    frames: int
    bits: int = 16
    bitrate: int | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to. ``audiochat/media/encoders/NAME.py`` holds one as ``FORMAT``.

    ``endings`` without dot, the usual one first; ``bitrates`` in bits per second, empty when there is
    nothing to choose; ``rates`` the only ones possible (Hz), empty for any. ``encode`` gets blocks of
    (frames, channels) and writes them; ``write_tags`` puts tags into the finished file.
    """

    id: str
    title: str
    endings: tuple[str, ...]
    lossy: bool
    encode: Callable[[Iterable[Samples], Shape, Path], None]
    write_tags: Callable[[Path, Tags], None]
    bitrates: tuple[int, ...] = ()
    default_bitrate: int | None = None
    rates: tuple[int, ...] = ()
    max_channels: int = 8

    def rate_for(self, rate: int) -> int:
        """The rate to write a recording of ``rate`` Hz at: its own, or the next higher possible."""
        if not self.rates or rate in self.rates:
            return rate
        return min((r for r in self.rates if r > rate), default=max(self.rates))

    def bitrate_for(self, wanted: int | None) -> int | None:
        """The bitrate nearest to the one wanted, or the usual one."""
        if not self.bitrates:
            return None
        if wanted is None:
            return self.default_bitrate
        return min(self.bitrates, key=lambda b: abs(b - wanted))


def through_libsndfile(
    blocks: Iterable[Samples], shape: Shape, out: Path, container: str, subtype: str, **options: Any
) -> None:
    """Write blocks with libsndfile. Raises ``OSError`` when the disk does not take them."""
    import soundfile

    try:
        with soundfile.SoundFile(
            str(out), "w", shape.rate, shape.channels, subtype, format=container, **options
        ) as file:
            for block in blocks:
                for start in range(0, len(block), BLOCK):
                    file.write(block[start : start + BLOCK])
    except (soundfile.LibsndfileError, AssertionError) as error:
        # a short write is an assertion in soundfile
        raise OSError(errno.EIO, str(error) or "the disk is full") from error


def quantised(blocks: Iterable[Samples], bits: int) -> Iterator[Any]:
    """Samples for a file of ``bits`` bits, never past full scale.

    For 16 bits they are rounded with triangular dither of two steps (TPDF), so that quiet sound
    fades into noise and not into distortion. Stretches of ``_DITHERED`` frames that lie on the 16-bit
    grid already are left to the bit: of a 16-bit file only what an edit changed is written otherwise.
    """
    noise = np.random.default_rng(16)
    for block in blocks:
        if bits == 32:
            yield block
        elif bits == 24:
            yield np.clip(block, -1.0, 1.0 - 2.0**-23)
        else:
            scaled = block.astype(np.float64) * 32768
            rounded = np.rint(scaled)
            off = _near(np.any(scaled != rounded, axis=1))
            if off.any():
                dither = noise.random(block.shape) - noise.random(block.shape)
                rounded[off] = np.rint(scaled + dither)[off]
            yield np.clip(rounded, -32768, 32767).astype(np.int16)


def _near(frames: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The frames that share a stretch of ``_DITHERED`` frames with one of these."""
    if not len(frames):
        return frames
    stretches = np.logical_or.reduceat(frames, np.arange(0, len(frames), _DITHERED))
    return np.repeat(stretches, _DITHERED)[: len(frames)]


def through_ffmpeg(
    blocks: Iterable[Samples], shape: Shape, out: Path, container: str, codec: str
) -> None:
    """Write blocks with FFmpeg at ``shape.bitrate``. Raises ``OSError`` when the disk does not take them."""
    import av

    layouts = {1: "mono", 2: "stereo", 3: "3.0", 4: "quad", 5: "5.0", 6: "5.1", 7: "6.1", 8: "7.1"}
    layout = layouts[shape.channels]
    try:
        with av.open(str(out), "w", format=container) as file:
            stream: Any = file.add_stream(codec, rate=shape.rate)
            stream.codec_context.layout = layout
            stream.bit_rate = shape.bitrate
            stream.codec_context.open()
            fitted = av.AudioResampler(
                format=stream.codec_context.format,
                layout=layout,
                rate=shape.rate,
                frame_size=stream.codec_context.frame_size or None,
            )
            for frame in _frames(blocks, shape, layout):
                for piece in fitted.resample(frame):
                    file.mux(stream.encode(piece))
            file.mux(stream.encode(None))
    except av.error.FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error


def _frames(blocks: Iterable[Samples], shape: Shape, layout: str) -> Iterator[Any]:
    """FFmpeg's frames, then None to flush."""
    import av

    at = 0
    for block in blocks:
        flat = np.ascontiguousarray(block, np.float32).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(flat, format="flt", layout=layout)
        frame.sample_rate, frame.pts = shape.rate, at
        at += len(block)
        yield frame
    yield None


def resampled(
    blocks: Iterable[Samples], rate: int, target: int, channels: int
) -> Iterator[Samples]:
    """Blocks at another rate, through soxr's best stream, of ``ceil(frames * target / rate)`` frames."""
    import soxr

    stream = soxr.ResampleStream(rate, target, channels, dtype="float32", quality="VHQ")
    for block in blocks:
        made = stream.resample_chunk(np.ascontiguousarray(block))
        if len(made):
            yield made
    tail = stream.resample_chunk(np.zeros((0, channels), np.float32), last=True)
    if len(tail):
        yield tail
