"""A few words for what passages are about: names of things that are frequent here and rare elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from audiochat.services.asking.grammar import GENERIC, Token, runs, tokens
from audiochat.services.asking.language import content, plain, stem
from audiochat.services.asking.openings import introduced
from audiochat.services.asking.passages import Sentence, Stretch
from audiochat.services.asking.retrieval import Corpus
from audiochat.services.asking.wanted import NUMBERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiochat.services.asking.retrieval import Vectors as Embeds

    Vectors = dict[str, NDArray[np.float32]]

LONGEST_PHRASE, LOOKED_AT, FALLBACK = 3, 24, 6
LONGEST_LINKED = 4
"""Words of a phrase with "of" in it."""
SECOND = 0.5
"""The share of the best phrase's weight from which a second one belongs to a name."""

LONG_ENOUGH = 30
"""Sentences of a recording whose beginning is taken for what says what it is."""

AT_FIRST, OPENING = 1.8, 45.0
"""How much more a phrase is worth that is said in the first so many seconds of one that is long enough."""

AGAIN = 1.4
"""How much more a phrase of several words is worth that is said again."""

GENERIC_COUNTS = 0.25
"""How much a word like "people" counts beside one that tells something."""

_LINKS = (("of",), ("of", "the"), ("for",), ("for", "the"), ("in", "the"))
"""Small words that may stand inside a phrase: "shortage of teachers"."""


