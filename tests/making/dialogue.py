"""Made dialogues: the voice that comes with the program, and the same lifted or lowered as others.

A voice played faster or slower has another pitch and another throat: to the network that tells voices
apart it is somebody else (cosine 0.1 to 0.3, where one voice has 0.6 to 0.8 with itself).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from tests.making.speech import RATE, Speech

LINES = (
    "The bees in the garden are busy today and the flowers are open.",
    "We had eleven people in one room when the whole team moved.",
    "I think the second plan is better for the whole summer season.",
    "Nobody asked how much the new kitchen would cost us in the end.",
    "Then we should call them and ask before the weekend begins.",
    "The train was late again and the station was full of people.",
)
LIFTS = (1.0, 1.3, 0.78)
"""How much faster each of the voices is played."""


@dataclass(frozen=True)
class Dialogue:
    """16 kHz mono sound; ``words`` with their times in seconds and the number of who says them."""

    samples: NDArray[np.float32]
    words: list[tuple[str, float, float, int]]


def dialogue(speech: Speech, order: str, pause: float = 0.4) -> Dialogue:
    """Turns of one line each; ``order`` names the voice of each turn, such as ``0102``."""
    parts = [np.zeros(int(0.3 * RATE), np.float32)]
    words: list[tuple[str, float, float, int]] = []
    at = 0.3
    for turn, digit in enumerate(order):
        who = int(digit)
        made, lift = speech.say(LINES[turn % len(LINES)]), LIFTS[who]
        sound = made.samples
        if lift != 1.0:
            sound = soxr.resample(sound, RATE * lift, RATE).astype(np.float32)
        spoken = made.words or _spread(LINES[turn % len(LINES)], made.duration)
        words += [(text, at + a / lift, at + b / lift, who) for text, a, b in spoken]
        parts += [sound, np.zeros(int(pause * RATE), np.float32)]
        at += len(sound) / RATE + int(pause * RATE) / RATE
    whole = np.concatenate(parts)
    noise = np.random.default_rng(1).standard_normal(len(whole)).astype(np.float32)
    return Dialogue(whole + 0.0003 * noise, words)


def _spread(line: str, duration: float) -> list[tuple[str, float, float]]:
    """The words of a line over its time, where the voice ran some together."""
    texts = line.split()
    step = duration / len(texts)
    return [(text, n * step, (n + 0.9) * step) for n, text in enumerate(texts)]
