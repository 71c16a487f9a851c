"""Words as they are compared: no case, no punctuation, one writing for numbers."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.services.commander.lexicon_en import NUMBERS as NUMBERS_EN
from audiochat.services.commander.lexicon_he import NUMBERS as NUMBERS_HE

_MARKS = re.compile(r"[\u0591-\u05c7\u200b-\u200f\u202a-\u202e]")
_PIECES = re.compile(r"[^\W_]+(?:[.,][0-9]+)*", re.UNICODE)
_APOSTROPHES = re.compile(r"(?<=\w)['’׳`](?=\w)")
_NUMBERS = {word: f"{value:g}" for word, value in {**NUMBERS_HE, **NUMBERS_EN}.items()}
SENTENCE_END = (".", "?", "!", "…", '."', '?"', '!"', ".”", "?”", "!”")
"""What the last word of a sentence ends with."""
_LONGEST_SENTENCE = 80
_PAUSE = 1.2
LONGEST_WORD = 24
"""Letters of a text that is kept as it is compared."""
_MOST_KEPT = 200
T = TypeVar("T")


def plain(text: str) -> list[str]:
    """The words of a text as they are compared: ``It's twenty, OK?`` is ``its 20 ok``."""
    return list(_word(text)) if len(text) <= LONGEST_WORD else _plain(text)


@lru_cache(maxsize=20_000)
def _word(text: str) -> tuple[str, ...]:
    """The same for one word, kept: ten hours of talk are 90,000 words, but few different ones."""
    return tuple(_plain(text))


def _plain(text: str) -> list[str]:
    folded = _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    folded = _APOSTROPHES.sub("", folded)
    return [_NUMBERS.get(piece, piece) for piece in _PIECES.findall(folded)]


@dataclass
class Said:
    """The heard words of a transcript as tokens; ``at[i]`` is the word that token ``i`` is from."""

    words: tuple[PlacedWord, ...]
    duration: float
    coverage: float
    tokens: list[str] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)
    memo: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What ``work`` gives, kept: one sentence asks several times where the same thing is said."""
        if key not in self.memo:
            if len(self.memo) >= _MOST_KEPT:
                self.memo.clear()
            self.memo[key] = work()
        kept: T = self.memo[key]
        return kept

    @classmethod
    def of(cls, transcript: Transcript) -> Said:
        """Read a transcript."""
        said = cls(transcript.heard, transcript.duration, transcript.coverage)
        for index, word in enumerate(said.words):
            for token in plain(word.text):
                said.places.setdefault(token, []).append(len(said.tokens))
                said.tokens.append(token)
                said.at.append(index)
        return said

    @cached_property
    def starts(self) -> list[float]:
        """The start of each word in seconds."""
        return [word.start for word in self.words]

    @cached_property
    def ends(self) -> list[float]:
        """The end of each word in seconds."""
        return [word.end for word in self.words]

    def span(self, first: int, last: int) -> tuple[float, float]:
        """The seconds of the words ``first`` up to, not including, ``last``."""
        return self.words[first].start, max(self.words[last - 1].end, self.words[first].start)

    def text(self, first: int, last: int) -> str:
        """The words ``first`` up to, not including, ``last``, as they are written."""
        return " ".join(word.text for word in self.words[first:last])

    def sentences(self) -> list[tuple[int, int]]:
        """Where each sentence begins and ends, by its punctuation, speaker, or a long pause."""
        return self._sentences

    def row_of(self, word: int) -> int:
        """The number of the sentence that a word is in."""
        return bisect_right(self._firsts, word) - 1

    @cached_property
    def _firsts(self) -> list[int]:
        return [first for first, _ in self._sentences]

    @cached_property
    def _sentences(self) -> list[tuple[int, int]]:
        out: list[tuple[int, int]] = []
        first = 0
        for index, word in enumerate(self.words):
            after = self.words[index + 1] if index + 1 < len(self.words) else None
            ends = (
                after is None
                or word.text.endswith(SENTENCE_END)
                or after.start - word.end >= _PAUSE
                or after.word.speaker != word.word.speaker
                or index + 1 - first >= _LONGEST_SENTENCE
            )
            if ends:
                out.append((first, index + 1))
                first = index + 1
        return out


def merged(spans: Iterable[tuple[float, float]], gap: float = 0.0) -> list[tuple[float, float]]:
    """Spans in order, those that touch (or are ``gap`` seconds apart) made one."""
    out: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1] + gap:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out