@dataclass
class _Found:
    """A phrase by its stems: how often, and how it is written."""

    forms: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often it is said."""
        return self.forms.total()

    @property
    def shown(self) -> str:
        """As it is said most often; of equals the first."""
        return self.forms.most_common(1)[0][0]


class Phrases:
    """Finds phrases for passages of one recording."""

    def __init__(self, corpus: Corpus, vectors: Vectors, engine: Embeds) -> None:
        self._corpus, self._vectors, self._engine = corpus, vectors, engine

    @cached_property
    def _all(self) -> Counter[str]:
        return Counter(w for part in self._corpus.stretches for w in content(part.text))

    @cached_property
    def _opening(self) -> frozenset[str]:
        """The telling words of the beginning of a long recording."""
        sentences = self._corpus.sentences
        if len(sentences) < LONG_ENOUGH:
            return frozenset()
        return frozenset(w for s in sentences if s.start < OPENING for w in content(s.text))

    @cached_property
    def _names(self) -> frozenset[str]:
        """Words that are written with a capital letter wherever no sentence begins."""
        inside: dict[str, bool] = {}
        for part in self._corpus.stretches:
            for sentence in part.sentences:
                for token in tokens(sentence):
                    if not token.opens:
                        large = token.text[:1].isupper()
                        inside[token.low] = inside.get(token.low, True) and large
        return frozenset(word for word, large in inside.items() if large)

    def of(
        self, parts: Sequence[Stretch], most: int, taken: Iterable[str] = frozenset()
    ) -> list[str]:
        """The best phrases, best first, no word in two of them; at least one."""
        return [capital(phrase) for phrase, _ in self.weighed(parts, most, taken)]

    def learn(self, vectors: Vectors) -> None:
        """Take in the vectors of further passages, by their ids."""
        self._vectors = {**self._vectors, **vectors}

    @cached_property
    def _voices(self) -> frozenset[str]:
        """The names of those who speak: a part is not named after who is heard in it."""
        return frozenset(
            stem(plain(part)) for s in self._corpus.sentences for part in s.speaker.split()
        )

    @cached_property
    def _things(self) -> frozenset[str]:
        """Words that are a thing somewhere: "the rope", "three speakers"; "sorry" and "soft" never are."""
        found: set[str] = set()
        for sentence in self._corpus.sentences:
            said = tokens(sentence)
            for first, last in runs(said):
                head, after = said[last - 1], said[last].low if last < len(said) else ""
                led = (
                    first > 0 and not said[first - 1].ends and said[first - 1].low in _LEADS_A_THING
                )
                if head.hebrew or head.named or (led and after not in _STANDS_FOR):
                    found.add(stem(head.low))
        return frozenset(found)

    def name(self, parts: Sequence[Stretch], taken: Iterable[str] = frozenset()) -> str:
        """A name for passages: the best phrase; two where the best is one word and both are close."""
        found = self.weighed(parts, 2, {*taken, *self._voices}) or self.weighed(parts, 2, taken)
        if len(found) < 2 or " " in found[0][0] or found[1][1] < SECOND * found[0][1]:
            return capital(found[0][0]) if found else ""
        return capital(f"{found[0][0]} and {found[1][0]}")

    def headline(self, most: int = 3) -> tuple[str, list[str]]:
        """A title for all of it, and the phrases that it is made of.

        What is said at the beginning to be spoken of comes first, with two phrases after it.
        """
        parts = self._corpus.stretches
        told = introduced(self._corpus.sentences)
        if told:
            found = [phrase for phrase, _ in self.weighed(parts, 2, content(told))]
            return f"{capital(told)}: {' and '.join(found)}" if found else capital(told), [
                told,
                *found,
            ]
        found = [phrase for phrase, _ in self.weighed(parts, most)]
        text = " and ".join(filter(None, (", ".join(found[:-1]), found[-1]))) if found else ""
        return capital(text), found

    def weighed(
        self, parts: Sequence[Stretch], most: int, taken: Iterable[str] = frozenset()
    ) -> list[tuple[str, float]]:
        """The same with their weights, as they stand inside a sentence.

        For all of a recording what is said at its beginning counts more: there it is told what it is.
        """
        every = self._found(parts)
        fit = {key: one for key, one in every.items() if key.split()[-1] in self._things}
        found = {key: one for key, one in fit.items() if key not in self._voices} or every
        sentences = [sentence for part in parts for sentence in part.sentences]
        weigh = self._weigher(sentences)
        opening = self._opening if len(parts) == len(self._corpus.stretches) else frozenset()
        rough = {
            key: weigh(key, one.count) * (AT_FIRST if set(key.split()) <= opening else 1.0)
            for key, one in found.items()
        }
        keys = sorted(rough, key=lambda key: (-rough[key], key))[:LOOKED_AT]
        near = self._near(parts, [found[key].shown for key in keys])
        final = {key: rough[key] * (0.3 + one) for key, one in zip(keys, near, strict=True)}
        out: list[tuple[str, float]] = []
        used = set(taken)
        for best in sorted(keys, key=lambda key: (-final[key], key)):
            key = _fuller(best, {k: one for k, one in found.items() if not set(k.split()) & used})
            stems = set(key.split())
            if not stems & used and len(out) < most:
                out.append((found[key].shown, final[best]))
                used |= stems
        if out or not sentences:
            return out
        return [(_clause(sentences[0]), 0.0)]

    def _weigher(self, sentences: Sequence[Sentence]) -> _Weigher:
        here = Counter(w for sentence in sentences for w in content(sentence.text))
        return _Weigher(here, self._all)

    def _found(self, parts: Sequence[Stretch]) -> dict[str, _Found]:
        found: dict[str, _Found] = {}
        for part in parts:
            for sentence in part.sentences:
                said = tokens(sentence)
                for phrase in _candidates(said):
                    names = [t for t in phrase if t.low not in _INSIDE]
                    one = found.setdefault(" ".join(stem(t.low) for t in names), _Found())
                    form = " ".join(self._written(t) for t in phrase)
                    one.forms[re.sub(r"['’]s$", "", form)] += 1
        return found

    def _written(self, token: Token) -> str:
        """A word as it stands inside a sentence."""
        own = token.low in self._names or not token.text[1:].islower()
        return token.text if own or not token.opens else token.text[:1].lower() + token.text[1:]

    def _near(self, parts: Sequence[Stretch], phrases: Sequence[str]) -> list[float]:
        """How near each phrase is to the middle of the passages; nothing without the engine."""
        import numpy as np

        tables = [self._vectors[p.passage.id] for p in parts if p.passage.id in self._vectors]
        if not tables or not phrases:
            return [0.0] * len(phrases)
        middle = np.concatenate(tables).mean(0)
        return [float(x) for x in self._engine.passages(phrases) @ middle]


_LED_BY = """
the a an our my your his her their these those some every each of in on at for with about from into under
over
"""
_LEADS_A_THING = NUMBERS | frozenset(_LED_BY.split())
_COUNTED_IN = """
pound euro dollar quid shekel metre kilometre mile litre kilo percent past looking second weekend month
minute sort couple lots twelfth tenth third quarter listening
"""
_UNITS = frozenset(map(stem, _COUNTED_IN.split()))
"""What is counted in, and words that stand where a thing does: no part is named after them alone."""
_STANDS_FOR = frozenset({"one", "ones", "enough"})
_INSIDE = frozenset(word for link in _LINKS for word in link)


@dataclass(frozen=True)
class _Weigher:
    """What a phrase is worth: how much more often its words are said here than elsewhere."""

    here: Counter[str]
    everywhere: Counter[str]

    def _worth(self, word: str) -> float:
        mine, all_here, all = self.here[word], self.here.total(), self.everywhere.total()
        rest = self.everywhere[word] - mine
        often = (mine / all_here) / ((rest + 0.5) / max(1, all - all_here + 1))
        worth = mine**0.8 * log(1 + often) if all > all_here else float(mine)
        return worth * (GENERIC_COUNTS if word in GENERIC or word in _UNITS else 1.0)

    def __call__(self, key: str, count: int) -> float:
        stems = key.split()
        worths = [self._worth(word) for word in stems]
        weak = min(worths) / max(worths)  # a word that is said once does not make a name of two
        length = 1 + 0.35 * min(2, len(stems) - 1) * weak
        if len(stems) > 1 and count > 1:
            length *= AGAIN
        return sum(worths) / len(worths) * length * (1 + 0.3 * log(count))


def _fuller(key: str, found: Mapping[str, _Found]) -> str:
    """A phrase of several words that are said together again, for the one word that stands out in it."""
    if " " in key:
        return key
    longer = [k for k, one in found.items() if key in k.split() and " " in k and one.count > 1]
    return max(longer, key=lambda k: (found[k].count, len(k), k), default=key)


def _candidates(said: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Phrases that a sentence names: up to three words in a row, or two runs with "of" between."""
    found = list(runs(said))
    for first, last in found:  # what is named comes last: a "heart surgery" is a surgery
        for start in range(max(first, last - LONGEST_PHRASE), last):
            yield said[start:last]
    for (_, end), (start, last) in pairwise(found):
        link = tuple(token.low for token in said[end:start])
        size = len(link) + 1 + min(last - start, LONGEST_PHRASE - 1)
        whole = not any(token.ends for token in said[end - 1 : start])
        if link in _LINKS and whole and size <= LONGEST_LINKED:
            yield said[end - 1 : min(last, start + LONGEST_PHRASE - 1)]


def capital(text: str) -> str:
    """Text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _clause(sentence: Sentence) -> str:
    """The beginning of a sentence up to the end of a clause, or a few words."""
    kept: list[str] = []
    for token in tokens(sentence)[:FALLBACK]:
        kept.append(token.text)
        if token.ends:
            break
    return " ".join(kept)
