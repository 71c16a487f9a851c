"""Sound files of every kind, made once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

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


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Three seconds of tone in every format a person may bring, by ending."""
    folder = tmp_path_factory.mktemp("sounds")
    wav = folder / "tone.wav"
    soundfile.write(str(wav), tone(3.0), 48000, subtype="PCM_16")
    out = {"wav": wav}
    for ending in ("flac", "aiff", "w64"):
        path = folder / f"tone.{ending}"
        soundfile.write(str(path), tone(3.0), 48000, subtype="PCM_16")
        out[ending] = path
    codecs = {
        "mp3": ["-c:a", "libmp3lame"],
        "ogg": ["-c:a", "libvorbis"],
        "opus": ["-c:a", "libopus"],
        "m4a": ["-c:a", "aac"],
        "webm": ["-c:a", "libopus"],
        "mkv": ["-c:a", "libvorbis"],
    }
    words = ["-metadata", "title=Tone", "-metadata", "artist=Nobody"]
    for ending, codec in codecs.items():
        path = folder / f"tone.{ending}"
        _ffmpeg("-i", str(wav), *codec, *words, str(path))
        out[ending] = path
    film = folder / "tone.mp4"
    picture = ["-f", "lavfi", "-i", "testsrc=size=64x64:rate=5:duration=3"]
    _ffmpeg("-i", str(wav), *picture, "-c:a", "aac", "-c:v", "mpeg4", *words, str(film))
    out["mp4"] = film
    return out


def _ffmpeg(*words: str) -> None:
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *words], check=True)
