"""An answer while it is made: what it says goes out at once, and every place is one that is heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from audiochat.domain.job import Job
from audiochat.domain.transcript import Answer, Citation
from audiochat.services.asking.conversing import Earlier
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.places import clock, quoted
from audiochat.services.asking.retrieval import Corpus, Retriever
from audiochat.services.asking.support import Checker
from audiochat.services.asking.writing import Writer

if TYPE_CHECKING:
    from audiochat.services.asking.chapters import Vectors as SentenceVectors
    from audiochat.services.asking.phrases import Phrases

MOST_UNSUPPORTED = 8
UNSAID = "Not from the recording: "
"""Stands before what a model said and the recording does not support."""


@dataclass(frozen=True)
class Scene:
    """What an answer is made from."""

    question: str
    earlier: Earlier | None
    corpus: Corpus
    vectors: SentenceVectors
    retriever: Retriever
    checker: Checker
    phrases: Phrases
    writer: Writer | None
    job: Job


@dataclass
class Draft:
    """Text, places and what has no support, in the order in which they came."""

    job: Job
    parts: list[str] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    unsupported: list[str] = field(default_factory=list)
    share: float = 1.0
    proposal: dict[str, object] = field(default_factory=dict)

    def say(self, text: str) -> None:
        """Add words of the program's own."""
        self.parts.append(text)
        self.job.emit(text)

    def line(self, text: str) -> None:
        """Add a line."""
        self.say(text if not self.parts else f"\n{text}")

    def cite(self, place: Citation, words: str, *, before: str = "- ") -> None:
        """Add a line with a place and what is said there."""
        self.citations.append(place)
        self.line(f"{before}{clock(place.start)} {words}")

    def quote(self, sentences: Sequence[Sentence]) -> None:
        """Add a line with sentences in quotation marks, and who says each."""
        said = []
        for who, part in groupby(sentences, key=lambda sentence: sentence.speaker):
            text = " ".join(sentence.text for sentence in part)
            said.append(f"{who}: “{text}”" if who else f"“{text}”")
        self.cite(quoted(sentences), " ".join(said))

    def claim(self, statement: str, place: Citation | None, *, keep: bool) -> None:
        """Add a model's statement: with its place, or marked as having none (dropped without ``keep``)."""
        if place is not None:
            self.cite(place, statement, before="")
            return
        if len(self.unsupported) < MOST_UNSUPPORTED:
            self.unsupported.append(statement)
            if keep:
                self.line(f"{UNSAID}{statement}")

    def answer(self, coverage: float) -> Answer:
        """The answer as it stands; ``coverage`` is the share of the recording that is transcribed."""
        return Answer(
            "".join(self.parts),
            tuple(self.citations),
            min(1.0, coverage * self.share),
            tuple(self.unsupported),
        )
