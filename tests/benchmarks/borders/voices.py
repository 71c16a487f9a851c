"""The made voices that the network for borders is fitted to, and what is taken of their sound.

The embedded voice with its random numbers, other paces and throats, and speakers of espeak-ng where that
is installed: all but the Caribbean and the Lancaster ones and one woman (those are measured with), six
others that fitting is judged by, and those that whisper or are made to sound like machines.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.borders import looked_for
from audiochat.speech.frames import BANDS, framed
from audiochat.speech.phones import phones
from tests.benchmarks.borders.dirt import dirty
from tests.making.disfluent import Another
from tests.making.espeak import Espeak, installed
from tests.making.sentences import PAUSES
from tests.making.speech import RATE, Made, Samples, Speech

NONE = -1
"""The place of a border that there is not: chunks have room for ``MOST``."""

MOST = 48
"""Borders of a chunk that are kept."""

CHUNK, SIDE = 640, 40
"""Frames of a chunk in which borders are taken, and those at either side that are only heard."""

_PIECE = 25  # seconds that are looked at together, as in the program
_SHORTEST = 0.5  # seconds of a last piece that tell anything
_FEWEST = 3  # borders for which a chunk is kept
_APART = 0.1  # seconds between two words from which the first is not heard before the second
_SEED = 5
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


# a throat of espeak-ng each, for any of its accents
_THROATS = """
Alex Alicia Andrea Andy Annie Denis Diogo Gene Gene2 Henrique Hugo Jacky Lee Marco Michael Mike Nguyen
RicishayMax RicishayMax2 RicishayMax3 Storm Tweaky adam anika announcer antonio aunty belinda
benjamin boris caleb david ed edward f1 f2 f3 f4 f5 fast grandma grandpa gustave iven iven3 iven4 john
kaukovalta klatt klatt2 klatt3 klatt4 klatt5 m1 m2 m3 m4 m5 m6 m7 m8 marcelo max michel miguel norbert
pablo paul pedro quincy rob robert sandro shelby steph steph2 travis victor zac
"""
_ACCENTS = ("-US", "", "-GB-scotland", "-GB-x-rp", "-GB-x-gbcwmd", "-US-nyc")
_MEASURED = "gmw/en+f3"  # what the program is measured with is not fitted to
_JUDGES = (
    ("gmw/en-US+edward2", 160, 50),
    ("gmw/en+iven2", 150, 45),
    ("gmw/en-US+klatt6", 170, 50),
    ("gmw/en-GB-x-rp+steph3", 165, 50),
    ("gmw/en-US+Mario", 155, 45),
    ("gmw/en-GB-scotland+linda", 160, 55),
)


@dataclass(frozen=True)
class Voice:
    """A voice by name, made when it is asked for, and how many ``sentences`` it says."""

    name: str
    make: Callable[[], Speech]
    sentences: int


@dataclass(frozen=True)
class Heard:
    """Chunks of sound, each ``CHUNK + 2 SIDE`` frames long, and the borders of words in their middles.

    ``bands`` is ``(chunks, frames, BANDS)`` as ``SoundFrames`` has them. ``places`` are the frames of the
    chunk at which words begin, ``(chunks, MOST)``, ``NONE`` where there are fewer. ``rows`` are what each
    is looked for with, ``(chunks, MOST, 6)``, and ``together`` says whether the word runs on from the one
    before without a pause, ``(chunks, MOST)``.
    """

    bands: NDArray[np.float16]
    places: NDArray[np.int16]
    rows: NDArray[np.int16]
    together: NDArray[np.bool_]


def voices() -> list[Voice]:
    """All voices to fit to, the embedded one with its paces and throats and others by turns."""
    pairs = zip_longest(_embedded(), _speakers() if installed() else ())
    return [voice for pair in pairs for voice in pair if voice]


def judges() -> list[Voice]:
    """Voices that nothing is fitted to."""
    pace = (
        partial(Another, 1.1, 1.05, (0.5, 0.5), 90),
        partial(Another, 0.95, 0.9, (0.667, 0.8), 91),
    )
    found = [Voice(f"embedded {number}", make, 0) for number, make in enumerate(pace, 1)]
    if installed():
        found += [Voice(name, partial(Espeak, name, *how), 0) for name, *how in _JUDGES]
    return found


def spoken(speech: Speech, texts: Sequence[str]) -> Made:
    """Sentences by a voice, with pauses; those that it runs words of together are left out."""
    known = [text for text in texts if speech.say(text).words]
    return speech.joined(known, list(PAUSES), floor=0.0)


def borders(made: Made, chance: np.random.Generator) -> Heard:
    """What is heard around the beginning of each word whose sounds are known, as it may be recorded."""
    bands, starts = _bands(made.samples, chance), list(_starts(made))
    at = np.array([start for start, *_ in starts])
    parts = []
    for first in range(SIDE, len(bands) - CHUNK - SIDE, CHUNK):
        inside = np.flatnonzero((at >= first) & (at < first + CHUNK))[:MOST]
        if len(inside) >= _FEWEST:
            sound = bands[first - SIDE : first + CHUNK + SIDE]
            parts.append((sound, first - SIDE, [starts[number] for number in inside]))
    return _packed(parts)


def put_together(parts: Sequence[Heard]) -> Heard:
    """The chunks of all of them."""
    return Heard(
        np.concatenate([one.bands for one in parts]),
        np.concatenate([one.places for one in parts]),
        np.concatenate([one.rows for one in parts]),
        np.concatenate([one.together for one in parts]),
    )


Start = tuple[int, list[int], bool]


def _packed(parts: Sequence[tuple[NDArray[np.float16], int, list[Start]]]) -> Heard:
    count = len(parts)
    found = Heard(
        np.zeros((count, CHUNK + 2 * SIDE, BANDS), np.float16),
        np.full((count, MOST), NONE, np.int16),
        np.zeros((count, MOST, len(looked_for("", ""))), np.int16),
        np.zeros((count, MOST), np.bool_),
    )
    for number, (bands, begun, starts) in enumerate(parts):
        found.bands[number] = bands
        for slot, (at, rows, together) in enumerate(starts):
            found.places[number, slot] = at - begun
            found.rows[number, slot] = rows
            found.together[number, slot] = together
    return found


def _bands(samples: Samples, chance: np.random.Generator) -> NDArray[np.float16]:
    """The bands of dirty sound, each piece for itself: ``(frames, BANDS)``."""
    ends = range(0, max(1, len(samples) - int(_SHORTEST * RATE)), _PIECE * RATE)
    pieces = [dirty(samples[end : end + _PIECE * RATE], chance) for end in ends]
    return np.concatenate([framed(piece).bands.astype(np.float16) for piece in pieces])


def _starts(made: Made) -> Iterator[Start]:
    """Frames at which words begin, what each is looked for with, and whether it runs on from one before."""
    ended, before = -1.0, ""
    for text, start, end in made.words:
        if phones(text):
            together = ended > start - _APART
            yield round(start * 100), looked_for(before if together else "", text), together
        ended, before = end, text


def _embedded() -> Iterator[Voice]:
    chance = random.Random(_SEED)
    more = [
        (
            round(chance.uniform(0.82, 1.3), 2),
            round(chance.uniform(0.82, 1.22), 2),
            chance.choice([0.4, 0.5, 0.667, 0.667, 0.8]),
            chance.choice([0.4, 0.6, 0.8, 0.8, 0.9]),
        )
        for _ in range(20)
    ]
    for number, (speed, throat, sounds, lengths) in enumerate([*_CHANCES, *more]):
        make = partial(Another, speed, throat, (sounds, lengths), number)
        yield Voice(f"the voice {number}", make, 230)


def _speakers() -> Iterator[Voice]:
    chance = random.Random(_SEED)
    more = [
        (
            f"gmw/en{chance.choice(_ACCENTS)}+{throat}",
            chance.randrange(135, 205, 5),
            chance.randrange(35, 65, 5),
        )
        for throat in _THROATS.split()
    ]
    for name, pace, pitch in (*_SPEAKERS, *more):
        if name != _MEASURED:
            yield Voice(f"{name} {pace}", partial(Espeak, name, pace, pitch), 150)
