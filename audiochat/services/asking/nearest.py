"""The parts of a recording that mean about what a few words mean, though none of these is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audiochat.domain.errors import ModelError
from audiochat.domain.hearing import Near
from audiochat.domain.job import Job, interruptible
from audiochat.domain.timeline import Timeline
from audiochat.services.asking.language import words
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.retrieval import Corpus, Retriever, Vectors
from audiochat.services.asking.stoppable import Stoppable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float32]

COMMON = (
    "the dog", "a conversation", "her opinion", "the weather", "what he says at the end", "how it works",
    "the money", "a question", "the meeting", "his family", "something funny", "the trip to another country",
    "the problem with the computer", "the food", "how they met", "the building", "an accident",
    "the advertisement", "the reason for it", "the school",
)  # fmt: skip
"""Topics of all sorts. What they have in common is taken off a topic: "Wow." is near to every one."""

LEAST = 0.025
"""How much nearer a sentence must be to a topic than to the common ones, as a cosine (measured)."""

FOLLOWING = 0.012
"""The same for one that goes on with a sentence that is near enough: "Or write to us"."""

NEAR = 0.03
"""Sentences less than this under the best one may be meant as well."""

SURE, AHEAD = 0.03, 0.02
"""What the best part must have, and by how much more than any other, to stand out (measured)."""

BESIDE = 1.0
"""Seconds within which another part is the same exchange: a question beside its answer."""

MOST = 3
FRESH = 200
"""Sentences that are read now, if they have not been: 25 ms each on two busy cores."""

_GOES_ON = frozenset(
    ["or", "and", "but", "then", "because", "so", "also", "או", "אבל", "ואז", "כי", "וגם"]
)
_HESITATIONS = frozenset(["um", "uh", "er", "erm", "אממ", "אהה"])


class Nearest:
    """Compares topics with sentences; keeps what the common topics mean. Safe from any thread."""

    def __init__(self, retriever: Retriever, vectors: Vectors) -> None:
        self._retriever, self._vectors = retriever, vectors
        self._common: Numbers | None = None

    def find(self, timeline: Timeline, topic: str, speaker: str, job: Job) -> list[Near] | None:
        """Where the recording speaks of a topic in other words, best first, at most three places.

        Only what ``speaker`` says unless that is empty. None where meanings
        cannot be compared: no engine, or a long recording whose words have not been read yet. Raises
        ``Cancelled``.
        """
        corpus = interruptible(job, self._retriever.corpus, timeline)
        if sum(len(part.sentences) for part in self._retriever.missing(corpus)) > FRESH:
            return None
        try:
            self._retriever.index(corpus, job)
            vectors = interruptible(job, self._retriever.sentence_vectors, corpus)
            meaning = self._meaning(topic, Stoppable(self._vectors, job)) if vectors else None
        except ModelError:
            return None
        return None if meaning is None else parts(corpus, vectors, meaning, speaker)

    def _meaning(self, topic: str, engine: Vectors) -> Numbers:
        """What a topic means beyond what all topics do."""
        if self._common is None:
            self._common = engine.questions(COMMON).mean(0)
        meaning: Numbers = engine.questions([topic])[0] - self._common
        return meaning


def parts(
    corpus: Corpus, vectors: dict[str, Numbers], meaning: Numbers, speaker: str = ""
) -> list[Near]:
    """The sentences nearest to a meaning, each with those that go on with it, best first."""
    runs: list[Near] = []
    for stretch in corpus.stretches:
        table = vectors.get(stretch.passage.id)
        if table is not None:
            runs += _runs(stretch.sentences, [float(x) for x in table @ meaning], speaker)
    runs.sort(key=lambda run: (-run.score, run.start))
    return [run for run in runs if run.score >= runs[0].score - NEAR][:MOST]


def stands_out(found: Sequence[Near]) -> bool:
    """Whether the best of some parts, best first, is clearly what is meant, so that a yes may take it."""
    if not found or found[0].score < SURE:
        return False
    best = found[0]
    apart = (n for n in found if n.start - best.end > BESIDE or best.start - n.end > BESIDE)
    return all(best.score - other.score >= AHEAD for other in apart)


def _runs(sentences: Sequence[Sentence], likeness: Sequence[float], speaker: str) -> list[Near]:
    """Sentences of one passage that are alike enough; what goes on with one belongs to it."""
    out: list[Near] = []
    last = -1
    for at, (sentence, near) in enumerate(zip(sentences, likeness, strict=True)):
        if near < FOLLOWING or speaker not in ("", sentence.speaker):
            continue
        if out and last == at - 1 and _goes_on(sentences[last], sentence):
            out[-1] = Near(out[-1].start, sentence.end, max(out[-1].score, near))
        elif near < LEAST:
            continue
        else:
            out.append(Near(sentence.start, sentence.end, near))
        last = at
    return out


def _goes_on(before: Sentence, after: Sentence) -> bool:
    """Whether a sentence only goes on with the one before it: "Or write to us"."""
    if before.speaker != after.speaker:
        return False
    first = next((word for word in words(after.text) if word not in _HESITATIONS), "")
    return first in _GOES_ON
