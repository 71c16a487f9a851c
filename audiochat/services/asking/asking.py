"""Ask about a recording: what is said is found, quoted and timed before any model says a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from audiochat.domain.errors import UserError
from audiochat.domain.generation import Provider
from audiochat.domain.hearing import Near
from audiochat.domain.job import Job, interruptible
from audiochat.domain.timeline import Timeline
from audiochat.domain.transcript import Answer, Citation, Transcript
from audiochat.services.asking import facts, lists, moments, overviews, quoting
from audiochat.services.asking.bearings import (
    asks_their_words,
    named,
    names_alone,
    speakers,
    without_names,
)
from audiochat.services.asking.conversing import Earlier, doubts, follows
from audiochat.services.asking.draft import Draft, Scene
from audiochat.services.asking.facts import CITED, SURE
from audiochat.services.asking.kinds import (
    Kind,
    asks,
    is_personal,
    is_to_do,
    is_worldly,
    kind_of,
    means_people,
    means_the_recording,
    points,
)
from audiochat.services.asking.language import content, stem
from audiochat.services.asking.nearest import Nearest
from audiochat.services.asking.phrases import Phrases
from audiochat.services.asking.places import place_of
from audiochat.services.asking.retrieval import Corpus, Retriever, Vectors
from audiochat.services.asking.stoppable import Stoppable
from audiochat.services.asking.support import Checker
from audiochat.services.asking.wording import as_said, numbers_as_said, spelt_out, unpolite
from audiochat.services.asking.writing import Writer

if TYPE_CHECKING:
    from audiochat.store.database import Store

LONGEST_QUESTION = 1000
FEW_LETTERS = 3
"""A word of no more letters tells nothing of what a question is about."""

WHOLE = 0.995
"""From this share on, all of a recording counts as transcribed."""

LISTS = (Kind.TASKS, Kind.QUOTE)
"""Kinds that a further question may narrow down to what one person says or is to do."""

TELLERS: dict[Kind, Callable[[Scene, Draft], None]] = {
    Kind.FACT: facts.tell,
    Kind.SUMMARY: overviews.summary,
    Kind.TASKS: lists.tasks,
    Kind.DECISIONS: lists.decisions,
    Kind.OPEN: lists.open_points,
    Kind.DISPUTED: moments.quarrel,
    Kind.PEOPLE: moments.people,
    Kind.MOMENT: moments.moment,
    Kind.HIGHLIGHTS: quoting.highlights,
    Kind.FUNNY: moments.funny,
    Kind.CHAPTERS: overviews.chapters,
    Kind.TITLE: overviews.title,
    Kind.TAGS: overviews.tags,
    Kind.TITLE_AND_TAGS: overviews.title_and_tags,
    Kind.NOTES: overviews.notes,
    Kind.QUOTE: quoting.quotes,
}


def kind_in(question: str, earlier: Earlier | None, corpus: Corpus) -> Kind:
    """The kind of a question in its conversation: "and just Anna's?" asks for what was listed before."""
    kind = kind_of(question)
    who = named(question, speakers(corpus)) if kind is Kind.FACT else []
    if who and is_to_do(question):
        return Kind.TASKS
    if len(who) > 1 and kind_of(without_names(question, who)) is Kind.DISPUTED:
        return Kind.DISPUTED
    if not who or earlier is None or earlier.kind not in LISTS:
        return kind
    if any(asks_their_words(question, name) for name in who):
        return kind
    return kind if content(without_names(spelt_out(question), who)) else earlier.kind


def in_their_words(question: str, corpus: Corpus) -> str:
    """A question without its politeness, with words and numbers as the recording has them."""
    bare = as_said(unpolite(spelt_out(question[:LONGEST_QUESTION])), corpus.said)
    return numbers_as_said(bare, corpus.running)


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
        earlier: Earlier | None = None,
    ) -> Answer:
        """Answer a question; ``NoWords`` when nothing has been transcribed. Emits its text as it comes.

        What is said in the recording is quoted with its time; what the model (if one is given) adds gets
        a time only when it is checked against the transcript.
        """
        return self.told(timeline, question, job, provider, earlier)[0]

    def told(
        self,
        timeline: Timeline,
        question: str,
        job: Job,
        provider: Provider | None = None,
        earlier: Earlier | None = None,
    ) -> tuple[Answer, dict[str, object]]:
        """An answer with what it proposes for the recording: ``title``, ``chapters``, ``tags`` or nothing.

        ``earlier``: the question before this one in the same conversation, which this one may be about.
        """
        corpus = interruptible(job, self._retriever.corpus, timeline)
        if not corpus.stretches:
            raise NoWords
        self._retriever.index(corpus, job)
        vectors = interruptible(job, self._retriever.sentence_vectors, corpus)
        engine = Stoppable(self._vectors, job)
        scene = Scene(
            question=in_their_words(question, corpus),
            earlier=earlier if earlier is not None and follows(question) else None,
            corpus=corpus,
            vectors=vectors,
            retriever=self._retriever,
            checker=Checker(engine, corpus.telling),
            phrases=Phrases(corpus, vectors, engine),
            writer=None if provider is None else Writer(provider),
            job=job,
        )
        draft = Draft(job)
        TELLERS[kind_in(question[:LONGEST_QUESTION], scene.earlier, corpus)](scene, draft)
        coverage = corpus.transcript.coverage
        made_from = draft.answer(coverage).coverage
        if made_from < WHOLE:
            why = " that is transcribed" if coverage < WHOLE else ""
            draft.line(f"\n_Made from {made_from:.0%} of the recording{why}._")
        return draft.answer(coverage), draft.proposal

    def concerns(
        self,
        timeline: Timeline,
        question: str,
        job: Job | None = None,
        earlier: Earlier | None = None,
    ) -> bool:
        """Whether words in the chat are a question about what is said in this recording.

        True for words that plainly mean the recording, for a question about the answer before it, for
        one about people or what happened, and for one that some passage is near to and has a telling
        word of.
        """
        if means_the_recording(question):
            return True
        if earlier is not None and doubts(question):
            return True
        if not asks(question) or is_personal(question):
            return False
        if earlier is not None and follows(question) and not is_worldly(question):
            return True
        corpus = self._retriever.corpus(timeline)
        names = speakers(corpus)
        worldly = is_worldly(question)
        if not worldly and (means_people(question) or named(question, names)):
            return True
        wanted = set(content(unpolite(spelt_out(question[:LONGEST_QUESTION]))))
        if not worldly and points(question) and len(wanted) < 2:
            return True
        if wanted & {stem(word) for word in corpus.said if len(word) > FEW_LETTERS * (1 + worldly)}:
            return True
        self._retriever.index(corpus, job or Job())
        hits = self._retriever.search(corpus, question[:LONGEST_QUESTION], CITED)
        near = [hit for hit in hits if hit.score >= SURE]
        said = {w for hit in near for w in content(hit.stretch.passage.text)}
        return bool(said & wanted)

    def alike(self, timeline: Timeline, topic: str, speaker: str, job: Job) -> list[Near] | None:
        """The parts that speak of a topic in other words, best first, at most three.

        Only of ``speaker``, unless that is empty. None where meanings cannot be compared.
        """
        return self._nearest.find(timeline, topic[:LONGEST_QUESTION], speaker, job)

    def narrows(self, timeline: Timeline, words: str, earlier: Earlier | None) -> bool:
        """Whether words only name whose part of the list before is wanted: "just Tobias please"."""
        if earlier is None or earlier.kind not in LISTS or len(words) > LONGEST_QUESTION:
            return False
        return names_alone(words, speakers(self._retriever.corpus(timeline)))

    def has_words(self, timeline: Timeline) -> bool:
        """Whether anything has been transcribed."""
        return bool(self._retriever.corpus(timeline).stretches)

    def close(self) -> None:
        """Give the model of meanings back."""
        self._vectors.close()
