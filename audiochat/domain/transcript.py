"""The words of a recording: what was recognised in a source, and how it stands on a timeline.

Recognised words belong to a *source*, whose samples never change, so they stay true whatever is cut.
A ``Transcript`` is those words laid along one timeline: it follows every edit, undo and redo by
itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

PARAGRAPH_PAUSE = 1.2
"""Seconds without a word after which a new paragraph starts."""

BLEEP = "[bleep]"
"""What stands in the place of words that a tone covers, in a transcript and in captions."""

WITHOUT_SPACES = frozenset(["zh", "yue", "ja", "th", "lo", "km", "my", "bo"])
"""Languages written without spaces between words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its punctuation and no space around it; times in seconds of its source.

    ``confidence`` runs from 0 to 1. ``speaker`` is empty where nobody has said who speaks;
    ``speaker_confidence`` is 1 where a person said it, and less where it was told from the voice.
    """

    text: str
    start: float
    end: float
    confidence: float = 1.0
    speaker: str = ""
    speaker_confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a source that has been recognised, with the words found in it (perhaps none).

    ``start`` and ``end`` are seconds of the source. ``language`` is an ISO 639-1 code, ``origin``
    says where the words come from: a recogniser's hash, ``imported``, ``carried`` or ``synthetic``.
    """

    id: str
    source_id: str
    start: float
    end: float
    words: tuple[Word, ...]
    language: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class BlockDone:
    """A block was recognised and is in the database: what the transcriber emits.

    ``doubt`` says in a sentence why its words may be wrong, empty where there is no reason to think so.
    """

    block: Block
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class SourceSpan:
    """A stretch of a source in seconds, such as one that has not been recognised yet."""

    source_id: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a correction: in a block, from word ``first`` on, ``before`` becomes ``after``."""

    block_id: str
    first: int
    before: tuple[Word, ...]
    after: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Sound rendered from other sound: the words of the old stretch are heard in the new one.

    ``start..end`` are seconds of ``source_id``, ``from_start..from_end`` those of ``from_id`` that lie
    there, evenly squeezed or drawn out.
    """

    source_id: str
    start: float
    end: float
    from_id: str
    from_start: float
    from_end: float


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word where it is heard: ``start`` and ``end`` are seconds of the timeline.

    ``block_id`` and ``index`` name the word in its block. A ``deleted`` word is not heard any more;
    its times are those of the join where it was.
    """

    word: Word
    start: float
    end: float
    source_id: str
    block_id: str
    index: int
    deleted: bool = False

    @property
    def text(self) -> str:
        """The word with its punctuation."""
        return self.word.text

    @property
    def bleeps(self) -> bool:
        """Whether it is a tone that covers what was said."""
        return self.word.text == BLEEP and not self.deleted

    @property
    def unclaimed(self) -> bool:
        """Whether this word is deleted and nobody said who speaks it: those around it tell."""
        return self.deleted and not self.word.speaker


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words ``first`` up to, not including, ``last`` of a transcript: one speaker, no long pause."""

    first: int
    last: int
    start: float
    end: float
    speaker: str


@dataclass(frozen=True)
class Transcript:
    """The words of one timeline in the order in which they are heard.

    ``covered`` are the stretches of the timeline, in seconds, that have been recognised: where it
    is not covered, no word means "not known yet" and not "nothing is said". ``language`` is that of
    most words, empty while there is none. ``bleeped`` are the words that are under a tone, or were cut
    out where it begins, each at the time of the tone; nobody is shown them who did not ask for deleted
    words.
    """

    duration: float
    words: tuple[PlacedWord, ...] = ()
    covered: tuple[tuple[float, float], ...] = ()
    language: str = ""
    bleeped: tuple[PlacedWord, ...] = ()

    @cached_property
    def starts(self) -> tuple[float, ...]:
        """The start of each word in seconds, never falling."""
        return tuple(word.start for word in self.words)

    @cached_property
    def heard(self) -> tuple[PlacedWord, ...]:
        """The words that are in the sound: all but the deleted ones."""
        return tuple(word for word in self.words if not word.deleted)

    @property
    def coverage(self) -> float:
        """The recognised share of the timeline, from 0 to 1."""
        if not self.duration:
            return 0.0
        return min(1.0, sum(end - start for start, end in self.covered) / self.duration)

    @property
    def text(self) -> str:
        """All heard words with spaces between."""
        return " ".join(word.text for word in self.heard)

    def at(self, seconds: float) -> int | None:
        """The index of the word being said at this time; the last one begun if in a short gap."""
        index = bisect_right(self.starts, seconds) - 1
        while index >= 0 and self.words[index].deleted:
            index -= 1
        if index < 0 or seconds > self.words[index].end + PARAGRAPH_PAUSE:
            return None
        return index

    def between(self, start: float, end: float) -> range:
        """Indices of the words whose middle lies in ``start..end`` seconds."""
        first = bisect_left(self.starts, start)
        while first > 0 and _middle(self.words[first - 1]) >= start:
            first -= 1
        while first < len(self.words) and _middle(self.words[first]) < start:
            first += 1
        last = max(first, bisect_left(self.starts, end))
        while last > first and _middle(self.words[last - 1]) >= end:
            last -= 1
        return range(first, last)

    def paragraphs(
        self, pause: float = PARAGRAPH_PAUSE, longest: int = 120
    ) -> tuple[Paragraph, ...]:
        """Break at pauses, at a change of speaker, and after ``longest`` words at a sentence's end.

        A deleted word of which nobody said who speaks it stands in the paragraph around it.
        """
        return tuple(self._paragraphs(pause, longest))

    def _paragraphs(self, pause: float, longest: int) -> Iterator[Paragraph]:
        first, speaker = 0, None
        for index, word in enumerate(self.words):
            who = None if word.unclaimed else word.word.speaker
            other = None not in (speaker, who) and speaker != who
            if index and (other or self._breaks(first, index, pause, longest)):
                yield self._paragraph(first, index, speaker)
                first, speaker = index, None
            speaker = who if speaker is None else speaker
        if self.words:
            yield self._paragraph(first, len(self.words), speaker)

    def _paragraph(self, first: int, last: int, speaker: str | None) -> Paragraph:
        words = self.words
        return Paragraph(first, last, words[first].start, words[last - 1].end, speaker or "")

    def _breaks(self, first: int, index: int, pause: float, longest: int) -> bool:
        """Whether a paragraph that began at ``first`` ends before ``index``, whoever speaks."""
        before, word = self.words[index - 1], self.words[index]
        return word.start - before.end >= pause or (
            index - first >= longest and before.text.endswith((".", "?", "!", "…"))
        )


def _middle(word: PlacedWord) -> float:
    return (word.start + word.end) / 2


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage of the recording that supports a statement; times in seconds of the timeline."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer about a recording: every statement in ``text`` carries a checked [mm:ss].

    ``coverage`` is the share of the recording, from 0 to 1, that the answer was made from.
    ``unsupported`` are statements that the recording does not support; they are never cited.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    coverage: float = 0.0
    unsupported: tuple[str, ...] = ()
