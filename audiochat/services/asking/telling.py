"""How well a sentence answers beyond its meaning: words in common, ideas, and the sort of thing asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from math import log

from audiochat.services.asking.concepts import ideas
from audiochat.services.asking.language import content_set
from audiochat.services.asking.wanted import offers, wanted

WORDS_COUNT, IDEAS_COUNT, SORT_COUNTS = 0.1, 0.06, 0.05
"""What each adds to a cosine when it fits in full (measured, see DECISIONS.md)."""


class Telling:
    """How rare each word is among passages."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._passages = len(texts)
        self._counts: Counter[str] = Counter()
        for text in texts:
            self._counts.update(content_set(text))

    def weight(self, word: str) -> float:
        """How much a word tells: much when few passages have it."""
        return log(1 + self._passages / (1 + self._counts[word]))

    def share(self, asked: Set[str], said: Set[str]) -> float:
        """The share of the words asked for, by what they tell, that is said; from 0 to 1."""
        total = sum(map(self.weight, sorted(asked)))
        return sum(map(self.weight, sorted(asked & said))) / total if total else 0.0

    def weigher(self, question: str) -> Callable[[str], float]:
        """A function that says how well a sentence fits the question."""
        asked, touched, sorts = content_set(question), ideas(question), wanted(question)

        def weigh(sentence: str) -> float:
            score = WORDS_COUNT * self.share(asked, content_set(sentence))
            if touched:
                score += IDEAS_COUNT * len(touched & ideas(sentence)) / len(touched)
            if sorts:
                score += SORT_COUNTS * len(sorts & offers(sentence)) / len(sorts)
            return score

        return weigh
