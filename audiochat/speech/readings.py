"""Two readings of the same sound: a text, its words, and what may be put into it or stand in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Logs = NDArray[np.float32]
"""Log probabilities: a row for a place, a column for each token that may stand there."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word by the places of its tokens in the text: ``first`` up to, not including, ``last``."""

    text: str
    first: int
    last: int
    hesitation: bool


@dataclass(frozen=True, slots=True)
class Change:
    """Tokens before a word, or for that and as many words as they have ``replaced``.

    They are a hesitation, or (``twice``) the word before once more; ``likelihood`` is its logarithm,
    before it is weighed that of the words alone.
    """

    tokens: list[int]
    replaced: int = 0
    twice: bool = False
    likelihood: float = 0.0


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as the model wrote it: tokens, words, and what it thought possible at each token."""

    tokens: list[int]
    words: list[ReadWord]
    logs: Logs


def changed(read: Reading, changes: dict[int, Change]) -> tuple[list[int], dict[int, int]]:
    """A text with hesitations before words, or for them; with the place after each in the new text."""
    tokens, words = read.tokens, read.words
    out: list[int] = []
    after: dict[int, int] = {}
    at = 0
    for place, change in sorted(changes.items()):
        first = words[place].first
        out += [*tokens[at:first], *change.tokens]
        after[place] = len(out)
        at = words[place + change.replaced - 1].last if change.replaced else first
    return [*out, *tokens[at:]], after
