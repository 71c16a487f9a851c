"""Talks as transcripts: lines of text whose words get times as if spoken at 150 words a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from audiochat.domain.recording import Source
from audiochat.domain.timeline import Clip, Timeline
from audiochat.domain.transcript import PlacedWord, Transcript, Word
from audiochat.store.database import Store

RATE = 16_000
A_WORD = 60 / 150
"""Seconds from one word to the next."""


@dataclass
class Talk:
    """Lines said one after another in one source; ``view`` lays them along a timeline of it."""

    source: str = "talk"
    gap: float = 0.5
    words: list[Word] = field(default_factory=list)
    now: float = 1.0

    def say(self, line: str, speaker: str = "") -> tuple[float, float]:
        """Say a line; gives when it is heard."""
        began = self.now
        for text in line.split():
            self.words.append(Word(text, self.now, self.now + A_WORD * 0.85, 0.9, speaker))
            self.now += A_WORD
        ended = self.now
        self.now += self.gap
        return began, ended

    @property
    def timeline(self) -> Timeline:
        """All of it, uncut."""
        return Timeline(RATE, 1, (Clip(self.source, 0, int((self.now + 1) * RATE)),))

    def view(self, timeline: Timeline) -> Transcript:
        """The words along a timeline, as the service lays them: in the clip that has their middle."""
        placed: list[PlacedWord] = []
        at = 0
        for clip in timeline.clips:
            start, end = clip.start / RATE, clip.end / RATE
            shift = at / RATE - start
            for index, word in enumerate(self.words):
                if start <= (word.start + word.end) / 2 < end and clip.source == self.source:
                    first = max(start, word.start) + shift
                    last = min(end, word.end) + shift
                    placed.append(PlacedWord(word, first, last, clip.source, "b", index))
            at += clip.frames
        length = timeline.seconds
        return Transcript(length, tuple(placed), ((0.0, length),), "en")

    def keep(self, store: Store) -> None:
        """Make the source known, as the store wants it."""
        frames = self.timeline.frames
        store.sources.add(Source(self.source, Path("/talk.wav"), RATE, 1, frames, "original"))


def talk_of(lines: Iterable[str]) -> Talk:
    """A talk of these lines; ``Anna: words`` are said by Anna."""
    talk = Talk()
    for line in lines:
        name, found, words = line.partition(": ")
        if found and name.isalpha():
            talk.say(words, name)
        else:
            talk.say(line)
    return talk


View = Callable[[Timeline], Transcript]
