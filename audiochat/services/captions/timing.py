"""Times for words that somebody wrote: those of the sound where they were heard, spread elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audiochat.domain.transcript import PlacedWord
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.matching import Match

LETTER, PACE = 0.07, 0.08
"""Seconds a letter and a word take at an easy pace, for words that nobody heard."""
_TIGHT = 0.02
_UNSURE = 0.4
_FEW, _FASTEST, _SLOWEST = 5, 4.0, 2.5


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a caption; ``written`` is when the file says it is said, or None.

    ``opens``: a caption or paragraph begins with it.
    """

    text: str
    speaker: str
    written: float | None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """A word of a caption where it is heard on the timeline. ``sure``: its times are the sound's.

    ``written`` is when the file said it is said, or None.
    """

    text: str
    start: float
    end: float
    speaker: str
    sure: bool
    written: float | None = None

    @property
    def confidence(self) -> float:
        """What is shown: words that were not heard where they are written are worth a look."""
        return 1.0 if self.sure else _UNSURE


def words_of(cues: Sequence[Cue]) -> list[Said]:
    """The words of captions; within a caption their time is guessed by their letters."""
    out: list[Said] = []
    for cue in cues:
        words = cue.text.split()
        letters = sum(map(len, words)) or 1
        before = 0
        for word in words:
            share = before / letters
            written = cue.start + (cue.end - cue.start) * share if cue.timed else None
            out.append(Said(word, cue.speaker, written, opens=not before))
            before += len(word)
    return out


def timed(
    said: Sequence[Said], heard: Sequence[PlacedWord], found: Match, duration: float
) -> list[Timed]:
    """Give every word its time in seconds; starts never fall, and nothing lies outside the recording.

    Words that match take the times of the sound. A run that matches nothing is laid over the words
    heard in its place, or else into the gap: where its captions say, moved as far as the words around
    it were moved, and at an easy pace where they say nothing.
    """
    named = any(word.speaker for word in said)
    out: list[Timed] = []
    number = 0
    while number < len(said):
        pair = found.pairs[number]
        if pair >= 0:
            word = heard[pair]
            speaker = said[number].speaker if named else word.word.speaker
            text, written = said[number].text, said[number].written
            out.append(Timed(text, word.start, word.end, speaker, True, written))
            number += 1
            continue
        last = number
        while last < len(said) and found.pairs[last] < 0:
            last += 1
        gap = _Gap(said, heard, found, number, last, duration)
        number = last
        if gap.cut:
            continue
        laid = gap.laid(out[-1] if out else None)
        if gap.borrows and out:
            out[-1] = replace(out[-1], end=laid[0].start)
        out += laid
    return _in_order(out, duration)


class _Gap:
    """A run of words ``first..last`` that nothing heard matches, and the room there is for it."""

    def __init__(
        self,
        said: Sequence[Said],
        heard: Sequence[PlacedWord],
        found: Match,
        first: int,
        last: int,
        duration: float,
    ) -> None:
        self._said, self._run = said, said[first:last]
        before = found.pairs[first - 1] if first else -1
        after = found.pairs[last] if last < len(said) else len(heard)
        self._start = heard[before].end if before >= 0 else 0.0
        self._end = heard[after].start if after < len(heard) else duration
        self._between = heard[before + 1 : after]
        self._shift = [
            heard[pair].start - written
            for place, pair in ((first - 1, before), (last, after))
            if 0 <= place < len(said)
            and 0 <= pair < len(heard)
            and (written := said[place].written) is not None
        ]
        self._leads = (
            self._run[0].opens
            and last < len(said)
            and not any(word.opens for word in said[first + 1 : last + 1])
        )  # the first words of a caption whose next word was heard
        self._natural = sum(LETTER * len(word.text) + PACE for word in self._run)
        self.borrows = False

    @property
    def cut(self) -> bool:
        """Whether so much can never have been said in this room."""
        room = max(0.0, self._end - self._start)
        return len(self._run) > _FEW and self._natural > _FASTEST * room + 1.0

    def laid(self, previous: Timed | None) -> list[Timed]:
        """The run with times; ``borrows`` is set when it takes some of the previous word's."""
        speaker = previous.speaker if previous else ""
        start, end = self._room()
        needed = _TIGHT * len(self._run)
        if end - start < needed and previous is not None:
            self.borrows = True
            all_letters = len(previous.text) + sum(len(word.text) for word in self._run)
            whole = max(self._end, previous.end) - previous.start
            end = max(self._end, previous.end)
            start = previous.start + whole * len(previous.text) / all_letters
        return _spread(self._run, start, max(start, end), speaker)

    def _room(self) -> tuple[float, float]:
        """From when to when the run is said."""
        start, end = self._start, max(self._start, self._end)
        if self._between:
            start = min(max(self._between[0].start, start), end)
            end = max(start, min(self._between[-1].end, end))
            if end - start <= _SLOWEST * self._natural:
                return start, end
        written = self._run[0].written
        if written is not None:
            shift = sum(self._shift) / len(self._shift) if self._shift else 0.0
            start = min(max(start, written + shift), max(start, end - self._natural))
        elif self._leads and not self._between:
            start = max(start, end - self._natural)  # not with the caption before
        return start, min(end, start + self._natural)


def _spread(run: Sequence[Said], start: float, end: float, speaker: str) -> list[Timed]:
    """Words one after the other, each as long as its letters want."""
    letters = sum(len(word.text) for word in run)
    out = []
    for word in run:
        stop = start + (end - start) * len(word.text) / letters
        letters -= len(word.text)
        out.append(Timed(word.text, start, stop, word.speaker or speaker, False, word.written))
        start = stop
    return out


def _in_order(words: Sequence[Timed], duration: float) -> list[Timed]:
    """Starts that never fall, ends not before starts, all inside the recording."""
    out: list[Timed] = []
    floor = 0.0
    for word in words:
        start = min(max(word.start, floor), duration)
        out.append(replace(word, start=start, end=min(max(word.end, start), duration)))
        floor = start
    return out
