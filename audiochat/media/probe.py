"""Technical facts of a sound file, without believing what it declares."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from audiochat.domain import file_names
from audiochat.domain.errors import MediaError
from audiochat.domain.recording import MediaFacts
from audiochat.media import decode
from audiochat.media.sources import IN_PLACE, seeks_exactly
from audiochat.media.wavfile import MAX_CHANNELS, MAX_RATE, MIN_RATE, WavHeader, read_header
from audiochat.media.wholeness import missing

_BITS = {
    "PCM_S8": 8,
    "PCM_U8": 8,
    "PCM_16": 16,
    "PCM_24": 24,
    "PCM_32": 32,
    "FLOAT": 32,
    "DOUBLE": 64,
    "ULAW": 8,
    "ALAW": 8,
}
_NAMES = {
    "mov,mp4,m4a,3gp,3g2,mj2": "mp4",
    "matroska,webm": "matroska",
    "mp3float": "mp3",
    "libopus": "opus",
}
_BEST_PACKING = 8_192
"""A FLAC of silence packs about 65,535 frames into ten bytes; nothing honest packs tighter."""


def openable(path: Path) -> int:
    """The size in bytes of a file that may be opened; ``MediaError`` for what cannot be sound."""
    file_names.check_to_read(path)
    try:
        if path.is_dir():
            raise decode.refused(path, "it is a folder", "Choose a file in it.")
        size = path.stat().st_size
        if not path.is_file():
            raise decode.refused(path, "it is not a file")
        with path.open("rb") as file:
            file.read(1)
    except FileNotFoundError as error:
        raise MediaError(f"There is no file {path}.", "Check the name and the folder.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise MediaError(f"{path} cannot be read: {reason}.", "Check its permissions.") from error
    if size == 0:
        raise decode.refused(path, "it is empty")
    return size


def wav_facts(path: Path) -> tuple[MediaFacts, WavHeader] | None:
    """Facts of a plain WAV from our own header check (no decoder runs), None for other files."""
    size = openable(path)
    header = read_header(path)
    if header is None:
        return None
    if header.frames == 0:
        raise decode.refused(path, "there is no sound in it")
    codec = f"pcm_{'f' if header.is_float else 'u' if header.bits == 8 else 's'}{header.bits}"
    rate = header.rate
    facts = MediaFacts(
        container="wav",
        codec=codec + ("le" if header.bits > 8 else ""),
        rate=rate,
        channels=header.channels,
        bit_depth=header.bits,
        duration=header.frames / rate,
        bitrate=rate * header.frame_bytes * 8,
        size_bytes=size,
        missing=header.missing / rate,
    )
    return facts, header


def facts(path: Path) -> tuple[MediaFacts, bool]:
    """Facts as declared, and whether the file can be read in place. For use in a child process.

    ``duration`` may be 0 when the file does not tell; a decode corrects it (``settled``).
    """
    size = openable(path)
    wav = wav_facts(path)
    if wav is not None:
        return wav[0], True
    return _snd_facts(path, size) or (_av_facts(path, size), False)


def settled(path: Path, found: MediaFacts, frames: int) -> MediaFacts:
    """The facts with the length that was really there, and what is missing at the end."""
    there = frames / found.rate
    bitrate = found.bitrate or (round(found.size_bytes * 8 / there) if there else None)
    lacks = missing(path, found.container, found.codec, found.duration, there)
    return replace(found, duration=there, bitrate=bitrate, missing=lacks)


def _snd_facts(path: Path, size: int) -> tuple[MediaFacts, bool] | None:
    """Facts through libsndfile for the containers we read in place."""
    import soundfile

    try:
        info = soundfile.info(str(path))
    except (soundfile.LibsndfileError, RuntimeError, OSError):
        return None
    if info.format not in IN_PLACE or not seeks_exactly(info.format, info.subtype):
        return None
    rate, channels, frames = info.samplerate, info.channels, info.frames
    if not (MIN_RATE <= rate <= MAX_RATE and 1 <= channels <= MAX_CHANNELS):
        raise decode.refused(path, decode.unusable(rate, channels))
    if frames > size * _BEST_PACKING:
        raise decode.refused(path, f"it claims {frames} frames in {size} bytes")
    duration = frames / rate
    codec = "flac" if info.format == "FLAC" else info.subtype.lower()
    found = MediaFacts(
        container=info.format.lower(),
        codec=codec,
        rate=rate,
        channels=channels,
        bit_depth=_BITS[info.subtype],
        duration=duration,
        bitrate=round(size * 8 / duration) if duration else None,
        size_bytes=size,
    )
    return found, True


def _av_facts(path: Path, size: int) -> MediaFacts:
    """Facts through FFmpeg."""
    with decode.opened(path) as (container, stream):
        context = stream.codec_context
        seconds = 0.0
        if stream.duration and stream.time_base:
            seconds = float(stream.duration * stream.time_base)
        elif container.duration:
            seconds = container.duration / 1e6
        bits = getattr(context, "bits_per_coded_sample", 0) or 0
        lossless = context.codec.name.startswith(("pcm", "flac", "alac", "wavpack", "tta"))
        return MediaFacts(
            container=_NAMES.get(container.format.name, container.format.name),
            codec=_NAMES.get(context.codec.name, context.codec.name),
            rate=context.sample_rate,
            channels=context.channels,
            bit_depth=bits if lossless and bits else None,
            duration=max(0.0, seconds),
            bitrate=context.bit_rate or container.bit_rate or None,
            size_bytes=size,
        )
