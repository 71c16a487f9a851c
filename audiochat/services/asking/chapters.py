"""A recording in chapters: where the subject changes, what each is about, and its most telling sentence."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.services.asking.concepts import ideas
from audiochat.services.asking.language import content
from audiochat.services.asking.passages import Sentence, Stretch
from audiochat.services.asking.phrases import Phrases
from audiochat.services.asking.retrieval import Corpus

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = dict[str, NDArray[np.float32]]

PER_ROOT = 1.6
"""Chapters by the root of the minutes: 5 for ten minutes, 9 for half an hour, 12 for an hour."""

FEWEST, MOST = 2, 20
SHORTEST = 45.0
"""Seconds; a chapter is not shorter, unless the whole recording is."""

AROUND = 3
"""Passages before and after a place that are compared."""


@dataclass(frozen=True)
class Chapter:
    """Passages about one thing, with a few words for it."""

    title: str
    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> float:
        """Seconds of the timeline."""
        return self.stretches[0].start

    @property
    def end(self) -> float:
        """Seconds of the timeline."""
        return self.stretches[-1].end

    @property
    def sentences(self) -> list[Sentence]:
        """All its sentences."""
        return [sentence for stretch in self.stretches for sentence in stretch.sentences]


def divide(corpus: Corpus, vectors: Vectors, phrases: Phrases, count: int = 0) -> list[Chapter]:
    """The chapters of a recording, ``count`` of them if that is given; one for a short one."""
    parts = corpus.stretches
    minutes = corpus.transcript.duration / 60
    wanted = count or min(MOST, max(FEWEST, round(PER_ROOT * math.sqrt(minutes))))
    cuts = _cuts(parts, _likeness(parts, vectors), wanted - 1)
    bounds = [0, *cuts, len(parts)]
    groups = [parts[first:last] for first, last in itertools.pairwise(bounds)]
    taken: set[str] = set()
    chapters = []
    for group in groups:
        title = phrases.name(group, taken)
        taken |= set(content(title))
        chapters.append(Chapter(title, tuple(group)))
    return chapters


def _likeness(parts: Sequence[Stretch], vectors: Vectors) -> Callable[[int, int, int], float]:
    """How alike passages first..middle and middle..last are, by meaning or else by words."""
    if all(part.passage.id in vectors for part in parts):
        import numpy as np

        means = np.stack([vectors[part.passage.id].mean(0) for part in parts])

        def alike(first: int, middle: int, last: int) -> float:
            one, other = means[first:middle].mean(0), means[middle:last].mean(0)
            return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))

        return alike
    bags = [set(content(part.text)) for part in parts]

    def shared(first: int, middle: int, last: int) -> float:
        one, other = set().union(*bags[first:middle]), set().union(*bags[middle:last])
        return len(one & other) / (len(one | other) or 1)

    return shared


def _cuts(
    parts: Sequence[Stretch], alike: Callable[[int, int, int], float], most: int
) -> list[int]:
    """Where chapters begin: the places with the least in common on both sides, not too near each other."""
    scores = []
    for at in range(1, len(parts)):
        pause = min(3.0, max(0.0, parts[at].start - parts[at - 1].end))
        near = alike(max(0, at - AROUND), at, min(len(parts), at + AROUND))
        scores.append((near - 0.02 * pause, at))
    shortest = min(SHORTEST, (parts[-1].end - parts[0].start) / 4)
    taken: list[int] = []
    for _score, at in sorted(scores):
        if len(taken) >= most:
            break
        edges = [parts[0].start, parts[-1].end, *(parts[t].start for t in taken)]
        if all(abs(parts[at].start - edge) >= shortest for edge in edges):
            taken.append(at)
    return sorted(taken)


def key_sentences(
    sentences: Sequence[Sentence], parts: Sequence[Stretch], vectors: Vectors, most: int
) -> list[Sentence]:
    """The sentences that stand best for these passages, in the order in which they are heard."""
    weights = weights_of(sentences, parts, vectors)
    ranked = sorted(sentences, key=lambda s: (-weights[id(s)], s.start))
    return sorted(ranked[:most], key=lambda s: s.start)


def weights_of(
    sentences: Sequence[Sentence], parts: Sequence[Stretch], vectors: Vectors
) -> dict[int, float]:
    """How well each sentence stands for these passages, by its ``id``."""
    counts = Counter(w for s in sentences for w in set(content(s.text)))
    near = _nearness(parts, vectors)

    def score(sentence: Sentence) -> float:
        said = content(sentence.text)
        common = sum(min(counts[w], 5) for w in set(said)) / (len(said) + 4)
        fits = 1.0 if 7 <= len(sentence.words) <= 32 else 0.4
        asks = 0.5 if sentence.asks else 1.0
        firm = 1 + 0.15 * len(ideas(sentence.text) & _WEIGHTY)
        return (0.3 * common + near.get(id(sentence), 0.0)) * fits * asks * firm

    return {id(sentence): score(sentence) for sentence in sentences}


_WEIGHTY = frozenset({"decision", "money", "deadline", "risk", "choice", "promise", "cause"})


def _nearness(parts: Sequence[Stretch], vectors: Vectors) -> dict[int, float]:
    """The cosine of each sentence with the middle of all of them."""
    import numpy as np

    tables = [vectors[part.passage.id] for part in parts if part.passage.id in vectors]
    if not tables:
        return {}
    middle = np.concatenate(tables).mean(0)
    middle = middle / (np.linalg.norm(middle) or 1.0)
    return {
        id(sentence): float(row @ middle)
        for part in parts
        if part.passage.id in vectors
        for sentence, row in zip(part.sentences, vectors[part.passage.id], strict=True)
    }
