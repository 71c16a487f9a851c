"""A transcript prepared for showing: paragraphs and gaps in order, made on a lane, read on the window."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.domain.transcript import PARAGRAPH_PAUSE, PlacedWord, Transcript
from audiochat.domain.voices_told import UNSURE_SPEAKER

UNSURE = 0.5
"""A word less sure than this is shown as doubtful."""

LONG_SILENCE = 20.0
"""Seconds without a word that are said in a row of their own."""

LONGEST_PARAGRAPH = 400
"""Words after which a paragraph ends whatever is said, so that laying one out stays quick."""

LONGEST_WORD = 200
"""Characters of a word that are shown; a longer one is no word."""


class Kind(StrEnum):
    """What a row is."""

    WORDS = "words"
    MISSING = "missing"  # not recognised yet
    SILENT = "silent"  # recognised, and nothing is said
    CHAPTER = "chapter"  # the name of the chapter that begins here


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph (words ``first`` up to ``last``) or a gap; ``start`` and ``end`` in seconds.

    ``named``: the speaker's name stands above it, since another spoke before or it is ``unsure``, as
    a voice told it. ``letters``: the length of its text. ``title``: the name of a chapter.
    """

    kind: Kind
    first: int
    last: int
    start: float
    end: float
    speaker: str = ""
    named: bool = False
    letters: int = 0
    unsure: bool = False
    title: str = ""


@dataclass(frozen=True)
class Page:
    """A transcript with its rows, its text in one piece and where each word begins in it.

    ``unsure``, ``gone`` and ``tones`` are the indices of the doubtful words, of the deleted ones and of
    those that a tone stands for, in order.

    ``folded`` is the text in small letters, empty where that would change its length.

    ``head`` and ``tail`` count the words at both ends that are the same as in the page before it,
    which is how places are carried from one page to the next. ``shape`` has a line for each row: its
    letters, whether a name stands above it, whether it is words.
    """

    transcript: Transcript
    rows: tuple[Row, ...] = ()
    text: str = ""
    folded: str = ""
    offsets: array[int] = field(default_factory=lambda: array("L"))
    unsure: array[int] = field(default_factory=lambda: array("L"))
    gone: array[int] = field(default_factory=lambda: array("L"))
    tones: array[int] = field(default_factory=lambda: array("L"))
    shape: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 3), np.int64))
    head: int = 0
    tail: int = 0
    old_count: int = 0

    @staticmethod
    def empty() -> Page:
        """A page with nothing on it."""
        return Page(Transcript(0.0))

    @property
    def words(self) -> tuple[PlacedWord, ...]:
        """The words in order."""
        return self.transcript.words

    def carried(self, index: int) -> int | None:
        """Where a word of the page before this one is now; None when it has gone."""
        if index < self.head:
            return index
        if index >= self.old_count - self.tail:
            return index - self.old_count + len(self.words)
        return None

    def row_of(self, index: int) -> int:
        """The row of a word; -1 without one."""
        low, high = 0, len(self.rows)
        while low < high:
            middle = (low + high) // 2
            if self.rows[middle].last <= index:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.rows) and self.rows[low].kind is Kind.WORDS else -1

    def heard_in(self, first: int, last: int) -> int:
        """How many of the words ``first`` up to ``last`` are heard."""
        return last - first - (bisect_left(self.gone, last) - bisect_left(self.gone, first))

    def comes_back(self, first: int, last: int) -> bool:
        """Whether some of the words ``first`` up to ``last`` were deleted, or are under a tone."""
        tones = bisect_left(self.tones, last) - bisect_left(self.tones, first)
        return self.heard_in(first, last) < last - first or tones > 0

    def ends(self, first: int, last: int) -> tuple[PlacedWord, PlacedWord] | None:
        """The first and the last of these words that are heard; None when none is."""
        if not self.heard_in(first, last):
            return None
        while self.words[first].deleted:
            first += 1
        while self.words[last - 1].deleted:
            last -= 1
        return self.words[first], self.words[last - 1]

    @property
    def doubtful(self) -> float:
        """The share of words that are not sure, from 0 to 1."""
        return len(self.unsure) / len(self.words) if self.words else 0.0


def shown(word: PlacedWord) -> str:
    """A word as it is drawn: one line, no controls, of bounded length."""
    text = word.word.text[:LONGEST_WORD]
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text).strip() or "…"


