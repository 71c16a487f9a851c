"""Recordings with known word places for ``bench_edges.py``: voices that were looked at, and others.

``KEPT`` voices say sentences of their own. Nothing was fitted to either, and no single miss in them is
ever looked at: only their shares are. Whoever looks at one to mend it takes it out of the list.
``FURTHER`` voices, twelve more with plain sentences, were made when all rules were; the one miss in them
was looked at, and nothing was changed for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pytest
import soxr

from tests.making.disfluent import OTHERS, Another
from tests.making.disfluent import SENTENCES as FLUENT
from tests.making.espeak import Espeak, installed
from tests.making.sentences import OTHER_SENTENCES, PAUSES, SENTENCES
from tests.making.speech import RATE, Made, Samples, Speech
from tests.making.telephone import by_telephone

KEPT_SENTENCES = (
    "The carpenter sanded the table until it was smooth.",
    "Is there any soup left, or did you eat it all?",
    "Each apartment has its own entrance and a tiny yard.",
    "We missed the ferry and had to stay another night.",
    "Her answer was short, honest and a bit unkind.",
    "The mechanic asked for nine hundred, so we walked away.",
    "It is easier to ask than to guess.",
    "Two of the windows face north, the others look east.",
    "I usually read an article or two before I go to sleep.",
    "The sailors sang all evening.",
    "Who invited all of these people?",
    "Rice needs more water than most other plants.",
    "He opened an account at a bank near his old school.",
    "If it snows again, every office will close early.",
    "Our daughter is afraid of thunder, but our son enjoys it.",
    "The exam was harder than anyone had expected.",
    "They argued about it for an hour and then ordered ice cream.",
    "Copper is softer than iron.",
    "You ought to oil that hinge once in a while.",
    "The owl sat on a branch above us and said nothing.",
    "Under the old oak there is an empty bench.",
    "Send us a note as soon as you arrive.",
    "The theatre was sold out, although it was a Tuesday.",
    "Few things are as useful as a sharp knife.",
    "She asked each of us a different question.",
    "After the storm the whole village helped to clear the roads.",
    "My aunt is eighty and still rides a bicycle.",
    "A loud alarm interrupted our interview.",
    "What is in the envelope on your desk?",
    "The last of them left before the music had ended.",
)
_SHORT = (0.4, 0.2, 0.9, 0.15, 0.6, 1.4, 0.3)
_EVEN = (0.3, 0.55, 0.2, 0.8, 1.3)
LOUDER = 0.003  # of full scale: noise that is heard
_PLAIN = tuple(f"{text}." for text in OTHERS + FLUENT)
_BACK = _PLAIN[::-1]
_MIXED = _PLAIN[::2] + _PLAIN[1::2]


class Group(StrEnum):
    """What is summed up together."""

    LOOKED_AT = "looked at"
    KEPT = "kept"
    FURTHER = "further"


@dataclass(frozen=True)
class Recording:
    """``cuts`` of two to five words are made at once. In ``FURTHER`` ones captions alone are measured."""

    name: str
    group: Group
    cuts: int
    made: Callable[[], Made]


def _said(
    voice: Callable[[], Speech],
    texts: Sequence[str],
    pauses: Sequence[float],
    floor: float = 0.0004,
    telephone: bool = False,
) -> Callable[[], Made]:
    """Sentences whose words have known places, with pauses, over noise."""

    def make() -> Made:
        speech = voice()
        known = [text for text in texts if speech.say(text).words]
        made = speech.joined(known, list(pauses), floor=floor)
        if not telephone:
            return made
        return Made(by_telephone(made.samples), made.words)

    return make


def _espeak(voice: str, pace: int, pitch: int) -> Callable[[], Speech]:
    def make() -> Speech:
        if not installed():
            pytest.skip("espeak-ng is not installed")
        return Espeak(voice, pace, pitch)

    return make


def _stretched(make: Callable[[], Made], factor: float) -> Callable[[], Made]:
    """Slower and deeper by a factor, all of it."""

    def stretch() -> Made:
        made = make()
        samples: Samples = soxr.resample(made.samples, RATE, RATE * factor).astype(np.float32)
        return Made(samples, [(t, a * factor, b * factor) for t, a, b in made.words])

    return stretch


def _further(name: str, made: Callable[[], Made]) -> Recording:
    return Recording(f"further: {name}", Group.FURTHER, 10, made)


def _chance(
    seed: int, speed: float, tone: float, chance: tuple[float, float] = (0.667, 0.8)
) -> Callable[[], Speech]:
    """The voice with its random numbers."""
    return lambda: Another(speed, tone, chance, seed)


FURTHER = (
    _further("a small throat", _said(_chance(31, 1.0, 1.1), _PLAIN, _SHORT, 0.001)),
    _further("fast", _said(_chance(32, 1.3, 1.0), _BACK, _EVEN, 0.002)),
    _further("slow, deep", _said(_chance(33, 0.85, 0.9, (0.6, 0.9)), _MIXED, _SHORT)),
    _further("telephone", _said(_chance(34, 1.1, 1.15), _PLAIN, _EVEN, LOUDER, True)),
    _further("a child's throat", _said(_chance(35, 0.95, 1.25, (0.7, 0.8)), _BACK, _SHORT, LOUDER)),
    _further(
        "deep, telephone", _said(_chance(36, 1.15, 0.85, (0.5, 0.8)), _MIXED, _SHORT, 0.002, True)
    ),
    _further(
        "espeak-ng, a woman of America",
        _said(_espeak("gmw/en-US+f4", 170, 55), _PLAIN, _SHORT, 0.001),
    ),
    _further("espeak-ng, a man", _said(_espeak("gmw/en+m1", 150, 35), _BACK, _EVEN, 0.002)),
    _further(
        "espeak-ng, a woman of Scotland",
        _said(_espeak("gmw/en-GB-scotland+f1", 165, 60), _MIXED, _EVEN, 0.0005),
    ),
    _further(
        "espeak-ng, a man of London",
        _said(_espeak("gmw/en-GB-x-rp+m7", 180, 45), _PLAIN, _EVEN, LOUDER),
    ),
    _further(
        "espeak-ng, a woman of the Midlands",
        _said(_espeak("gmw/en-GB-x-gbcwmd+f5", 155, 50), _BACK, _SHORT, 0.001),
    ),
    _further(
        "espeak-ng, telephone",
        _said(_espeak("gmw/en-US+m4", 165, 40), _MIXED, _EVEN, 0.002, True),
    ),
)
RECORDINGS = (
    Recording("the voice (fitted to)", Group.LOOKED_AT, 14, _said(Speech, SENTENCES, PAUSES)),
    Recording(
        "a fifth faster, noise",
        Group.LOOKED_AT,
        8,
        _said(lambda: Another(1.2, 1.0), OTHER_SENTENCES, _EVEN, LOUDER),
    ),
    Recording(
        "telephone",
        Group.LOOKED_AT,
        8,
        _said(Speech, OTHER_SENTENCES[::-1], _EVEN, LOUDER, telephone=True),
    ),
    Recording("deeper", Group.LOOKED_AT, 8, _stretched(_said(Speech, OTHER_SENTENCES, _EVEN), 1.1)),
    Recording(
        "espeak-ng, a woman",
        Group.LOOKED_AT,
        8,
        _said(_espeak("gmw/en+f3", 175, 50), OTHER_SENTENCES, _EVEN),
    ),
    Recording(
        "kept: by chance, a small throat",
        Group.KEPT,
        10,
        _said(lambda: Another(1.05, 1.2, (0.667, 0.8), 21), KEPT_SENTENCES, _SHORT, 0.002),
    ),
    Recording(
        "kept: by chance, slow, telephone",
        Group.KEPT,
        10,
        _said(
            lambda: Another(0.9, 0.95, (0.5, 0.9), 22), KEPT_SENTENCES[::-1], _EVEN, LOUDER, True
        ),
    ),
    Recording(
        "kept: by chance, fast, a wide throat",
        Group.KEPT,
        10,
        _said(lambda: Another(1.25, 0.86, (0.667, 0.8), 23), KEPT_SENTENCES, _EVEN),
    ),
    Recording(
        "kept: espeak-ng, a Caribbean woman",
        Group.KEPT,
        10,
        _said(_espeak("gmw/en-029+f2", 160, 48), KEPT_SENTENCES[::-1], _SHORT, 0.001),
    ),
    Recording(
        "kept: espeak-ng, a man of Lancaster",
        Group.KEPT,
        10,
        _said(_espeak("gmw/en-GB-x-gbclan+m3", 150, 40), KEPT_SENTENCES, _EVEN, 0.002),
    ),
    *FURTHER,
)
"""All that is measured; the words of a voice of espeak-ng are left out where it is not installed."""
