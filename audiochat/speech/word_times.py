"""Where each spoken word is: from the lengths of sounds that a voice's model knows and can be asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.transcript import Word

LENGTHS = "/Ceil_output_0"
"""The tensor inside piper's models that holds the length of each sound, in steps of the voice."""

_SILENT = 0.01  # samples under this at the ends of a piece are no speech
_QUIET = 10**-4.5  # of the power of the loudest 10 ms: nothing is said
_PAUSE = 8  # times 10 ms: longer than the closure of a "p" or a "t"


def with_lengths(model: bytes) -> bytes:
    """A model with one more output: the lengths of its sounds. The model itself if it has none.

    In ONNX's encoding two pieces of one message are read as one, so the output is only appended to
    the graph (field 7 of a model; 12 are its outputs, 1 is an output's name and 2 its type, here
    numbers of 32 bits).
    """
    name = LENGTHS.encode()
    if name not in model:
        return model
    return model + _field(7, _field(12, _field(1, name) + _field(2, _field(1, b"\x08\x01"))))


def _field(number: int, value: bytes) -> bytes:
    assert len(value) < 128
    return bytes([number << 3 | 2, len(value)]) + value


def word_times(
    text: str,
    sounds: Sequence[str],
    steps: NDArray[np.float32] | None,
    samples: NDArray[np.float32],
    rate: int,
) -> list[Word]:
    """The words of one spoken piece with their times in seconds from its first sample.

    ``steps`` is the length of each sound; where it is not known, or the voice ran words together,
    the words share the time in which there is sound by their letters.
    """
    words = text.split()
    seconds = len(samples) / rate
    times = None if steps is None else _by_sounds(sounds, steps, seconds)
    if times is None or len(times) != len(words):
        times = _by_letters(words, samples[:, 0], rate)
    else:
        times = as_heard(times, samples[:, 0], rate)
    return [Word(word, start, end) for word, (start, end) in zip(words, times, strict=True)]


def _by_sounds(
    sounds: Sequence[str], steps: NDArray[np.float32], seconds: float
) -> list[tuple[float, float]] | None:
    """Start and end of each run of sounds between spaces; None where the lengths do not fit."""
    if len(steps) != len(sounds) or steps.sum() <= 0:
        return None
    ends = np.cumsum(steps, dtype=np.float64) * (seconds / float(steps.sum()))
    found: list[tuple[float, float]] = []
    start: float | None = None
    for number, sound in enumerate(sounds):
        begins = float(ends[number - 1]) if number else 0.0
        if sound.isalpha() or not (sound.isspace() or sound in "^$_.,?!;:"):
            start = begins if start is None else start
        elif start is not None and sound != "_":
            found.append((start, begins))
            start = None
    if start is not None:
        found.append((start, float(ends[-1])))
    return found


def as_heard(
    times: Sequence[tuple[float, float]], samples: NDArray[np.float32], rate: int
) -> list[tuple[float, float]]:
    """Words from ``start`` to ``end`` with the beginnings that are heard: after the word before, or a pause.

    ``samples`` are mono, shape ``(frames,)``, times in seconds from the first one.
    A voice has a sound for the gap between two words, 30 to 80 ms long, during which the second word is
    heard already: an "s" begins 15 ms before the end that the word before has by its lengths.
    """
    hop = rate // 100
    frames = len(samples) // hop
    power = np.square(samples[: frames * hop].reshape(frames, hop)).mean(1)
    silent = power < power.max(initial=0.0) * _QUIET
    found: list[tuple[float, float]] = []
    before = 0.0
    for start, end in times:
        first = round(before * rate / hop)
        quiet = np.flatnonzero(silent[first : round(start * rate / hop)])
        paused = len(quiet) and (len(quiet) >= _PAUSE or not found)
        found.append(((first + int(quiet[-1]) + 1) * hop / rate if paused else before, end))
        before = end
    return found


def _by_letters(
    words: Sequence[str], samples: NDArray[np.float32], rate: int
) -> list[tuple[float, float]]:
    """Shares of the time in which there is sound; a word with a mark behind it has a longer share."""
    loud = np.flatnonzero(np.abs(samples) > _SILENT)
    first, last = (int(loud[0]), int(loud[-1])) if len(loud) else (0, len(samples))
    weights = np.array([len(word) + 1.0 for word in words])
    edges = first + np.concatenate([[0.0], np.cumsum(weights)]) / max(weights.sum(), 1) * (
        last - first
    )
    return [(float(a) / rate, float(b) / rate) for a, b in pairwise(edges)]
