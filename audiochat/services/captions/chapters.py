"""Chapters: named places of a recording, for players that jump between them."""

from __future__ import annotations

from collections.abc import Iterator

from audiochat.domain.notes import Chapter
from audiochat.domain.transcript import Paragraph, Transcript
from audiochat.services.captions.text import clean

SHORTEST = 60.0
"""Seconds a proposed chapter lasts at least."""
_PAUSE = 2.0
_TITLE_WORDS = 8


def chapters_of(transcript: Transcript, given: tuple[Chapter, ...]) -> list[Chapter]:
    """The given chapters in order and inside the recording, or proposed ones.

    The first one always begins at 0, since players play what is before it under no name.
    """
    wanted = given or tuple(propose(transcript))
    last = transcript.duration
    kept = {
        max(0.0, one.start): clean(one.title) or "Chapter"
        for one in wanted
        if one.start < last or one.start <= 0
    }
    found = [Chapter(start, title) for start, title in sorted(kept.items())]
    if found and found[0].start > 0:
        found[0] = Chapter(0.0, found[0].title)
    return found


def propose(transcript: Transcript) -> Iterator[Chapter]:
    """A chapter at each paragraph after a long pause, named by its first words.

    At least a minute each; for short recordings and monologues one chapter is the answer.
    """
    before = -SHORTEST
    ended = -_PAUSE
    for paragraph in transcript.paragraphs():
        title = _title(transcript, paragraph)
        if not title:
            continue
        long_enough = paragraph.start - before >= SHORTEST
        if long_enough and paragraph.start - ended >= _PAUSE:
            yield Chapter(paragraph.start if before >= 0 else 0.0, title)
            before = max(0.0, paragraph.start)
        ended = paragraph.end


def _title(transcript: Transcript, paragraph: Paragraph) -> str:
    """The first words of a paragraph, as a heading."""
    words = [w for w in transcript.words[paragraph.first : paragraph.last] if not w.deleted]
    title = clean(" ".join(word.text for word in words[:_TITLE_WORDS]))
    for mark in ".?!":
        end = title.find(f"{mark} ")
        if end > 0:
            title = title[:end]
    title = title.rstrip(".,;:")
    return title + ("…" if len(words) > _TITLE_WORDS and not title.endswith(("?", "!")) else "")
