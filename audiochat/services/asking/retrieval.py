"""Passages that answer a question: full text and meaning find them, their best sentence ranks them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Transcript
from audiochat.services.asking.language import content_set, search_terms
from audiochat.services.asking.passages import Sentence, Stretch, stretches
from audiochat.services.asking.telling import Telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiochat.store.database import Store

RANK_CONSTANT = 60
"""Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): the sum of 1 / (60 + rank)."""

DEEPEST, CANDIDATES = 100, 60
NUMBER_BYTES = 2 * 384
BATCH = 3
"""Passages between two looks at the job: 3 take 60 to 150 ms on two cores."""

AROUND_COUNTS = 0.2
"""How much the meaning of a whole passage counts beside that of its best sentence (measured)."""

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
        return Telling([stretch.passage.text for stretch in self.stretches])

    @cached_property
    def ids(self) -> list[str]:
        """Ids of all passages, in order."""
        return [stretch.passage.id for stretch in self.stretches]


@dataclass(frozen=True)
class Hit:
    """A passage found, with the place of its best sentence in it and how well that answers."""

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
        missing = self.missing(corpus)
        if self._by_meaning and missing:
            try:
                self._vectors.questions(["ready"])
            except ModelError:
                self._by_meaning = False  # full text alone still finds
                missing = self.missing(corpus)
        for done in range(0, len(missing), BATCH):
            job.check()
            job.progress(done / len(missing), "Reading the transcript")
            self._add(missing[done : done + BATCH])
        if missing:
            sources = {stretch.passage.source_id for stretch in corpus.stretches}
            self._store.passages.tidy(sources, corpus.ids, KEEP_STALE)

    def _add(self, batch: list[Stretch]) -> None:
        """Keep passages with one vector for each sentence, one after another."""
        import numpy as np

        blobs = [b""] * len(batch)
        if self._by_meaning:
            texts = [sentence.text for stretch in batch for sentence in stretch.sentences]
            rows = iter(self._vectors.passages(texts).astype(np.float16))
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

    def search(self, corpus: Corpus, question: str, limit: int = 10) -> list[Hit]:
        """The passages that answer best, each with its best sentence; ties go to the earlier one.

        Full text and meaning each rank the passages; both ranks together choose the candidates, and
        the best sentence of each, weighed by meaning, words, ideas and sort, puts them in order.
        """
        near = self._nearness(corpus, question)
        terms = search_terms(question)
        by_words = dict(self._store.passages.match(terms, corpus.ids, DEEPEST))
        by_meaning = {id: max(cosines) for id, cosines in near.items()}
        fused: dict[str, float] = {}
        for rank in (_ranked(by_words), _ranked(by_meaning)):
            for id, place in rank.items():
                fused[id] = fused.get(id, 0.0) + 1 / (RANK_CONSTANT + place)
        kept = set(_ranked(fused, CANDIDATES))
        weigher = corpus.telling.weigher(question)
        hits: dict[str, Hit] = {}
        for stretch in corpus.stretches:
            id = stretch.passage.id
            if id in kept and id not in hits:
                none = [0.0] * len(stretch.sentences)
                hits[id] = _best(stretch, weigher, near.get(id, none))
        best = sorted(hits.values(), key=lambda hit: (-hit.score, hit.stretch.start))
        return best[:limit]

    def _nearness(self, corpus: Corpus, question: str) -> dict[str, list[float]]:
        """The cosine of each sentence with the question, a fifth of its passage's added."""
        stored = self.sentence_vectors(corpus)
        if not stored:
            return {}
        asked = self._vectors.questions([question])[0]
        out: dict[str, list[float]] = {}
        for id, table in stored.items():
            middle = table.mean(0)
            length = float((middle @ middle) ** 0.5) or 1.0
            around = AROUND_COUNTS * float(middle @ asked) / length
            out[id] = [float(x) + around for x in table @ asked]
        return out


EMPTY_COSTS, FEWEST_WORDS = 0.1, 3
"""What a sentence of fewer content words than this loses: "Well..." answers nothing."""


def _best(stretch: Stretch, weigh: Callable[[str], float], near: Sequence[float]) -> Hit:
    scores = [
        cosine
        + weigh(sentence.text)
        - EMPTY_COSTS * (len(content_set(sentence.text)) < FEWEST_WORDS)
        for cosine, sentence in zip(near, stretch.sentences, strict=True)
    ]
    best = max(range(len(scores)), key=lambda i: (scores[i], -i))
    return Hit(stretch, best, scores[best])


def _ranked(scores: dict[str, float], most: int = DEEPEST) -> dict[str, int]:
    """Ranks from 1 on; equal scores by id, so that the order never changes."""
    best = sorted(scores, key=lambda id: (-scores[id], id))[:most]
    return {id: rank for rank, id in enumerate(best, 1)}
