"""Ask about a recording: what is said is found, quoted and timed before any model says a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from audiochat.domain.errors import UserError
from audiochat.domain.generation import Provider
from audiochat.domain.job import Job, interruptible
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Answer, Citation, Transcript
from audiochat.services.asking import facts, overviews
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.facts import CITED, SURE
from audiochat.services.asking.kinds import Kind, asks, kind_of, means_the_recording
from audiochat.services.asking.language import content
from audiochat.services.asking.nearest import Nearest, Span
from audiochat.services.asking.phrases import Phrases
from audiochat.services.asking.places import place_of
from audiochat.services.asking.retrieval import Retriever, Vectors
from audiochat.services.asking.stoppable import Stoppable
from audiochat.services.asking.support import Checker
from audiochat.services.asking.writing import Writer

if TYPE_CHECKING:
    from audiochat.store.database import Store

LONGEST_QUESTION = 1000
WHOLE = 0.995
"""From this share on, all of a recording counts as transcribed."""

TELLERS: dict[Kind, Callable[[Scene, Draft], None]] = {
    Kind.FACT: facts.tell,
    Kind.SUMMARY: overviews.summary,
    Kind.TASKS: overviews.tasks,
    Kind.DECISIONS: overviews.decisions,
    Kind.CHAPTERS: overviews.chapters,
    Kind.TITLE: overviews.title,
    Kind.TAGS: overviews.tags,
    Kind.TITLE_AND_TAGS: overviews.title_and_tags,
    Kind.NOTES: overviews.notes,
    Kind.QUOTE: overviews.quotes,
}


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
        self._nearest = Nearest(self._retriever, vectors)

    def index(self, recording_id: str, timeline: Timeline, job: Job) -> None:
        """Make what is said searchable; only what an edit or the recogniser changed is read again.

        Each few passages are committed: a cancelled or killed run goes on where it stopped.
        """
        self._retriever.index(interruptible(job, self._retriever.corpus, timeline), job)

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
        """Answer a question; ``NoWords`` when nothing has been transcribed. Emits its text as it comes.

        What is said in the recording is quoted with its time; what the model (if one is given) adds gets
        a time only when it is checked against the transcript.
        """
        return self.told(timeline, question, job, provider)[0]

    def told(
        self, timeline: Timeline, question: str, job: Job, provider: Provider | None = None
    ) -> tuple[Answer, dict[str, object]]:
        """An answer with what it proposes for the recording: ``title``, ``chapters``, ``tags`` or nothing."""
        corpus = interruptible(job, self._retriever.corpus, timeline)
        if not corpus.stretches:
            raise NoWords
        self._retriever.index(corpus, job)
        vectors = interruptible(job, self._retriever.sentence_vectors, corpus)
        engine = Stoppable(self._vectors, job)
        scene = Scene(
            question=question[:LONGEST_QUESTION],
            corpus=corpus,
            vectors=vectors,
            retriever=self._retriever,
            checker=Checker(engine, corpus.telling),
            phrases=Phrases(corpus, vectors, engine),
            writer=None if provider is None else Writer(provider),
            job=job,
        )
        draft = Draft(job)
        TELLERS[kind_of(scene.question)](scene, draft)
        coverage = corpus.transcript.coverage
        made_from = draft.answer(coverage).coverage
        if made_from < WHOLE:
            why = " that is transcribed" if coverage < WHOLE else ""
            draft.line(f"\n_Made from {made_from:.0%} of the recording{why}._")
        return draft.answer(coverage), draft.proposal

    def concerns(self, timeline: Timeline, question: str, job: Job | None = None) -> bool:
        """Whether words in the chat are a question about what is said in this recording.

        True for words that plainly mean the recording, and for a question that some passage is near to
        and has a telling word of.
        """
        if means_the_recording(question):
            return True
        if not asks(question):
            return False
        corpus = self._retriever.corpus(timeline)
        self._retriever.index(corpus, job or Job())
        hits = self._retriever.search(corpus, question[:LONGEST_QUESTION], CITED)
        near = [hit for hit in hits if hit.score >= SURE]
        said = {w for hit in near for w in content(hit.stretch.passage.text)}
        return bool(said & set(content(question)))

    def alike(self, timeline: Timeline, topic: str, speaker: str, job: Job) -> list[Span] | None:
        """The parts that speak of a topic in other words, best first, at most three; seconds.

        Only of ``speaker``, unless that is empty. None where meanings cannot be compared.
        """
        return self._nearest.find(timeline, topic[:LONGEST_QUESTION], speaker, job)

    def has_words(self, timeline: Timeline) -> bool:
        """Whether anything has been transcribed."""
        return bool(self._retriever.corpus(timeline).stretches)

    def close(self) -> None:
        """Give the model of meanings back."""
        self._vectors.close()
