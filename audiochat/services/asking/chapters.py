"""A recording in chapters: where the subject changes, what each is about, and its most telling sentence."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiochat.services.asking.concepts import ideas
from audiochat.services.asking.language import STOP, content, plain, stem, words
from audiochat.services.asking.passages import Sentence, Stretch
from audiochat.services.asking.retrieval import Corpus
from audiochat.services.asking.wanted import NUMBERS, TIMES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from audiochat.services.asking.retrieval import Vectors as Embeds

    Vectors = dict[str, NDArray[np.float32]]

SECONDS_EACH = 240.0
FEWEST, MOST = 2, 14
SHORTEST = 45.0
"""Seconds; a chapter is not shorter, unless the whole recording is."""

AROUND = 3
"""Passages before and after a place that are compared."""

TITLE_WORDS, LOOKED_AT = 2, 24


@dataclass(frozen=True)
class Chapter:
    """Passages about one thing, with a few words for it."""

    title: str
    stretches: tuple[Stretch, ...]

    @property
    def start(self) -> float:
        """Seconds of the timeline."""
        return self.stretches[0].start

    @property
    def end(self) -> float:
        """Seconds of the timeline."""
        return self.stretches[-1].end

    @property
    def sentences(self) -> list[Sentence]:
        """All its sentences."""
        return [sentence for stretch in self.stretches for sentence in stretch.sentences]


def divide(corpus: Corpus, vectors: Vectors, phrases: Phrases) -> list[Chapter]:
    """The chapters of a recording; one for a short one."""
    parts = corpus.stretches
    wanted = min(MOST, max(FEWEST, round(corpus.transcript.duration / SECONDS_EACH)))
    cuts = _cuts(parts, _likeness(parts, vectors), wanted - 1)
    bounds = [0, *cuts, len(parts)]
    groups = [parts[first:last] for first, last in itertools.pairwise(bounds)]
    taken: set[str] = set()
    chapters = []
    for group in groups:
        title = phrases.of(group, 1, taken)[0]
        taken |= set(content(title))
        chapters.append(Chapter(title, tuple(group)))
    return chapters


def _likeness(parts: Sequence[Stretch], vectors: Vectors) -> Callable[[int, int, int], float]:
    """How alike passages first..middle and middle..last are, by meaning or else by words."""
    if all(part.passage.id in vectors for part in parts):
        import numpy as np

        means = np.stack([vectors[part.passage.id].mean(0) for part in parts])

        def alike(first: int, middle: int, last: int) -> float:
            one, other = means[first:middle].mean(0), means[middle:last].mean(0)
            return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) + 1e-9))

        return alike
    bags = [set(content(part.text)) for part in parts]

    def shared(first: int, middle: int, last: int) -> float:
        one, other = set().union(*bags[first:middle]), set().union(*bags[middle:last])
        return len(one & other) / (len(one | other) or 1)

    return shared


def _cuts(
    parts: Sequence[Stretch], alike: Callable[[int, int, int], float], most: int
) -> list[int]:
    """Where chapters begin: the places with the least in common on both sides, not too near each other."""
    scores = []
    for at in range(1, len(parts)):
        pause = min(3.0, max(0.0, parts[at].start - parts[at - 1].end))
        near = alike(max(0, at - AROUND), at, min(len(parts), at + AROUND))
        scores.append((near - 0.02 * pause, at))
    shortest = min(SHORTEST, (parts[-1].end - parts[0].start) / 4)
    taken: list[int] = []
    for _score, at in sorted(scores):
        if len(taken) >= most:
            break
        edges = [parts[0].start, parts[-1].end, *(parts[t].start for t in taken)]
        if all(abs(parts[at].start - edge) >= shortest for edge in edges):
            taken.append(at)
    return sorted(taken)


class Phrases:
    """Finds a few words for what passages are about: frequent here, rare elsewhere, near in meaning."""

    def __init__(self, corpus: Corpus, vectors: Vectors, engine: Embeds) -> None:
        self._corpus, self._vectors, self._engine = corpus, vectors, engine

    def of(
        self, parts: Sequence[Stretch], most: int, taken: Iterable[str] = frozenset()
    ) -> list[str]:
        """The best phrases, best first, no word in two of them; at least one."""
        counts, shown = _counted(parts)
        telling = self._corpus.telling

        def score(key: str) -> tuple[float, str]:
            stems = key.split()
            worth = sum(telling.weight(w) for w in stems) / len(stems) ** 0.5
            return -worth * counts[key] ** 0.7, key

        keys = sorted(counts, key=score)[:LOOKED_AT]
        near = self._near(parts, [shown[key] for key in keys])
        order = sorted(range(len(keys)), key=lambda i: (score(keys[i])[0] * (0.3 + near[i]), i))
        out: list[str] = []
        used = set(taken)
        for at in order:
            stems = set(keys[at].split())
            if not stems & used and len(out) < most:
                phrase = shown[keys[at]]
                out.append(phrase[:1].upper() + phrase[1:])
                used |= stems
        return out or [" ".join(word.text for word in parts[0].sentences[0].words[:5])]

    def _near(self, parts: Sequence[Stretch], phrases: Sequence[str]) -> list[float]:
        """How near each phrase is to the middle of the passages; nothing without the engine."""
        import numpy as np

        tables = [self._vectors[p.passage.id] for p in parts if p.passage.id in self._vectors]
        if not tables or not phrases:
            return [0.0] * len(phrases)
        middle = np.concatenate(tables).mean(0)
        return [float(x) for x in self._engine.passages(phrases) @ middle]


def _counted(parts: Sequence[Stretch]) -> tuple[Counter[str], dict[str, str]]:
    """How often each phrase occurs, by its stems, and how it is written."""
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for part in parts:
        for sentence in part.sentences:
            for phrase in _candidates(sentence):
                key = " ".join(stem(w) for w in words(phrase))
                counts[key] += 1
                shown.setdefault(key, phrase)
    return counts, shown


def _candidates(sentence: Sentence) -> list[str]:
    """What is named in a sentence: the words that carry meaning right after "the", "our", "of" and so on.

    A Hebrew word needs none before it. Without a grammar this finds names of things and hardly a verb.
    """
    found: list[str] = []
    run: list[str] = []
    for word in sentence.words:
        bare = word.text.strip(".,;:!?…\"“”()'’-–")
        low = plain(bare)
        if low in _BEFORE_NAMES:
            found += _pieces(run)
            run = [""]
        elif _names_something(bare, low):
            hebrew = "\u05d0" <= low[:1] <= "\u05ea"
            run = [*run, bare] if run or hebrew else []
        elif low not in _VAGUE or low in NUMBERS:
            found += _pieces(run)
            run = []
        if word.text.endswith((".", ",", ";", ":", "!", "?", "…")):
            found += _pieces(run)
            run = []
    return found + _pieces(run)


def _names_something(bare: str, low: str) -> bool:
    plainly = low in STOP or stem(low) in STOP or low in _VAGUE
    return len(bare) > 2 and not plainly and not low.isdigit() and len(words(bare)) == 1


_BEFORE = "the a an our my your his her their its this that these those of about in on for with at"
_BEFORE_NAMES = frozenset(_BEFORE.split())
_VAGUE_WORDS = """
first last next good great nice better best fine lovely early late short long new old big small kind sort
bit lot matter point moment course time times couple pretty rather perhaps maybe however anyway already
always never often still away back together today morning everybody honest sure certain whole half
wonderful later able true wrong right happy come came make made take took want wanted think thought know
knew look looked feel felt find found need needed keep kept start started tell told hear heard
"""
_VAGUE = frozenset(_VAGUE_WORDS.split()) | NUMBERS | TIMES


def _pieces(run: list[str]) -> list[str]:
    """A run of names as a phrase: all of it when short, else its last words (the head comes last)."""
    named = [word for word in run if word]
    return [" ".join(named[-TITLE_WORDS:])] if named else []


def key_sentences(
    sentences: Sequence[Sentence], parts: Sequence[Stretch], vectors: Vectors, most: int
) -> list[Sentence]:
    """The sentences that stand best for these passages, in the order in which they are heard."""
    counts = Counter(w for s in sentences for w in set(content(s.text)))
    near = _nearness(parts, vectors)

    def score(sentence: Sentence) -> float:
        said = content(sentence.text)
        common = sum(min(counts[w], 5) for w in set(said)) / (len(said) + 4)
        fits = 1.0 if 7 <= len(sentence.words) <= 32 else 0.4
        asks = 0.5 if sentence.text.rstrip().endswith("?") else 1.0
        firm = 1 + 0.15 * len(ideas(sentence.text) & _WEIGHTY)
        return (0.3 * common + near.get(id(sentence), 0.0)) * fits * asks * firm

    ranked = sorted(sentences, key=lambda s: (-score(s), s.start))
    return sorted(ranked[:most], key=lambda s: s.start)


_WEIGHTY = frozenset({"decision", "money", "deadline", "risk", "choice", "promise", "cause"})


def _nearness(parts: Sequence[Stretch], vectors: Vectors) -> dict[int, float]:
    """The cosine of each sentence with the middle of all of them."""
    import numpy as np

    tables = [vectors[part.passage.id] for part in parts if part.passage.id in vectors]
    if not tables:
        return {}
    middle = np.concatenate(tables).mean(0)
    middle = middle / (np.linalg.norm(middle) or 1.0)
    return {
        id(sentence): float(row @ middle)
        for part in parts
        if part.passage.id in vectors
        for sentence, row in zip(part.sentences, vectors[part.passage.id], strict=True)
    }
