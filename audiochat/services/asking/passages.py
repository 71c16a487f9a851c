"""Words on a timeline become sentences, and sentences become passages to be searched.

Where a passage ends depends on the words near by alone (a pause, a speaker, or a mark in the sentence
itself), not on how many came before: a cut changes the passages it touches, and the rest keep their ids.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from audiochat.domain.passage import Passage
from audiochat.domain.transcript import Citation, PlacedWord, Transcript

SENTENCE_PAUSE = 0.9
PASSAGE_PAUSE = 2.5
LONGEST_SENTENCE = 40
FEWEST, MOST = 30, 75
"""Words of a passage: from the fewest on it may end after every third sentence or so."""

ENDS = (".", "?", "!", "…", "।", "。", "׃")
_SHORT = "mr. mrs. ms. dr. prof. st. vs. etc. e.g. i.e. no. approx. inc. ltd."
_REFERS = re.compile(r"\b(?:that|it|this|there|he|she|they|them|him)\b", re.IGNORECASE)
SHORTENED = frozenset(_SHORT.split())


@dataclass(frozen=True)
class Sentence:
    """Words said in one go; they are heard one after another on the timeline."""

    words: tuple[PlacedWord, ...]

    @cached_property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word.text for word in self.words)

    @property
    def start(self) -> float:
        """Seconds of the timeline."""
        return self.words[0].start

    @property
    def end(self) -> float:
        """Seconds of the timeline."""
        return max(self.words[-1].end, self.words[0].start)

    @property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.text.rstrip().endswith("?")

    @property
    def refers(self) -> bool:
        """Whether a word in it stands for something that was said before: "that is where we found it"."""
        return _REFERS.search(self.text) is not None

    @property
    def speaker(self) -> str:
        """Who says it; empty where that is not known."""
        return self.words[0].word.speaker

    @property
    def citation(self) -> Citation:
        """The sentence as a place in the recording."""
        return Citation(self.start, self.end, self.text)


@dataclass(frozen=True)
class Stretch:
    """A passage where it is heard: its sentences on the timeline."""

    passage: Passage
    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> float:
        """Seconds of the timeline."""
        return self.sentences[0].start

    @property
    def end(self) -> float:
        """Seconds of the timeline."""
        return self.sentences[-1].end

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(sentence.text for sentence in self.sentences)


def _ends_sentence(word: PlacedWord, after: PlacedWord, so_far: int) -> bool:
    if after.word.speaker != word.word.speaker or _jumps(word, after):
        return True
    if after.start - word.end >= SENTENCE_PAUSE or so_far >= LONGEST_SENTENCE:
        return True
    text = word.text.rstrip("\"'”’)]»")
    if not text.endswith(ENDS) or text.lower() in SHORTENED:
        return False
    return not (text.endswith(".") and len(text) == 2 and text[0].isalpha())  # an initial


def _jumps(word: PlacedWord, after: PlacedWord) -> bool:
    """Whether the sound between two words goes to another source or back in the same one."""
    return after.source_id != word.source_id or after.word.start < word.word.start


def sentences(words: Sequence[PlacedWord]) -> Iterator[Sentence]:
    """Heard words in order as sentences, at punctuation, pauses and changes of speaker."""
    first = 0
    for index in range(1, len(words) + 1):
        if index == len(words) or _ends_sentence(words[index - 1], words[index], index - first):
            yield Sentence(tuple(words[first:index]))
            first = index


def _ends_passage(parts: list[Sentence], after: Sentence) -> bool:
    last = parts[-1]
    if _jumps(last.words[-1], after.words[0]) or after.start - last.end >= PASSAGE_PAUSE:
        return True
    size = sum(len(part.words) for part in parts)
    if size + len(after.words) > MOST:
        return True
    if size < FEWEST:
        return False
    return not last.text.endswith("?") and zlib.crc32(last.text.encode("utf-8", "replace")) % 3 == 0


def stretches(transcript: Transcript) -> list[Stretch]:
    """All passages of a transcript in the order in which they are heard."""
    out: list[Stretch] = []
    parts: list[Sentence] = []
    for sentence in sentences(transcript.heard):
        if parts and _ends_passage(parts, sentence):
            out.append(stretch_of(parts))
            parts = []
        parts.append(sentence)
    if parts:
        out.append(stretch_of(parts))
    return out


def stretch_of(parts: Sequence[Sentence]) -> Stretch:
    """Sentences one after another as a passage."""
    said: list[str] = []
    speaker = ""
    for part in parts:
        if part.speaker and part.speaker != speaker:
            said.append(f"{part.speaker}:")
        speaker = part.speaker
        said.append(part.text)
    words = [word for part in parts for word in part.words]
    source, start, end = words[0].source_id, words[0].word.start, words[-1].word.end
    text = " ".join(said)
    key = f"{source}\0{start:.3f}\0{end:.3f}\0{text}".encode("utf-8", "replace")
    passage = Passage(hashlib.sha256(key).hexdigest()[:32], source, start, end, text)
    return Stretch(passage, tuple(parts))
