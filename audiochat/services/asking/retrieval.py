"""Passages that answer a question: full text and meaning find them, their best sentence ranks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job, interruptible
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Transcript
from audiochat.services.asking.language import content_set, search_terms, words
from audiochat.services.asking.passages import Sentence, Stretch, stretches
from audiochat.services.asking.stoppable import Stoppable
from audiochat.services.asking.telling import Fit, Telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiochat.store.database import Store

RANK_CONSTANT = 60
"""Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): the sum of 1 / (60 + rank)."""

DEEPEST, CANDIDATES = 100, 200
NUMBER_BYTES = 2 * 384
BATCH = 3
"""Passages that are committed together: 3 take 60 to 150 ms on two cores."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing adds to the cosine of question and sentence (measured, see DECISIONS.md).

    ``around`` is for the meaning of the whole passage, the others as in ``telling.Fit``.
    """

    around: float
    words: float
    ideas: float
    rarest: float
    sort: float


NAMED = Weights(around=0.2, words=0.1, ideas=0.06, rarest=0.0, sort=0.05)
"""For a question whose telling words are said somewhere."""

UNNAMED = Weights(around=0.5, words=0.05, ideas=0.0, rarest=0.03, sort=0.05)
"""For a question in other words than the recording's: the meaning leads, its passage with it."""

SAID = 0.2
"""The share of a question's words, by what they tell, that one sentence has if the question names it."""

FEWEST_ASKED = 3
"""Questions of somebody who is taken for the one who asks."""

KEEP_STALE = 5000
"""Passages of earlier versions that are kept, so that undo need not read them again."""


class Vectors(Protocol):
    """What is asked of ``speech.embedding``."""

    engine: str

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of questions."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of passages."""

    def close(self) -> None:
        """Give the model back."""


@dataclass(frozen=True)
class Corpus:
    """The passages of one timeline, with the transcript they were cut from."""

    transcript: Transcript
    stretches: tuple[Stretch, ...]

    @cached_property
    def telling(self) -> Telling:
        """How much each word tells among these passages."""
        sentences = [s.text for stretch in self.stretches for s in stretch.sentences]
        return Telling([stretch.passage.text for stretch in self.stretches], sentences)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """All sentences, in the order in which they are heard."""
        return [sentence for stretch in self.stretches for sentence in stretch.sentences]

    @cached_property
    def hosts(self) -> frozenset[str]:
        """Who asks, in a talk in which one asks and others tell; nobody where that cannot be told."""
        asks: Counter[str] = Counter()
        says: Counter[str] = Counter()
        for sentence in self.sentences:
            asks[sentence.speaker] += sentence.asks
            says[sentence.speaker] += len(sentence.words)
        host, count = max(asks.items(), key=lambda one: one[1], default=("", 0))
        others = asks.total() - count
        told = says.total() - says[host]
        few = not host or count < FEWEST_ASKED or 2 * others > count or says[host] > told
        return frozenset() if few else frozenset({host})

    @cached_property
    def said(self) -> frozenset[str]:
        """Every word that is said, in plain form."""
        return frozenset(word for s in self.sentences for word in words(s.text))

    @cached_property
    def running(self) -> str:
        """All words one after another in plain form, with a blank before and after each."""
        return " ".join(["", *(word for s in self.sentences for word in words(s.text)), ""])

    @cached_property
    def ids(self) -> list[str]:
        """Ids of all passages, in order."""
        return [stretch.passage.id for stretch in self.stretches]


@dataclass(frozen=True)
class Hit:
    """A passage found, with the place of its best sentence in it and how well that answers.

    ``score`` has the same meaning for every question, so that it tells whether there is an answer.
    """

    stretch: Stretch
    best: int
    score: float

    @property
    def sentence(self) -> Sentence:
        """The best sentence."""
        return self.stretch.sentences[self.best]