def make_page(
    transcript: Transcript, before: Page | None, job: Job, chapters: tuple[Chapter, ...] = ()
) -> Page:
    """Prepare a transcript for showing; runs on a lane, since ten hours take a while."""
    words = transcript.words
    offsets, unsure, gone, tones = array("L"), array("L"), array("L"), array("L")
    parts: list[str] = []
    at = 0
    for index, word in enumerate(words):
        if index % 4096 == 0:
            job.check()
        text = shown(word)
        parts.append(text)
        offsets.append(at)
        at += len(text) + 1
        if word.deleted:
            gone.append(index)
        elif word.bleeps:
            tones.append(index)
        elif word.word.confidence < UNSURE:
            unsure.append(index)
    job.check()
    rows = tuple(_rows(transcript, offsets, at, chapters))
    head, tail = _same(before.words, words) if before is not None else (0, 0)
    _ = transcript.starts, transcript.heard  # worked out here, so that the window does not have to
    old = len(before.words) if before is not None else 0
    shape = np.array(
        [(row.letters, row.named, row.kind is Kind.WORDS) for row in rows], np.int64
    ).reshape(-1, 3)
    text = " ".join(parts)
    folded = text.lower()
    folded = folded if len(folded) == len(text) else ""
    return Page(
        transcript, rows, text, folded, offsets, unsure, gone, tones, shape, head, tail, old
    )


def _same(old: tuple[PlacedWord, ...], new: tuple[PlacedWord, ...]) -> tuple[int, int]:
    """How many words at the start and at the end are the same ones."""
    most = min(len(old), len(new))
    head = 0
    while head < most and _is(old[head], new[head]):
        head += 1
    tail = 0
    while tail < most - head and _is(old[-1 - tail], new[-1 - tail]):
        tail += 1
    return head, tail


def _is(one: PlacedWord, other: PlacedWord) -> bool:
    """Whether two are the same sound; its text may have been corrected."""
    return one.word.start == other.word.start and one.source_id == other.source_id


_EARLY = 0.2
"""Seconds by which a word may begin before the chapter that it opens."""


def _rows(
    transcript: Transcript, offsets: array[int], total: int, chapters: tuple[Chapter, ...]
) -> Iterator[Row]:
    gaps = list(_gaps(transcript))
    opens = [(bisect_left(transcript.starts, one.start - _EARLY), one) for one in chapters]
    place, heard_until, last_speaker = 0, 0.0, ""
    for paragraph in _paragraphs(transcript, {at for at, _ in opens}):
        start = transcript.words[paragraph[0]].start
        while opens and opens[0][0] <= paragraph[0]:
            at, one = opens.pop(0)
            yield Row(Kind.CHAPTER, at, at, one.start, one.start, title=one.title)
        passed = False
        while place < len(gaps) and gaps[place][0] <= start:
            yield Row(Kind.MISSING, paragraph[0], paragraph[0], *gaps[place])
            place, passed = place + 1, True
        if not passed and start - heard_until >= LONG_SILENCE:
            yield Row(Kind.SILENT, paragraph[0], paragraph[0], heard_until, start)
        row = _row(transcript, *paragraph, offsets, total, last_speaker)
        yield row
        heard_until, last_speaker = row.end, row.speaker
    count = len(transcript.words)
    for _, one in opens:
        yield Row(Kind.CHAPTER, count, count, one.start, one.start, title=one.title)
    for start, end in gaps[place:]:
        yield Row(Kind.MISSING, count, count, start, end)
    if count and place == len(gaps) and transcript.duration - heard_until >= LONG_SILENCE:
        yield Row(Kind.SILENT, count, count, heard_until, transcript.duration)


def _row(
    transcript: Transcript, first: int, last: int, offsets: array[int], total: int, before: str
) -> Row:
    words = transcript.words
    tells = next((words[n] for n in range(first, last) if not words[n].unclaimed), words[first])
    speaker = tells.word.speaker
    end = offsets[last] if last < len(offsets) else total
    unsure = bool(speaker) and tells.word.speaker_confidence < UNSURE_SPEAKER
    named = bool(speaker) and (speaker != before or unsure)
    return Row(
        Kind.WORDS, first, last, words[first].start, words[last - 1].end, speaker, named,
        end - offsets[first], unsure,
    )  # fmt: skip


def _paragraphs(transcript: Transcript, opens: set[int]) -> Iterator[tuple[int, int]]:
    """The paragraphs, broken where a chapter opens and where one is too long."""
    breaks = sorted(opens)
    for paragraph in transcript.paragraphs():
        inside = breaks[bisect_right(breaks, paragraph.first) : bisect_left(breaks, paragraph.last)]
        for start, end in pairwise([paragraph.first, *inside, paragraph.last]):
            for first in range(start, end, LONGEST_PARAGRAPH):
                yield first, min(end, first + LONGEST_PARAGRAPH)


def _gaps(transcript: Transcript) -> Iterator[tuple[float, float]]:
    """The stretches that are not recognised yet, in seconds; breaths are left out."""
    at = 0.0
    for start, end in sorted(transcript.covered):
        if start - at >= PARAGRAPH_PAUSE:
            yield at, start
        at = max(at, end)
    if transcript.duration - at >= PARAGRAPH_PAUSE:
        yield at, transcript.duration
