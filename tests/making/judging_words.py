"""Compares recognised words with those that were said."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

Timed = tuple[str, float, float]


def plain(text: str) -> str:
    """A word as it is compared: small letters and digits."""
    return re.sub(r"[^\w']", "", text.lower())


def matched(said: Sequence[Timed], heard: Sequence[Timed]) -> list[tuple[Timed, Timed]]:
    """Said and heard words that are the same word."""
    first = [plain(word[0]) for word in said]
    second = [plain(word[0]) for word in heard]
    return [
        (said[step.src_start + n], heard[step.dest_start + n])
        for step in Levenshtein.opcodes(first, second)
        if step.tag == "equal"
        for n in range(step.src_end - step.src_start)
    ]


def wrong(said: Sequence[Timed], heard: Sequence[Timed]) -> float:
    """The word error rate."""
    first = [plain(word[0]) for word in said]
    return Levenshtein.distance(first, [plain(word[0]) for word in heard]) / len(first)


def late(said: Sequence[Timed], heard: Sequence[Timed]) -> NDArray[np.float64]:
    """By how many milliseconds each matched word starts too late."""
    return np.array([(b[1] - a[1]) * 1000 for a, b in matched(said, heard)])
