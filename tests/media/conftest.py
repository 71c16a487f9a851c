"""Sound files of every kind, made once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
import soundfile

from audiochat.domain.operation import Samples


def tone(seconds: float, rate: int = 48000, channels: int = 2, hertz: float = 440.0) -> Samples:
    """A tone with a slow swell, a little different in each channel."""
    time = np.arange(round(seconds * rate)) / rate
    swell = 0.3 + 0.2 * np.sin(2 * np.pi * 0.5 * time)
    waves = [swell * np.sin(2 * np.pi * hertz * (c + 1) * time) for c in range(channels)]
    return np.stack(waves, axis=1).astype(np.float32)


@pytest.fixture(scope="session")
def make_tone() -> Callable[..., Samples]:
    """The tone as a function."""
    return tone


TAGS = {"title": "Tone", "artist": "Nobody"}
CODECS = {
    "mp3": ("mp3", "libmp3lame"),
    "opus": ("ogg", "libopus"),
    "m4a": ("ipod", "aac"),
    "webm": ("webm", "libopus"),
    "mkv": ("matroska", "libmp3lame"),
    "mp4": ("mp4", "aac"),
}


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three seconds of tone in every format a person may bring, by ending."""
    folder = tmp_path_factory.mktemp("sounds")
    out: dict[str, Path] = {}
    for ending in ("wav", "flac", "aiff", "w64", "ogg"):
        out[ending] = folder / f"tone.{ending}"
        subtype = "VORBIS" if ending == "ogg" else "PCM_16"
        with soundfile.SoundFile(str(out[ending]), "w", 48000, 2, subtype) as file:
            if ending == "ogg":
                file.title, file.artist = TAGS["title"], TAGS["artist"]
            file.write(tone(3.0))
    for ending, (container, codec) in CODECS.items():
        out[ending] = folder / f"tone.{ending}"
        _encode(out[ending], container, codec, film=ending == "mp4")
    return out


def _encode(path: Path, container: str, codec: str, film: bool) -> None:
    """The tone through FFmpeg, for ``film`` with moving pictures beside it."""
    with av.open(str(path), "w", format=container) as file:
        file.metadata.update(TAGS)
        stream: Any = file.add_stream(codec, rate=48000, layout="stereo")
        context = stream.codec_context
        context.open()
        pictures: Any = file.add_stream("mpeg4", rate=5) if film else None
        if film:
            pictures.width = pictures.height = 64
            pictures.pix_fmt = "yuv420p"
            for n in range(15):
                picture = np.full((64, 64, 3), n * 16, np.uint8)
                file.mux(pictures.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
            file.mux(pictures.encode(None))
        fitted = av.AudioResampler(context.format, "stereo", 48000, context.frame_size or None)
        frame = av.AudioFrame.from_ndarray(tone(3.0).reshape(1, -1), format="flt", layout="stereo")
        frame.sample_rate, frame.pts = 48000, 0
        for given in (frame, None):
            for piece in fitted.resample(given):
                file.mux(stream.encode(piece))
        file.mux(stream.encode(None))
