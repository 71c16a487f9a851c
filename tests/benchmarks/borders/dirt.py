"""Made speech as it may have been recorded: in a room, over noise, by telephone, by a dull microphone.

Made voices are cleaner than any recording. A network that has only heard them takes an echo for the
sound before a border, and noise for one that is not there.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import fftconvolve

from tests.making.speech import RATE, Samples
from tests.making.telephone import by_telephone

_ROOMS, _TELEPHONES, _TILTED = 0.25, 0.2, 0.3  # shares of all pieces
_LASTS = (0.1, 0.5)  # seconds in which a room goes silent (by 60 dB)
_ECHO = (0.1, 0.5)  # how loud a room is beside the voice
_FLOOR = (-3.7, -2.2)  # powers of ten: the noise of a quiet and of a poor recording
_TILT = 0.6  # of the sample before, more or less: a dull or a sharp microphone


def dirty(samples: Samples, chance: np.random.Generator) -> Samples:
    """A piece of 16 kHz mono speech by chance in a room, always over noise, by telephone, tilted."""
    sound: NDArray[np.float32] = np.asarray(samples, np.float32)
    if chance.random() < _ROOMS:
        sound = _in_a_room(sound, chance)
    noise = chance.standard_normal(len(sound), np.float32)
    sound = sound + np.float32(10 ** chance.uniform(*_FLOOR)) * noise
    if chance.random() < _TELEPHONES:
        sound = by_telephone(sound)
    if chance.random() < _TILTED:
        share = np.float32(chance.uniform(-_TILT, _TILT))
        sound = sound + share * np.concatenate((np.zeros(1, np.float32), sound[:-1]))
    return sound


def _in_a_room(sound: NDArray[np.float32], chance: np.random.Generator) -> NDArray[np.float32]:
    """With echoes that die away evenly, as loud in all as ``_ECHO`` of the voice."""
    many = int(chance.uniform(*_LASTS) * RATE)
    echo = chance.standard_normal(many) * np.exp(-6.9 * np.arange(many) / many)
    echo *= chance.uniform(*_ECHO) / np.sqrt(np.sum(echo**2))
    more = fftconvolve(sound, echo.astype(np.float32))[: len(sound)]
    return np.asarray(sound + more, np.float32)
