"""Ask about a recording: what is said is found, quoted and timed before any model says a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from audiochat.domain.errors import UserError
from audiochat.domain.generation import Provider
from audiochat.domain.job import Job
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Answer, Citation, Transcript
from audiochat.services.asking.places import clock, place_of
from audiochat.services.asking.retrieval import Retriever, Vectors

if TYPE_CHECKING:
    from audiochat.store.database import Store

CITED = 3
"""How many places an answer about a fact leads with."""

LONGEST_QUESTION = 1000


class NoWords(UserError):
    """The recording has not been transcribed, so nothing can be said about its words."""

    def __init__(self) -> None:
        super().__init__(
            "This recording has not been transcribed yet.", "Transcribe it, then ask again."
        )


class Asking:
    """Answers questions about what is said in a recording. Safe to use from any thread."""

    def __init__(
        self, store: Store, view: Callable[[Timeline], Transcript], vectors: Vectors
    ) -> None:
        self._retriever = Retriever(store, view, vectors)
        self._vectors = vectors

    def index(self, recording_id: str, timeline: Timeline, job: Job) -> None:
        """Make what is said searchable; only what an edit or the recogniser changed is read again.

        Each few passages are committed: a cancelled or killed run goes on where it stopped.
        """
        self._retriever.index(self._retriever.corpus(timeline), job)

    def find(self, timeline: Timeline, question: str, limit: int = CITED) -> list[Citation]:
        """The places where the recording speaks of something, best first."""
        corpus = self._retriever.corpus(timeline)
        if not corpus.stretches or not question.strip():
            return []
        self._retriever.index(corpus, Job())
        question = question[:LONGEST_QUESTION]
        hits = self._retriever.search(corpus, question, limit)
        return [place_of(hit, question) for hit in hits]

    def ask(
        self,
        recording_id: str,
        timeline: Timeline,
        question: str,
        job: Job,
        provider: Provider | None = None,
    ) -> Answer:
        """Answer a question; ``NoWords`` when nothing has been transcribed. Emits text as it comes."""
        corpus = self._retriever.corpus(timeline)
        if not corpus.stretches:
            raise NoWords
        self._retriever.index(corpus, job)
        job.check()
        question = question[:LONGEST_QUESTION]
        hits = self._retriever.search(corpus, question, CITED)
        places = [place_of(hit, question) for hit in hits]
        text = "\n".join(f"- {clock(place.start)} “{place.text}”" for place in places)
        job.emit(text)
        return Answer(text, tuple(places), corpus.transcript.coverage)

    def close(self) -> None:
        """Give the model of meanings back."""
        self._vectors.close()
