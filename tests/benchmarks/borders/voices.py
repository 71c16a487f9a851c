"""The made voices that the network for borders is fitted to, and what is taken of their sound.

The embedded voice with its random numbers, other paces and throats, and speakers of espeak-ng where that
is installed (all but the Caribbean and the Lancaster ones, and one woman: those are measured with). Every
fourth voice is heard by telephone, two of three over noise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfilt

from audiochat.speech.borders import looked_for
from audiochat.speech.frames import framed
from audiochat.speech.sounds import beginning
from tests.making.disfluent import Another
from tests.making.espeak import Espeak, installed
from tests.making.sentences import PAUSES
from tests.making.speech import RATE, Made, Speech

AROUND = 20
"""Frames at either side of a border among which it has to be the likeliest."""

_PIECE = 25  # seconds that are looked at together, as in the program
_APART = 0.1  # seconds between two words from which the first is not heard before the second
_FLOORS = (0.0003, 0.002, 0.004)
_TELEPHONE = butter(6, (300, 3400), "bandpass", fs=RATE, output="sos")
# speed, throat, and how much sounds and their lengths vary by chance
_CHANCES = (
    (1.0, 1.0, 0.0, 0.0),
    (0.9, 1.0, 0.667, 0.8),
    (1.2, 1.1, 0.333, 0.6),
    (1.0, 0.9, 0.5, 0.5),
    (0.85, 0.9, 0.667, 0.8),
    (1.3, 1.15, 0.4, 0.4),
    (1.1, 1.0, 0.8, 0.9),
    (1.0, 1.0, 0.667, 0.8),
    (1.05, 1.25, 0.3, 0.5),
    (0.95, 0.82, 0.6, 0.8),
    (0.95, 1.05, 0.667, 0.8),
    (1.15, 0.95, 0.5, 0.6),
    (1.0, 1.15, 0.667, 0.5),
    (0.85, 0.88, 0.4, 0.8),
    (1.25, 1.0, 0.6, 0.8),
    (1.0, 1.0, 0.3, 0.3),
    (1.05, 0.97, 0.667, 0.8),
    (0.92, 1.1, 0.5, 0.7),
    (1.18, 0.92, 0.667, 0.8),
    (0.8, 1.03, 0.6, 0.6),
)
# voice of espeak-ng, words a minute, pitch
_SPEAKERS = (
    ("gmw/en-US", 160, 50),
    ("gmw/en-US+m7", 150, 40),
    ("gmw/en+f1", 170, 50),
    ("gmw/en+m2", 150, 45),
    ("gmw/en-US+f5", 165, 55),
    ("gmw/en-GB-scotland+m4", 155, 50),
    ("gmw/en-GB-x-rp+f4", 175, 55),
    ("gmw/en-US+m1", 180, 50),
    ("gmw/en+m5", 165, 45),
    ("gmw/en-US+f1", 150, 60),
    ("gmw/en-US+m6", 185, 40),
    ("gmw/en-GB-x-gbcwmd+m2", 150, 50),
    ("gmw/en-US", 200, 50),
    ("gmw/en-GB-scotland+f4", 145, 55),
    ("gmw/en+m8", 170, 50),
    ("gmw/en-US+f4", 140, 50),
    ("gmw/en-US+f3", 165, 55),
    ("gmw/en-US+m4", 150, 40),
    ("gmw/en+f5", 165, 50),
    ("gmw/en+m7", 155, 45),
    ("gmw/en-GB-scotland+f2", 165, 50),
    ("gmw/en-GB-x-rp+m6", 160, 45),
    ("gmw/en-US+m8", 190, 50),
    ("gmw/en-GB-x-gbcwmd+f3", 155, 55),
    ("gmw/en+m1", 175, 40),
    ("gmw/en-US+m2", 160, 45),
    ("gmw/en-US+f2", 150, 50),
    ("gmw/en+m3", 165, 45),
    ("gmw/en-GB-x-rp", 180, 50),
    ("gmw/en-GB-x-gbcwmd+m7", 170, 40),
    ("gmw/en-US+f5", 190, 60),
    ("gmw/en-GB-scotland", 160, 50),
    ("gmw/en-US+m5", 175, 50),
)


@dataclass(frozen=True)
class Heard:
    """What is heard around borders: ``around`` is ``(words, 2 AROUND + 1, bands)``, the border in the middle.

    ``rows`` are the four rows of the network that each is looked for with: ``(words, 4)``.
    """

    around: NDArray[np.float16]
    rows: NDArray[np.int_]


def voices() -> list[tuple[str, Callable[[], Speech]]]:
    """All voices by name, each made when it is asked for."""
    found: list[tuple[str, Callable[[], Speech]]] = [
        (f"the voice {number}", partial(Another, speed, throat, (sounds, lengths), number))
        for number, (speed, throat, sounds, lengths) in enumerate(_CHANCES)
    ]
    if installed():
        for name, pace, pitch in _SPEAKERS:
            found.append((f"{name} {pace}", partial(Espeak, name, pace, pitch)))
    return found


def spoken(speech: Speech, texts: Sequence[str], number: int) -> Made:
    """Sentences by the voice of a number: over noise, by telephone."""
    known = [text for text in texts if speech.say(text).words]
    made = speech.joined(known, list(PAUSES), floor=_FLOORS[number % len(_FLOORS)])
    if number % 4 != 3:
        return made
    return Made(np.asarray(sosfilt(_TELEPHONE, made.samples), np.float32), made.words)


def borders(made: Made) -> Heard:
    """What is heard around the beginning of each word that its letters tell something about."""
    around, rows = [], []
    for piece in range(0, len(made.samples), _PIECE * RATE):
        sound = framed(made.samples[piece : piece + _PIECE * RATE])
        for at, before, word in _starts(made, piece):
            if AROUND < at < len(sound.level) - AROUND - 1:
                around.append(sound.around[at - AROUND : at + AROUND + 1].astype(np.float16))
                rows.append(looked_for(before, word))
    return Heard(np.array(around), np.array(rows))


def _starts(made: Made, piece: int) -> Iterator[tuple[int, str, str]]:
    """Frames of a piece at which words begin, with the word heard right before, and the word."""
    for number, (text, start, _end) in enumerate(made.words):
        inside = piece <= start * RATE < piece + _PIECE * RATE
        if inside and beginning(text) >= 0:
            before = made.words[number - 1] if number else ("", 0.0, -1.0)
            heard = before[0] if before[2] > start - _APART else ""
            yield round(start * 100 - piece / RATE * 100), heard, text