class Retriever:
    """Keeps passages searchable, and finds those that a question is about."""

    def __init__(
        self, store: Store, view: Callable[[Timeline], Transcript], vectors: Vectors
    ) -> None:
        self._store = store
        self._view = view
        self._vectors = vectors
        self._by_meaning = True  # until the engine has said that it cannot run here
        self._last: Corpus | None = None

    def corpus(self, timeline: Timeline) -> Corpus:
        """The passages as the timeline is now."""
        transcript = self._view(timeline)
        last = self._last
        if last is not None and last.transcript is transcript:
            return last
        self._last = Corpus(transcript, tuple(stretches(transcript)))
        return self._last

    @property
    def engine(self) -> str:
        """Whose vectors are used; empty for none."""
        return self._vectors.engine if self._by_meaning else ""

    def missing(self, corpus: Corpus) -> list[Stretch]:
        """Passages that are not searchable yet, each once."""
        known = self._store.passages.known(corpus.ids, self.engine)
        fresh = {s.passage.id: s for s in corpus.stretches if s.passage.id not in known}
        return list(fresh.values())

    def index(self, corpus: Corpus, job: Job) -> None:
        """Make all passages searchable; each few are committed, so a stop or a kill loses only those."""
        missing, engine = self.missing(corpus), Stoppable(self._vectors, job)
        if self._by_meaning and missing:
            try:
                interruptible(job, self._vectors.questions, ["ready"])  # may have to be read first
            except ModelError:
                self._by_meaning = False  # full text alone still finds
                missing = self.missing(corpus)
        for done in range(0, len(missing), BATCH):
            job.check()
            job.progress(done / len(missing), "Reading the transcript")
            self._add(missing[done : done + BATCH], engine)
        if missing:
            sources = {stretch.passage.source_id for stretch in corpus.stretches}
            self._store.passages.tidy(sources, corpus.ids, KEEP_STALE)

    def _add(self, batch: list[Stretch], engine: Vectors) -> None:
        """Keep passages with one vector for each sentence, one after another."""
        import numpy as np

        blobs = [b""] * len(batch)
        if self._by_meaning:
            texts = [sentence.text for stretch in batch for sentence in stretch.sentences]
            rows = iter(engine.passages(texts).astype(np.float16))
            blobs = [b"".join(next(rows).tobytes() for _ in s.sentences) for s in batch]
        kept = [(s.passage, blob) for s, blob in zip(batch, blobs, strict=True)]
        self._store.passages.add(kept, self.engine)

    def sentence_vectors(self, corpus: Corpus) -> dict[str, NDArray[np.float32]]:
        """For each passage that has them, the unit vectors of its sentences, by the passage's id."""
        import numpy as np

        if not self._by_meaning:
            return {}
        stored = self._store.passages.vectors(corpus.ids, self.engine)
        out: dict[str, NDArray[np.float32]] = {}
        for stretch in corpus.stretches:
            blob = stored.get(stretch.passage.id, b"")
            if len(blob) == NUMBER_BYTES * len(stretch.sentences):
                table = np.frombuffer(blob, np.float16).astype(np.float32)
                out[stretch.passage.id] = table.reshape(len(stretch.sentences), -1)
        return out

    def search(
        self,
        corpus: Corpus,
        question: str,
        limit: int = 10,
        bonus: Callable[[Sentence], float] | None = None,
    ) -> list[Hit]:
        """The passages that answer best, each with its best sentence; ties go to the earlier one.

        ``bonus``: what a sentence gains beside its words and its meaning; it counts for the order alone.

        Full text and meaning each rank the passages; both ranks together choose the candidates, and
        the best sentence of each puts them in order, weighed by meaning, words, ideas and sort. Where
        no sentence has a telling word of the question, its words tell nothing and the meaning leads.
        """
        near = self._nearness(corpus, question)
        terms = search_terms(question)
        by_words = dict(self._store.passages.match(terms, corpus.ids, DEEPEST))
        by_meaning = {
            id: max(one.sentences) + NAMED.around * one.around for id, one in near.items()
        }
        fused: dict[str, float] = {}
        for rank in (_ranked(by_words), _ranked(by_meaning)):
            for id, place in rank.items():
                fused[id] = fused.get(id, 0.0) + 1 / (RANK_CONSTANT + place)
        kept = set(_ranked(fused, CANDIDATES))
        fit = corpus.telling.fitter(question)
        fits: dict[str, tuple[Stretch, list[Fit]]] = {}
        for stretch in corpus.stretches:
            if stretch.passage.id in kept and stretch.passage.id not in fits:
                fits[stretch.passage.id] = (stretch, [fit(s.text) for s in stretch.sentences])
        said = max((one.words for _, found in fits.values() for one in found), default=0.0)
        weights = NAMED if said >= SAID or not near else UNNAMED
        best = []
        for id, (stretch, found) in fits.items():
            none = Nearness([0.0] * len(found), 0.0)
            best.append(_best(stretch, found, near.get(id, none), weights, bonus))
        best.sort(key=lambda one: (-one[0], one[1].stretch.start))
        return [hit for _, hit in best[:limit]]

    def _nearness(self, corpus: Corpus, question: str) -> dict[str, Nearness]:
        """How near each passage is to the question in meaning, by its id."""
        stored = self.sentence_vectors(corpus)
        if not stored:
            return {}
        asked = self._vectors.questions([question])[0]
        out: dict[str, Nearness] = {}
        for id, table in stored.items():
            middle = table.mean(0)
            length = float((middle @ middle) ** 0.5) or 1.0
            out[id] = Nearness([float(x) for x in table @ asked], float(middle @ asked) / length)
        return out


@dataclass(frozen=True, slots=True)
class Nearness:
    """The cosine of a question with each sentence of a passage, and with the middle of them."""

    sentences: list[float]
    around: float


EMPTY_COSTS, FEWEST_WORDS = 0.1, 3
"""What a sentence of fewer content words than this loses: "Well..." answers nothing.

Less, where it has the sort that is asked for, or the words and refers to what was said before it.
"""


def _best(
    stretch: Stretch,
    fits: Sequence[Fit],
    near: Nearness,
    weights: Weights,
    bonus: Callable[[Sentence], float] | None = None,
) -> tuple[float, Hit]:
    """The passage's best sentence as these weights have it, with how well that answers as the usual do."""
    rows = list(zip(near.sentences, fits, stretch.sentences, strict=True))

    def score(at: int, use: Weights) -> float:
        cosine, fit, sentence = rows[at]
        few = len(content_set(sentence.text)) < FEWEST_WORDS
        told = max(fit.sort, fit.words if sentence.refers else 0.0)
        empty = EMPTY_COSTS * (1.0 - told) * few
        worth = use.words * fit.words + use.ideas * fit.ideas + use.rarest * fit.rarest
        return cosine + use.around * near.around + worth + use.sort * fit.sort - empty

    order = [
        score(at, weights) + (bonus(row[2]) if bonus is not None else 0.0)
        for at, row in enumerate(rows)
    ]
    best = max(range(len(rows)), key=lambda at: (order[at], -at))
    return order[best], Hit(stretch, best, score(best, NAMED))


def _ranked(scores: dict[str, float], most: int = DEEPEST) -> dict[str, int]:
    """Ranks from 1 on; equal scores by id, so that the order never changes."""
    best = sorted(scores, key=lambda id: (-scores[id], id))[:most]
    return {id: rank for rank, id in enumerate(best, 1)}
