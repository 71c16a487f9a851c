"""Any sound file, or the sound of a film, to float32 blocks through FFmpeg (PyAV).

Only ever run on a file nobody has met inside a child process with limits of time and memory.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.operation import Samples
from audiochat.media.wavfile import MAX_CHANNELS, MAX_RATE, MIN_RATE

BLOCK = 65_536
_MAX_BAD_PACKETS = 200
FORMATS = (
    "3gp,aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,eac3,flac,flv,m4a,matroska,mov,mp2,mp3,mp4,mpc,"
    "mpeg,mpegts,ogg,oma,opus,tta,voc,w64,wav,webm,wv"
)
"""FFmpeg's containers that hold sound themselves: no playlists, which name other files."""

_OPTIONS = {
    "protocol_whitelist": "file",
    "format_whitelist": FORMATS,
    "enable_drefs": "0",
    "max_streams": "64",
}
"""Nothing inside a file may make us open anything but the file itself."""


class Refused(MediaError):
    """The file itself is at fault, so it will be refused again."""


ELSEWHERE = "Check that it plays elsewhere, or export it again from where it came from."


def refused(path: Path, why: str, remedy: str = ELSEWHERE) -> Refused:
    """The error for a file that is no sound we can read."""
    return Refused(f"{path.name} cannot be opened as sound: {why}.", remedy)


def unusable(rate: int, channels: int) -> str:
    """Why sound of this rate and count of channels is refused."""
    if rate <= 0 or channels <= 0:
        return "it is damaged, or no sound at all"
    return f"it claims {channels} channels at {rate} Hz, which no sound has"


@contextlib.contextmanager
def opened(path: Path) -> Iterator[tuple[Any, Any]]:
    """The container and its first sound stream; ``MediaError`` when there is none."""
    import av

    try:
        container = av.open(
            str(path), mode="r", options=dict(_OPTIONS), metadata_errors="replace", timeout=30
        )
    except (av.error.FFmpegError, ValueError, OSError) as error:
        raise refused(path, _reason(error)) from error
    try:
        if not container.streams.audio:
            raise refused(path, "there is no sound in it")
        stream = container.streams.audio[0]
        rate, channels = stream.codec_context.sample_rate or 0, stream.codec_context.channels or 0
        if not (MIN_RATE <= rate <= MAX_RATE and 1 <= channels <= MAX_CHANNELS):
            raise refused(path, unusable(rate, channels))
        yield container, stream
    finally:
        container.close()


def blocks(path: Path, job: Job, limit_frames: int) -> Iterator[Samples]:
    """The sound of a file in blocks of about ``BLOCK`` frames at its own rate and channel count.

    Damaged packets are skipped while sound still comes. Nothing at all is ``Refused``; more than
    ``limit_frames`` frames is a ``MediaError``.
    """
    import av

    with opened(path) as (container, stream):
        context = stream.codec_context
        rate, channels = context.sample_rate, context.channels
        resampler = av.AudioResampler(format="flt", layout=_layout(context), rate=rate)
        total, pending, waiting = 0, list[Samples](), 0
        for frame in _frames(container, stream, path):
            job.check()
            _report(frame, container, job)
            for piece in _resampled(resampler, frame, channels):
                pending.append(piece)
                waiting += len(piece)
                total += len(piece)
            if total > limit_frames:
                raise MediaError(
                    f"{path.name} is longer than there is room for on the disk.",
                    "Free some room and try again.",
                )
            if waiting >= BLOCK:
                yield np.concatenate(pending)
                pending, waiting = [], 0
        if pending:
            yield np.concatenate(pending)
        if total == 0:
            raise refused(path, "no sound could be decoded from it")


def _layout(context: Any) -> Any:
    """The channel layout to convert to: the stream's own."""
    return context.layout


def _resampled(resampler: Any, frame: Any, channels: int) -> Iterator[Samples]:
    """Frames as float32 blocks; the last (None) flushes what the resampler holds."""
    for piece in resampler.resample(frame):
        flat = piece.to_ndarray().reshape(-1, channels).astype(np.float32)
        if not np.isfinite(flat).all():
            np.nan_to_num(flat, copy=False, nan=0.0, posinf=1.0, neginf=-1.0)
        yield flat


def _frames(container: Any, stream: Any, path: Path) -> Iterator[Any]:
    """Decoded frames, then None; bad packets are skipped up to a limit."""
    import av

    bad = 0
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except (av.error.FFmpegError, OSError) as error:
            bad += 1
            if bad > _MAX_BAD_PACKETS or isinstance(error, av.error.EOFError):
                break
            continue
        if packet is None:
            break
        try:
            yield from packet.decode()
        except av.error.EOFError:
            continue
        except (av.error.FFmpegError, ValueError) as error:
            bad += 1
            if bad > _MAX_BAD_PACKETS:
                raise refused(path, f"it is damaged ({_reason(error)})") from error
    yield None


def _report(frame: Any, container: Any, job: Job) -> None:
    """Tell how far decoding is, where the container knows its length."""
    if frame is not None and frame.time is not None and container.duration:
        job.progress(min(1.0, max(0.0, frame.time / (container.duration / 1e6))), "Reading")


def _reason(error: Exception) -> str:
    """FFmpeg's words without its numbers and paths; what it says of most files is no help to a person."""
    import av

    if isinstance(error, av.error.InvalidDataError):
        return unusable(0, 0)
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:200]
