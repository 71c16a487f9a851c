"""Where words end, given where they start: with the sound, never over a pause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from audiochat.speech.alignment import Spoken
from audiochat.speech.frames import SoundFrames, runs
from audiochat.speech.pace import expected_length

_CLOSED = 30  # frames: no "p" or "t" within a word is silent for longer


def edged(spoken: Sequence[Spoken], starts: Sequence[int], sound: SoundFrames) -> list[Spoken]:
    """The words with the ends that the sound gives them; ``starts`` are frames, rising.

    Of a word with a pause inside only as much is kept as makes its length likelier: what follows was a
    noise, or a word that was not written. The starts stay: a hiss may begin so softly that it counts as
    a pause.
    """
    found = []
    for word, start, stop in zip(spoken, starts, (*starts[1:], len(sound.level)), strict=True):
        heard = [(start + a, start + b) for a, b in runs(~sound.pause[start:stop])]
        end = _end(heard, expected_length(word.text)) if heard else stop
        found.append(replace(word, start=start / 100, end=max(end, start + 2) / 100))
    return found


def _end(heard: Sequence[tuple[int, int]], expected: float) -> int:
    """The end of as many runs of sound as make a word of about ``expected`` seconds."""
    first, end = heard[0]
    length = end - first
    for low, high in heard[1:]:
        longer = length + high - low
        unlikelier = abs(log(longer / 100 / expected)) >= abs(log(length / 100 / expected))
        if unlikelier or low - end > _CLOSED:
            break
        length, end = longer, high
    return end
