"""Further speakers, where festival is installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile
import soxr

from tests.making.speech import RATE, Samples

VOICES = ("cmu_us_slt_arctic_hts", "kal_diphone", "ked_diphone")


def installed() -> bool:
    """Whether festival is there."""
    return shutil.which("text2wave") is not None


def festival(name: str, folder: Path) -> Callable[[str], Samples]:
    """What one of ``VOICES`` says, as 16 kHz mono; a file in ``folder`` is written for it."""

    def say(text: str) -> Samples:
        out = folder / "said.wav"
        how = ["text2wave", "-eval", f"(voice_{name})", "-o", str(out)]
        subprocess.run(how, input=text, text=True, check=True, capture_output=True)
        sound, rate = soundfile.read(str(out), dtype="float32", always_2d=True)
        return np.asarray(soxr.resample(sound.mean(axis=1), rate, RATE), np.float32)

    return say
