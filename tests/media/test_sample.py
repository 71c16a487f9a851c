"""The sample recording has what the first minute promises."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

from audiochat.media import tags
from audiochat.media.loudness import measure

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "sample.flac"


def test_it_has_pauses_a_hum_and_an_uneven_level() -> None:
    sound, rate = soundfile.read(str(SAMPLE), dtype="float32", always_2d=True)
    assert 35 < len(sound) / rate < 45
    size = rate // 20
    rows = sound[: len(sound) // size * size].reshape(-1, size)
    levels = 10 * np.log10(np.mean(rows**2, axis=1) + 1e-12)
    runs = "".join("q" if level < -40 else "s" for level in levels).split("s")
    assert sum(len(run) * 0.05 > 1.5 for run in runs) == 2
    first = measure([sound[: 6 * rate]], rate, 1).integrated
    middle = measure([sound[10 * rate : 20 * rate]], rate, 1).integrated
    assert 7 < first - middle < 12
    power = np.abs(np.fft.rfft(sound[6 * rate : 8 * rate, 0])) ** 2
    assert np.argmax(power) == 100  # 50 Hz, in steps of half a hertz


def test_it_is_tagged_and_small() -> None:
    found = tags.read(SAMPLE).values
    assert found["title"].startswith("The garden hour")
    assert "CC0" in found["copyright"]
    assert SAMPLE.stat().st_size < 1_000_000
