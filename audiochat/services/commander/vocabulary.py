"""Every word and phrase the commander knows: its own lexicons and what the registry's operations say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from audiochat.domain.operation import Operation, Registry
from audiochat.services.commander import (
    lexicon_en,
    lexicon_he,
    thesaurus,
    thesaurus_he,
    thesaurus_more,
)
from audiochat.services.commander.normalise import normalise

SYMBOL_OF = {
    "delete": "REMOVE",
    "trim": "KEEP",
    "silence": "MUTE",
    "move": "MOVE",
    "duplicate": "COPY",
    "reverse": "REVERSE",
    "fade_in": "FADEIN",
    "fade_out": "FADEOUT",
    "high_pass": "HPF",
    "low_pass": "LPF",
}
"""Operations whose ``says`` mean the same as a word of the lexicons; the others get ``OP:id``."""

KNOWN = frozenset(
    {*SYMBOL_OF, "insert_silence", "gain", "normalize_peak", "normalize_loudness", "remove_silence"}
    | {"change_speed", "change_tempo", "change_pitch", "remove_hum", "reduce_noise"}
    | {"convert_channels", "resample"}
)
"""Operations with rules of their own; all others are reached by ``generic``."""

DESTRUCTIVE = frozenset({"REMOVE", "KEEP", "TRIM", "MUTE", "SHORTEN", "DROPHE"})
"""Symbols a typing mistake must not turn into lightly."""

_WORD = re.compile(r"[^\W\d_]+|%|@|&")


_PLAIN = re.compile(r"[a-z\u05d0-\u05ea ]+")


class Meaning(NamedTuple):
    """What a phrase stands for: a kind of token with its value and unit."""

    kind: str
    value: float = 0.0
    unit: str = ""


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as the lexer cuts them, without articles."""
    if _PLAIN.fullmatch(phrase):  # most phrases: there are thousands
        return tuple(word for word in phrase.split() if word not in lexicon_en.ARTICLES)
    cut = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|[%@&]|\d+[^\W\d_]*|\d/\d", normalise(phrase))
    return tuple(word for word in cut if word not in lexicon_en.ARTICLES)


@dataclass
class Vocabulary:
    """Phrases by their first word, longest first, and the set of single words for mending typos."""

    phrases: dict[str, list[tuple[tuple[str, ...], Meaning]]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    mendable: dict[str, bool] = field(default_factory=dict)  # word -> destructive
    _by_letter: dict[str, list[str]] = field(default_factory=dict)

    def add(self, phrase: str, meaning: Meaning) -> None:
        """Learn a phrase unless it is known already."""
        words = words_of(phrase)
        if not words:
            return
        rows = self.phrases.setdefault(words[0], [])
        if any(row[0] == words for row in rows):
            return
        size = len(words)
        place = next((i for i, row in enumerate(rows) if len(row[0]) < size), len(rows))
        rows.insert(place, (words, meaning))
        self.known.update(words)
        if meaning.kind not in ("FILL", "ABOUT", "OUT", "BUT", "NOT", "IF", "TALK"):
            for word in words:
                if word == "deep":
                    continue  # too near to other words
                harm = meaning.kind in DESTRUCTIVE
                self.mendable[word] = self.mendable.get(word, False) or harm

    def near(self, word: str) -> list[str]:
        """The words that ``word`` may be a slip of: a slip seldom falls on the first letter."""
        if not self._by_letter:
            for known in self.mendable:
                self._by_letter.setdefault(known[0], []).append(known)
        letters = dict.fromkeys(word[:2])
        return [known for letter in letters for known in self._by_letter.get(letter, ())]

    def longest(self, words: list[str], at: int) -> tuple[int, Meaning] | None:
        """The longest phrase that starts at ``at``: how many words it takes and what it means."""
        for phrase, meaning in self.phrases.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                return len(phrase), meaning
        return None


def _lexicon_phrases() -> Iterator[tuple[str, Meaning]]:
    for lexicon in (lexicon_en, lexicon_he):
        for phrase, (unit, scale) in lexicon.UNITS.items():
            yield phrase, Meaning("UA", scale, unit)
        for phrase, value in lexicon.NUMBERS.items():
            yield phrase, Meaning("NUMW", value)
        for phrase, value in lexicon.TIME_UNITS.items():
            yield phrase, Meaning("UT", value)
        for phrase, value in lexicon.FRACTIONS.items():
            yield phrase, Meaning("FRACTION", value)
        for phrase, place in lexicon.ORDINALS.items():
            yield phrase, Meaning("ORD", place)
        for symbol, phrases in lexicon.WORDS.items():
            for phrase in phrases.split("|"):
                yield phrase, Meaning(symbol)
    for more in (thesaurus, thesaurus_more, thesaurus_he):
        for symbol, phrases in more.WORDS.items():
            for phrase in phrases.split("|"):
                yield phrase, Meaning(symbol)
    for phrase, value in thesaurus_he.NUMBERS.items():
        yield phrase, Meaning("NUMW", value)
    for lexicon in (lexicon_en, lexicon_he):
        for word in lexicon.ABOUT_SOUND:
            yield word, Meaning("ABOUT")


def said_for(operation: Operation) -> Iterable[str]:
    """What a person may call an operation: its ``says`` and its title."""
    return (*operation.says, operation.title, operation.id.replace("_", " "))


def _spoken(word: str, spoken: set[str]) -> bool:
    return word in spoken or word in ("a", "an") or word.isdigit()


def build(registry: Registry) -> Vocabulary:
    """The vocabulary of the lexicons and of every operation in the registry."""
    vocabulary = Vocabulary()
    for phrase, meaning in _lexicon_phrases():
        vocabulary.add(phrase, meaning)
    spoken = {
        words[0] for rows in vocabulary.phrases.values() for words, _ in rows if len(words) == 1
    }
    for operation in registry:
        symbol = SYMBOL_OF.get(operation.id, f"OP:{operation.id}")
        for phrase in said_for(operation):
            if operation.id in KNOWN and all(_spoken(word, spoken) for word in words_of(phrase)):
                continue  # the rules read its words one by one, with their direction
            vocabulary.add(phrase, Meaning(symbol))
        if operation.harmful:
            for words in map(words_of, operation.says):
                if len(words) == 1:
                    vocabulary.mendable[words[0]] = True
    return vocabulary
