"""The transcript as a page: paragraphs with a time and a name, for documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.services.captions.format import CaptionOptions
from audiochat.services.captions.text import clean, clock, joiner


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it is written; ``time`` and ``speaker`` are empty where they are not wanted.

    ``headings`` are the chapters that begin with it (or before it, where nothing is said in them).
    """

    start: float
    end: float
    time: str
    speaker: str
    text: str
    words: tuple[PlacedWord, ...]
    headings: tuple[Chapter, ...] = ()


_EARLY = 0.2
"""Seconds by which a word may begin before the chapter that it opens."""


def paragraphs(
    transcript: Transcript, options: CaptionOptions, job: Job, chapters: Sequence[Chapter] = ()
) -> Iterator[Passage]:
    """The paragraphs in which something is heard; each chapter begins one."""
    heard = Transcript(transcript.duration, transcript.heard, transcript.covered)
    glue = joiner(transcript.language)
    waiting = sorted(chapters, key=lambda one: one.start)
    opens = [bisect_left(heard.starts, one.start - _EARLY) for one in waiting]
    for paragraph in heard.paragraphs():
        job.check()
        inside = {at for at in opens if paragraph.first < at < paragraph.last}
        edges = [paragraph.first, *sorted(inside), paragraph.last]
        for first, last in pairwise(edges):
            words = heard.words[first:last]
            text = glue.join(filter(None, (clean(word.text) for word in words)))
            if not text:
                continue
            begun = sum(at < last for at in opens)
            headings, waiting, opens = tuple(waiting[:begun]), waiting[begun:], opens[begun:]
            yield Passage(
                words[0].start,
                words[-1].end,
                clock(words[0].start) if options.timestamps else "",
                clean(paragraph.speaker) if options.speakers else "",
                text,
                words,
                headings,
            )
