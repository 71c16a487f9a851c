"""Which sentences of the passages found say it, and how a place in the recording is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from audiochat.domain.transcript import Citation
from audiochat.services.asking.language import content
from audiochat.services.asking.passages import Sentence
from audiochat.services.asking.retrieval import Corpus, Hit, Vectors

WORDS_COUNT = 0.35
"""How much words in common count beside the cosine of the meaning (measured, see DECISIONS.md)."""


def clock(seconds: float) -> str:
    """A time as the chat shows it: [mm:ss], or [h:mm:ss] from an hour on; cut to the second before."""
    whole = max(0, int(seconds))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"[{minutes:02d}:{rest:02d}]"
    return f"[{minutes // 60}:{minutes % 60:02d}:{rest:02d}]"


def rarity(corpus: Corpus) -> Counter[str]:
    """In how many passages each content word occurs."""
    counts: Counter[str] = Counter()
    for stretch in corpus.stretches:
        counts.update(set(content(stretch.passage.text)))
    return counts


def weight(word: str, counts: Counter[str], passages: int) -> float:
    """How much a word tells: much when few passages have it."""
    return log(1 + passages / (1 + counts[word]))


class Sharpener:
    """Picks the sentence of each passage that answers a question."""

    def __init__(self, vectors: Vectors, corpus: Corpus) -> None:
        self._vectors = vectors
        self._counts = rarity(corpus)
        self._size = len(corpus.stretches)

    def citations(self, question: str, hits: Sequence[Hit]) -> list[Citation]:
        """One place for each hit, best first: its best sentence, with the answer where that asks."""
        sentences = [s for hit in hits for s in hit.stretch.sentences]
        scores = dict(zip(map(id, sentences), self.scores(question, sentences), strict=True))
        found = []
        for hit in hits:
            parts = hit.stretch.sentences
            best = max(range(len(parts)), key=lambda i: (scores[id(parts[i])], -i))
            found.append((hit, scores[id(parts[best])], _with_reply(parts, best)))
        return [citation for _, _, citation in found]

    def scores(self, question: str, sentences: Sequence[Sentence]) -> list[float]:
        """How well each sentence answers: words in common, by rarity, and nearness of meaning."""
        wanted = set(content(question))
        total = sum(weight(w, self._counts, self._size) for w in wanted) or 1.0
        near = self._near(question, sentences)
        out = []
        for sentence, cosine in zip(sentences, near, strict=True):
            shared = wanted & set(content(sentence.text))
            told = sum(weight(w, self._counts, self._size) for w in shared) / total
            out.append(cosine + WORDS_COUNT * told)
        return out

    def _near(self, question: str, sentences: Sequence[Sentence]) -> list[float]:
        from audiochat.domain.errors import ModelError

        try:
            asked = self._vectors.questions([question])[0]
            table = self._vectors.passages([sentence.text for sentence in sentences])
        except ModelError:
            return [0.0] * len(sentences)
        return [float(x) for x in table @ asked]


def _with_reply(parts: Sequence[Sentence], best: int) -> Citation:
    """The sentence as a place; a question takes what follows along."""
    first, last = parts[best], parts[best]
    if first.text.rstrip().endswith("?") and best + 1 < len(parts):
        last = parts[best + 1]
    text = first.text if last is first else f"{first.text} {last.text}"
    return Citation(first.start, last.end, text)
