"""Hesitations that one hearing has and another has not, where both agree about what is around."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from rapidfuzz import fuzz

from audiochat.domain.transcript import PlacedWord
from audiochat.services.disfluency.finding import Found, meets
from audiochat.services.disfluency.lexicon import plain

_OFF = 1.5
"""Seconds by which two hearings may place the same word apart."""

_WORTHWHILE = 0.1  # seconds; a shorter one saves nothing
_HEARD = 0.1  # confidence from which on it is cut
_ALIKE = 70.0
"""Percent of the letters of two words that are the same word: "explain", "explained"."""


def inserted(
    said: Sequence[PlacedWord],
    written: Sequence[PlacedWord],
    is_filler: Callable[[PlacedWord], bool],
) -> frozenset[int]:
    """Which of the words ``said`` are hesitations between two words that ``written`` has side by side.

    Such a one was written in the place of no word: what sounds there is nothing else. At the ends of
    a recording the one word beside it is enough.
    """
    starts = [word.start for word in written]
    found: list[int] = []
    group: list[int] = []
    before: PlacedWord | None = None
    for index, word in enumerate(said):
        if is_filler(word):
            group.append(index)
            continue
        if group and _side_by_side(before, word, written, starts):
            found += group
        group, before = [], word
    if group and before is not None and _side_by_side(before, None, written, starts):
        found += group
    return frozenset(found)


def by_times(
    said: Sequence[PlacedWord], inserted: Collection[int], found: Sequence[Found]
) -> Iterator[Found]:
    """The hesitations that stand for no word and were not made out in the sound, by their times.

    In noise that fills the pauses no hesitation stands by itself.
    """
    taken = [(one.start, one.end) for one in found]
    for number in sorted(inserted):
        word = said[number]
        if word.end - word.start < _WORTHWHILE or meets(taken, word):
            continue
        before = said[number - 1].end if number else 0.0
        after = said[number + 1].start if number + 1 < len(said) else word.end
        limits = (min(before, word.start), max(after, word.end))
        sure = word.word.confidence >= _HEARD
        yield Found("filler", plain(word.text), word.start, word.end, *limits, sure)


def _side_by_side(
    before: PlacedWord | None,
    after: PlacedWord | None,
    written: Sequence[PlacedWord],
    starts: Sequence[float],
) -> bool:
    """Whether two words follow each other in what was written, at about their time."""
    anchor = after if before is None else before
    if anchor is None:
        return False
    first = bisect_left(starts, anchor.start - _OFF)
    for at in range(first, len(written)):
        if starts[at] > anchor.start + _OFF:
            break
        if before is None or after is None:
            edge = at == 0 if before is None else at == len(written) - 1
            if edge and _same(written[at], anchor):
                return True
        elif at + 1 < len(written) and _same(written[at], before) and _same(written[at + 1], after):
            return True
    return False


def _same(one: PlacedWord, other: PlacedWord) -> bool:
    return fuzz.ratio(plain(one.text), plain(other.text)) >= _ALIKE
