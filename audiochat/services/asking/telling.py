"""How well a sentence answers beyond its meaning: words in common, ideas, and the sort of thing asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from math import log

from audiochat.services.asking.concepts import ideas
from audiochat.services.asking.language import content_set
from audiochat.services.asking.wanted import offers, wanted


@dataclass(frozen=True, slots=True)
class Fit:
    """What a sentence has of what is asked for, each from 0 to 1.

    ``words`` and ``ideas``: the share that it has; ``rarest``: how rare the rarest idea in common is;
    ``sort``: the share of the sorts (number, time, person, reason).
    """

    words: float
    ideas: float
    rarest: float
    sort: float


class Telling:
    """How rare each word is among passages, and each idea among sentences."""

    def __init__(self, texts: Sequence[str], sentences: Sequence[str] = ()) -> None:
        self._passages = len(texts)
        self._sentences = sentences
        self._counts: Counter[str] = Counter()
        for text in texts:
            self._counts.update(content_set(text))

    @cached_property
    def _ideas(self) -> Counter[str]:
        """How many sentences touch each idea."""
        return Counter(idea for sentence in self._sentences for idea in ideas(sentence))

    def weight(self, word: str) -> float:
        """How much a word tells: much when few passages have it."""
        return log(1 + self._passages / (1 + self._counts[word]))

    def share(self, asked: Set[str], said: Set[str]) -> float:
        """The share of the words asked for, by what they tell, that is said; from 0 to 1."""
        total = sum(map(self.weight, sorted(asked)))
        return sum(map(self.weight, sorted(asked & said))) / total if total else 0.0

    def _rarity(self, idea: str) -> float:
        """1 for an idea that no sentence touches, 0 for one that all do."""
        count = len(self._sentences)
        return log(1 + count / (1 + self._ideas[idea])) / log(1 + count) if count else 0.0

    def fitter(self, question: str) -> Callable[[str], Fit]:
        """A function that says what a sentence has of what the question asks for."""
        asked, touched, sorts = content_set(question), ideas(question), wanted(question)

        def fit(sentence: str) -> Fit:
            common = touched & ideas(sentence) if touched else frozenset()
            return Fit(
                words=self.share(asked, content_set(sentence)),
                ideas=len(common) / len(touched) if touched else 0.0,
                rarest=max(map(self._rarity, common), default=0.0),
                sort=len(sorts & offers(sentence)) / len(sorts) if sorts else 0.0,
            )

        return fit
