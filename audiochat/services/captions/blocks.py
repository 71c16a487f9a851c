"""Timed words of a timeline as blocks of the sources they are heard in."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from audiochat.domain.timeline import SILENCE, Clip, Timeline
from audiochat.domain.transcript import Block, Word
from audiochat.services.captions.timing import Timed
from audiochat.services.transcripts.intervals import Interval, holes, merged

ORIGIN = "imported"
_EDGE = 0.01


@dataclass
class _Laid:
    """A clip of real sound on the timeline, in seconds, and the words said in it."""

    clip: Clip
    at: float
    rate: int
    words: list[Timed] = field(default_factory=list)

    @property
    def end(self) -> float:
        return self.at + self.clip.frames / self.rate


def blocks(words: Sequence[Timed], timeline: Timeline, language: str) -> Iterator[Block]:
    """A block for each clip from the first to the last word; what lies outside stays as it was.

    A word belongs to the clip in which its middle lies; one over inserted silence goes to the sound
    beside it. Sound that is heard twice gets the words of its first time.
    """
    laid = list(_laid(timeline))
    if not words or not laid:
        return
    number = 0
    for word in words:
        middle = (word.start + word.end) / 2
        while number + 1 < len(laid) and laid[number + 1].at <= middle:
            number += 1
        laid[number].words.append(word)
    begin, stop = words[0].start, max(word.end for word in words)
    done: dict[str, list[Interval]] = {}
    for one in laid:
        low, high = max(one.at, begin), min(one.end, stop)
        if one.words:  # those over silence beside it count as said at its edge
            low = max(one.at, min(low, one.end - _EDGE))
            high = min(one.end, max(high, one.at + _EDGE))
        if high <= low:
            continue
        shift = one.clip.start / one.rate - one.at
        seen = done.setdefault(one.clip.source, [])
        for start, end in holes(merged(seen), low + shift, high + shift):
            inside = tuple(_within(one.words, start, end, shift, last=end == high + shift))
            yield Block(uuid.uuid4().hex, one.clip.source, start, end, inside, language, ORIGIN)
        seen.append((low + shift, high + shift))


def _within(
    words: Sequence[Timed], start: float, end: float, shift: float, last: bool
) -> Iterator[Word]:
    """The words of a stretch of a source, their times kept inside it."""
    for word in words:
        first, final = (
            min(max(word.start + shift, start), end),
            min(max(word.end + shift, start), end),
        )
        middle = (word.start + word.end) / 2 + shift
        if start <= middle < end or (last and middle >= end) or middle < start == first == final:
            yield Word(word.text, first, final, word.confidence, word.speaker)


def _laid(timeline: Timeline) -> Iterator[_Laid]:
    position = 0
    for clip in timeline.clips:
        if clip.source != SILENCE:
            yield _Laid(clip, position / timeline.rate, timeline.rate)
        position += clip.frames
