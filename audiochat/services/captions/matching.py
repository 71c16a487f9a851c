"""Two readings of the same speech, word by word: what somebody wrote, and what a recogniser heard.

Places where three words in a row occur once in either reading are found first (as in a patience diff)
and cut both into short stretches; within those the fewest changes are looked for (Levenshtein over
whole words, by rapidfuzz). So ten hours take a second, no step holds other threads up, and the work
can be cancelled.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audiochat.domain.job import Job

SIMILAR = 60.0
"""Per cent of the letters of two words that agree where they are taken for the same word."""
_RUN = 3
_FEW = 30
_BIG = 3000
_NUMBERS = {
    name: str(number)
    for number, name in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
}

Stretch = tuple[int, int, int, int]
"""Words ``[0:1]`` of the first reading over against ``[2:3]`` of the second."""


@dataclass(frozen=True, slots=True)
class Match:
    """``pairs[i]`` is the word of the second reading that word ``i`` of the first is; -1 for none.

    ``share`` (0 to 1) is how many words of the shorter reading stand in a row of at least three that
    are the same in both: 0.02 or less for texts that have nothing to do with each other, since single
    words like "the" meet by chance and rows do not.
    """

    pairs: tuple[int, ...]
    share: float


def key(word: str) -> str:
    """What two writings of a word have in common: small letters and digits; empty for a mere sign."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    kept = "".join(letter for letter in plain if letter.isalnum())
    return _NUMBERS.get(kept, kept)


def match(first: Sequence[str], second: Sequence[str], job: Job | None = None) -> Match:
    """Find each word of the first reading in the second; both in order."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.fuzz import ratio

    job = job or Job()
    one, other = _Reading(first), _Reading(second)
    pairs = [-1] * len(one.keys)
    for a, b, c, d in _stretches(one.keys, other.keys, (0, len(one.keys), 0, len(other.keys)), 3):
        job.check()
        for step in Levenshtein.opcodes(one.keys[a:b], other.keys[c:d]):
            same = step.tag == "equal"
            if not same and step.tag != "replace":
                continue
            if step.src_end - step.src_start != step.dest_end - step.dest_start:
                continue
            for number in range(step.src_end - step.src_start):
                mine, theirs = a + step.src_start + number, c + step.dest_start + number
                if same or ratio(one.keys[mine], other.keys[theirs]) >= SIMILAR:
                    pairs[mine] = theirs
    found = [-1] * len(first)
    for mine, theirs in enumerate(pairs):
        if theirs >= 0:
            found[one.places[mine]] = other.places[theirs]
    return Match(tuple(found), _share(pairs, one.keys, other.keys))


class _Reading:
    """The words of a reading that have letters, and where they stand in it."""

    def __init__(self, words: Sequence[str]) -> None:
        keyed = [(key(word), place) for place, word in enumerate(words)]
        self.keys = [name for name, _ in keyed if name]
        self.places = [place for name, place in keyed if name]


def _share(pairs: Sequence[int], one: Sequence[str], other: Sequence[str]) -> float:
    """How many words stand in rows of the same words."""
    if not pairs:
        return 0.0
    whole = max(min(len(one), len(other)), min(len(one), _FEW))
    row = min(_RUN, len(pairs))
    inside, length = 0, 0
    for mine in range(len(pairs) + 1):
        theirs = pairs[mine] if mine < len(pairs) else -1
        same = theirs >= 0 and one[mine] == other[theirs]
        follows = same and (length == 0 or theirs == pairs[mine - 1] + 1)
        if follows:
            length += 1
            continue
        inside += length if length >= row else 0
        length = 1 if same else 0
    inside += length if length >= row else 0
    return min(1.0, inside / whole)


def _stretches(
    one: Sequence[str], other: Sequence[str], stretch: Stretch, row: int
) -> Iterator[Stretch]:
    """Cut a stretch at rows of words that occur once on both sides, until all are short."""
    a, b, c, d = stretch
    if (b - a) * (d - c) <= _BIG * _BIG // 4:
        yield stretch
        return
    if row == 0:
        yield from _even(stretch)
        return
    at = (a, c)
    for mine, theirs in _anchors(one[a:b], other[c:d], row):
        cut = (a + mine, c + theirs)
        if cut > at:
            yield from _stretches(one, other, (at[0], cut[0], at[1], cut[1]), row - 1)
        at = cut
    yield from _stretches(one, other, (at[0], b, at[1], d), row - 1)


def _even(stretch: Stretch) -> Iterator[Stretch]:
    """Cut where nothing is known: at the same share of both sides."""
    a, b, c, d = stretch
    parts = max(b - a, d - c) // _BIG + 1
    for part in range(parts):
        yield (
            a + (b - a) * part // parts,
            a + (b - a) * (part + 1) // parts,
            c + (d - c) * part // parts,
            c + (d - c) * (part + 1) // parts,
        )


def _anchors(one: Sequence[str], other: Sequence[str], row: int) -> list[tuple[int, int]]:
    """Places of rows that occur once in each, the longest set of them that never goes back."""
    mine, theirs = _once(one, row), _once(other, row)
    found = [(place, theirs[name]) for name, place in mine.items() if name in theirs]
    tails: list[int] = []  # the smallest end of a rising sequence of each length
    who: list[int] = []
    before = [-1] * len(found)
    for number, (_, place) in enumerate(found):
        length = bisect_left(tails, place)
        before[number] = who[length - 1] if length else -1
        if length == len(tails):
            tails.append(place)
            who.append(number)
        else:
            tails[length], who[length] = place, number
    out: list[tuple[int, int]] = []
    number = who[-1] if who else -1
    while number >= 0:
        out.append(found[number])
        number = before[number]
    return out[::-1]


def _once(words: Sequence[str], row: int) -> dict[tuple[str, ...], int]:
    """Where each row of words stands that occurs only once, in order."""
    places: dict[tuple[str, ...], int] = {}
    for place in range(len(words) - row + 1):
        name = tuple(words[place : place + row])
        places[name] = -1 if name in places else place
    return {name: place for name, place in places.items() if place >= 0}
