"""A recording in chapters: where the subject changes, what each is about, and its most telling sentence."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audiochat.services.asking.concepts import ideas
from audiochat.services.asking.language import content
from audiochat.services.asking.openings import announced, introduced, label
from audiochat.services.asking.parting import cuts_of, rows_for, rows_of
from audiochat.services.asking.passages import Sentence, Stretch, stretch_of
from audiochat.services.asking.phrases import Phrases, capital
from audiochat.services.asking.retrieval import Corpus

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = dict[str, NDArray[np.float32]]

PER_ROOT = 2.2
"""Chapters by the root of the minutes: 7 for ten minutes, 12 for half an hour, 17 for an hour."""

FEWEST, MOST = 2, 20


@dataclass(frozen=True)
class Chapter:
    """Passages about one thing, with a few words for it."""

    title: str
    stretches: tuple[Stretch, ...]
    vectors: Vectors = field(default_factory=dict, compare=False)

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
    minutes = corpus.transcript.duration / 60
    wanted = count or min(MOST, max(FEWEST, round(PER_ROOT * math.sqrt(minutes))))
    said = corpus.sentences
    rows = rows_of(corpus.stretches, vectors)
    cuts = cuts_of(said, rows, corpus.hosts, wanted - 1)
    bounds = [0, *cuts, len(said)]
    taken: set[str] = set()
    chapters = []
    for first, last in itertools.pairwise(bounds):
        parts = _parts(corpus.stretches, said[first:last])
        own = {p.passage.id: rows_for(p.sentences, rows) for p in parts} if rows else {}
        phrases.learn(own)
        title = _title(said, first, parts, phrases, taken)
        taken |= set(content(title))
        chapters.append(Chapter(title, tuple(parts), own))
    return chapters


def _title(
    said: Sequence[Sentence],
    first: int,
    parts: Sequence[Stretch],
    phrases: Phrases,
    taken: set[str],
) -> str:
    """What it is said to turn to; else the words that stand out."""
    called = label([said[first]])
    told = announced(said, first) if first else introduced(said)
    if not told or (taken and set(content(told)) <= taken):
        told = phrases.name(parts, taken)
    return f"{capital(called)}: {told}" if called else capital(told)


def _parts(stretches: Sequence[Stretch], inside: Sequence[Sentence]) -> list[Stretch]:
    """These sentences as passages, those that are whole as they were."""
    kept = {id(sentence) for sentence in inside}
    out = []
    for stretch in stretches:
        part = [s for s in stretch.sentences if id(s) in kept]
        if part:
            out.append(stretch if len(part) == len(stretch.sentences) else stretch_of(part))
    return out


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
