"""Speech as a telephone carries it: from 300 to 3400 Hz."""

from __future__ import annotations

import numpy as np
from scipy.signal import butter, sosfilt

from tests.making.speech import RATE, Samples

_BAND = butter(6, (300, 3400), "bandpass", fs=RATE, output="sos")


def by_telephone(samples: Samples) -> Samples:
    """16 kHz mono speech, heard by telephone."""
    return np.asarray(sosfilt(_BAND, samples), np.float32)
