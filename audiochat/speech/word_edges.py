"""Where words end, given where they start: with the sound, never over a pause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import log

from audiochat.speech.alignment import Spoken
from audiochat.speech.frames import SoundFrames, runs
from audiochat.speech.pace import expected_length

_SCRAP = 8  # frames: sound this short beside a pause is the edge of the neighbouring word
_SHORTEST = 3  # frames of a word


def edged(spoken: Sequence[Spoken], starts: Sequence[int], sound: SoundFrames) -> list[Spoken]:
    """The words with the ends that the sound gives them; ``starts`` are frames, rising.

    No word starts in a pause. A scrap of sound that a start left on the wrong side of a pause goes to
    the word it belongs to. Of a word with a pause inside only as much is kept as makes its length
    likelier: what follows was a noise, or a word that was not written.
    """
    edges = list(starts)
    spans: list[tuple[int, int]] = []
    for index, word in enumerate(spoken):
        start = edges[index]
        following = edges[index + 1] if index + 1 < len(edges) else None
        stop = following if following is not None else len(sound.level)
        heard = [(start + a, start + b) for a, b in runs(~sound.pause[start:stop])]
        if following is not None and len(heard) > 1 and _is_scrap(heard[-1], following):
            edges[index + 1] = heard.pop()[0]
        if spans and len(heard) > 1 and _is_scrap(heard[0], heard[0][1]) and _whole(heard[1]):
            if spans[-1][1] >= start:
                spans[-1] = (spans[-1][0], heard[0][1])
            start = heard[1][0]
            heard = heard[1:]
        if heard and sound.pause[start]:
            start = heard[0][0]
        spans.append((start, _end(heard, expected_length(word.text)) if heard else stop))
    return [
        replace(word, start=start / 100, end=max(end, start + 2) / 100)
        for word, (start, end) in zip(spoken, spans, strict=True)
    ]


def _is_scrap(run: tuple[int, int], stop: int) -> bool:
    """Whether sound that goes on until ``stop`` is too short for a word."""
    return run[1] >= stop and run[1] - run[0] <= _SCRAP


def _whole(run: tuple[int, int]) -> bool:
    return run[1] - run[0] >= _SHORTEST


def _end(heard: Sequence[tuple[int, int]], expected: float) -> int:
    """The end of as many runs of sound as make a word of about ``expected`` seconds."""
    first, end = heard[0]
    length = end - first
    for low, high in heard[1:]:
        longer = length + high - low
        if abs(log(longer / 100 / expected)) >= abs(log(length / 100 / expected)):
            break
        length, end = longer, high
    return end
