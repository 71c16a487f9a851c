"""The transcript as a page: paragraphs with a time and a name, for documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audiochat.domain.job import Job
from audiochat.domain.transcript import PlacedWord, Transcript
from audiochat.services.captions.format import CaptionOptions
from audiochat.services.captions.text import clean, clock, joiner


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it is written; ``time`` and ``speaker`` are empty where they are not wanted."""

    start: float
    end: float
    time: str
    speaker: str
    text: str
    words: tuple[PlacedWord, ...]


def paragraphs(transcript: Transcript, options: CaptionOptions, job: Job) -> Iterator[Passage]:
    """The paragraphs in which something is heard."""
    heard = Transcript(transcript.duration, transcript.heard, transcript.covered)
    glue = joiner(transcript.language)
    for paragraph in heard.paragraphs():
        job.check()
        words = heard.words[paragraph.first : paragraph.last]
        text = glue.join(filter(None, (clean(word.text) for word in words)))
        if not text:
            continue
        name = clean(paragraph.speaker) if options.speakers else ""
        yield Passage(
            paragraph.start,
            paragraph.end,
            clock(paragraph.start) if options.timestamps else "",
            name,
            text,
            words,
        )
