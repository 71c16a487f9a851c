"""Passages that answer a question: full text and meaning, merged by the ranks they give."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from audiochat.domain.errors import ModelError
from audiochat.domain.job import Job
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Transcript
from audiochat.services.asking.language import search_terms
from audiochat.services.asking.passages import Stretch, stretches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiochat.store.database import Store

RANK_CONSTANT = 60
"""Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): the sum of 1 / (60 + rank)."""

DEEPEST = 50
BATCH = 4
"""Passages between two looks at the job: 4 take 60 to 150 ms on two cores."""

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

    @property
    def ids(self) -> list[str]:
        """Ids of all passages, in order."""
        return [stretch.passage.id for stretch in self.stretches]


@dataclass(frozen=True)
class Hit:
    """A passage found. ``words`` is its bm25 (0: no word in common), ``meaning`` its cosine."""

    stretch: Stretch
    score: float
    words: float
    meaning: float


class Retriever:
    """Keeps passages searchable and finds those that a question is about. The same question finds the same."""

    def __init__(
        self, store: Store, view: Callable[[Timeline], Transcript], vectors: Vectors
    ) -> None:
        self._store = store
        self._view = view
        self._vectors = vectors
        self._by_meaning = True  # until the engine has said that it cannot run here

    def corpus(self, timeline: Timeline) -> Corpus:
        """The passages as the timeline is now."""
        transcript = self._view(timeline)
        return Corpus(transcript, tuple(stretches(transcript)))

    @property
    def _engine(self) -> str:
        return self._vectors.engine if self._by_meaning else ""

    def missing(self, corpus: Corpus) -> list[Stretch]:
        """Passages that are not searchable yet, each once."""
        known = self._store.passages.known(corpus.ids, self._engine)
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
        import numpy as np

        blobs = [b""] * len(batch)
        if self._by_meaning:
            made = self._vectors.passages([stretch.passage.text for stretch in batch])
            blobs = [row.astype(np.float16).tobytes() for row in made]
        rows = [(s.passage, blob) for s, blob in zip(batch, blobs, strict=True)]
        self._store.passages.add(rows, self._engine)

    def search(self, corpus: Corpus, question: str, limit: int = 10) -> list[Hit]:
        """The passages nearest to the question, best first; ties go to the earlier one."""
        words = self._by_words(corpus, question)
        meaning = self._cosines(corpus, question)
        ranks = [_ranked(words), _ranked(meaning)]
        hits: dict[str, Hit] = {}
        for stretch in corpus.stretches:
            id = stretch.passage.id
            score = sum(1 / (RANK_CONSTANT + rank[id]) for rank in ranks if id in rank)
            if score and id not in hits:
                hits[id] = Hit(stretch, score, words.get(id, 0.0), meaning.get(id, 0.0))
        best = sorted(hits.values(), key=lambda hit: (-hit.score, hit.stretch.start))
        return best[:limit]

    def _by_words(self, corpus: Corpus, question: str) -> dict[str, float]:
        terms = search_terms(question)
        return dict(self._store.passages.match(terms, corpus.ids, DEEPEST))

    def _cosines(self, corpus: Corpus, question: str) -> dict[str, float]:
        """The cosine of each passage that has a vector with the question."""
        import numpy as np

        stored = self._store.passages.vectors(corpus.ids, self._engine)
        ids = [id for id in dict.fromkeys(corpus.ids) if len(stored.get(id, b"")) == 768]
        if not ids or not self._by_meaning:
            return {}
        table = np.frombuffer(b"".join(stored[id] for id in ids), np.float16)
        vectors = table.reshape(len(ids), -1).astype(np.float32)
        near = vectors @ self._vectors.questions([question])[0]
        return dict(zip(ids, (float(x) for x in near), strict=True))


def _ranked(scores: dict[str, float]) -> dict[str, int]:
    """Ranks from 1 on, at most ``DEEPEST``; equal scores by id, so that the order never changes."""
    best = sorted(scores, key=lambda id: (-scores[id], id))[:DEEPEST]
    return {id: rank for rank, id in enumerate(best, 1)}
