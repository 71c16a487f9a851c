"""Where a talk is parted: where both sides have least in common, and somebody turns to a subject."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from audiochat.services.asking.language import content_set
from audiochat.services.asking.openings import STRONG, WEAK, opening
from audiochat.services.asking.passages import Sentence, Stretch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]
    Rows = dict[int, Row]

SHORTEST = 30.0
"""Seconds; a chapter is not shorter, unless the whole recording is; half of it where it is announced."""

AROUND, HEAVIEST = 90, 25
"""Words before and after a place that are compared, and of a sentence that count."""

MORE = 1.5
"""How many times as many chapters there may be where so often somebody plainly turns to a subject."""

TURNED, ASKED, GOES_ON, PAUSED = 0.08, 0.03, 0.03, 0.01
"""What a place gains where somebody turns to a subject or a host asks, and loses in the middle of what one
says; what a second of silence gains. The likeness of both sides of a place lies between 0.8 and 1."""


def rows_of(stretches: Sequence[Stretch], vectors: Mapping[str, Row]) -> Rows:
    """The vector of each sentence by its ``id``; nothing where any is missing."""
    if not all(part.passage.id in vectors for part in stretches):
        return {}
    return {
        id(sentence): row
        for part in stretches
        for sentence, row in zip(part.sentences, vectors[part.passage.id], strict=True)
    }


def rows_for(sentences: Sequence[Sentence], rows: Rows) -> Row:
    """The vectors of these sentences as one table."""
    import numpy as np

    return np.stack([rows[id(sentence)] for sentence in sentences])


def cuts_of(said: Sequence[Sentence], rows: Rows, hosts: frozenset[str], most: int) -> list[int]:
    """The sentences at which new chapters begin, at most so many, not too near each other."""
    if len(said) < 2:
        return []
    turns = [opening(said, at, hosts) for at in range(len(said))]
    most = max(most, min(turns[1:].count(STRONG), math.ceil(MORE * most)))
    alike = _by_meaning(said, rows) if rows else _by_words(said)
    scores = []
    for at in range(1, len(said)):
        pause = min(3.0, max(0.0, said[at].start - said[at - 1].end))
        scores.append((alike(at) - PAUSED * pause - _gain(said, at, turns[at]), at))
    shortest = min(SHORTEST, (said[-1].end - said[0].start) / 4)
    taken: list[int] = []
    for _score, at in sorted(scores):
        if len(taken) >= most:
            break
        apart = shortest / 2 if turns[at] == STRONG else shortest
        edges = [said[0].start, said[-1].end, *(said[t].start for t in taken)]
        if all(abs(said[at].start - edge) >= apart for edge in edges):
            taken.append(at)
    return sorted(taken)


def _gain(said: Sequence[Sentence], at: int, turned: int) -> float:
    """What speaks for a new chapter at a sentence, beside what is said on both sides."""
    if turned:
        return {STRONG: TURNED, WEAK: ASKED}[turned]
    same = said[at].speaker == said[at - 1].speaker
    replies = said[at - 1].asks and not same
    return -GOES_ON * (replies + (same and said[at].start - said[at - 1].end < 1.0))


def _by_meaning(said: Sequence[Sentence], rows: Rows) -> Callable[[int], float]:
    """How alike the words before and after a sentence are in meaning."""
    import numpy as np

    sizes = np.array([min(HEAVIEST, len(s.words)) for s in said], np.float32)
    table = np.cumsum(sizes[:, None] * np.stack([rows[id(s)] for s in said]), axis=0)
    table = np.concatenate([np.zeros((1, table.shape[1]), np.float32), table])
    counts = np.concatenate([[0.0], np.cumsum(sizes)])

    def alike(at: int) -> float:
        first = int(np.searchsorted(counts, counts[at] - AROUND))
        last = min(len(said), int(np.searchsorted(counts, counts[at] + AROUND)))
        one, other = table[at] - table[min(first, at - 1)], table[max(last, at + 1)] - table[at]
        return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))

    return alike


def _by_words(said: Sequence[Sentence]) -> Callable[[int], float]:
    """How many telling words those before and after a sentence share."""
    bags = [content_set(s.text) for s in said]

    def alike(at: int) -> float:
        one = frozenset[str]().union(*bags[max(0, at - 6) : at])
        other = frozenset[str]().union(*bags[at : at + 6])
        return len(one & other) / (len(one | other) or 1)

    return alike
