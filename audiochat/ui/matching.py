"""Where the words that were looked for stand in what was found, and how a line is shortened around them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

Marks = tuple[tuple[int, int], ...]
"""Half-open ranges of characters, in order, none over another."""

MOST_MARKS = 20
LIKE = 82
"""How like (of 100) a place must be to what was typed to be marked where it is not the same."""

_ELLIPSIS = "…"
_BEFORE = 0.4
"""How much of a line may stand before the first mark when its beginning is left out."""


def folded(text: str) -> tuple[str, list[int]]:
    """The text in small letters without accents and points, and the place of each letter in ``text``."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFD", letter.casefold()):
            if unicodedata.category(part) != "Mn":
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def marks_of(wanted: str, text: str, *, alike: bool = False) -> Marks:
    """Where ``wanted`` stands in ``text``: all of it, else each of its words at the start of words.

    ``alike``: else the place that is most like it, as for a word typed with a mistake.
    """
    plain, places = folded(text)
    looked = folded(wanted)[0].strip()
    if not looked or not plain:
        return ()
    found = list(_places(looked, plain))
    if not found:
        for word in dict.fromkeys(looked.split()):
            found += [at for at in _places(word, plain) if _starts_word(plain, at[0])]
    if not found and alike:
        found = _most_like(looked, plain)
    return _joined(sorted((places[a], places[b - 1] + 1) for a, b in found)[:MOST_MARKS])


def _places(looked: str, plain: str) -> Iterator[tuple[int, int]]:
    at = plain.find(looked)
    while at >= 0:
        yield at, at + len(looked)
        at = plain.find(looked, at + len(looked))


def _starts_word(plain: str, at: int) -> bool:
    return at == 0 or not plain[at - 1].isalnum()


def _most_like(looked: str, plain: str) -> list[tuple[int, int]]:
    from rapidfuzz import fuzz

    like = fuzz.partial_ratio_alignment(looked, plain, score_cutoff=LIKE)
    if like is None or like.dest_start == like.dest_end:
        return []
    start, end = like.dest_start, like.dest_end
    while start and plain[start].isalnum() and plain[start - 1].isalnum():
        start -= 1
    while end < len(plain) and plain[end - 1].isalnum() and plain[end].isalnum():
        end += 1
    return [(start, end)]


def _joined(marks: list[tuple[int, int]]) -> Marks:
    out: list[tuple[int, int]] = []
    for start, end in marks:
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def shortened(
    text: str, marks: Marks, room: float, width: Callable[[str], float]
) -> tuple[str, Marks]:
    """``text`` and its marks, shortened to ``room`` so that the first mark can be seen.

    ``width`` measures text, in the same unit as ``room``. The end is left out where that is enough,
    else also words at the beginning.
    """
    if width(text) <= room:
        return text, marks
    start = 0
    if marks and width(text[: marks[0][1]] + _ELLIPSIS) > room:
        start = _start(text, marks[0], room, width)
    before = _ELLIPSIS if start else ""
    end = len(text)
    if width(before + text[start:]) > room:
        end = _longest(
            text, start, lambda stop: width(before + text[start:stop] + _ELLIPSIS) <= room
        )
    after = _ELLIPSIS if end < len(text) else ""
    moved = (
        (max(a, start) - start + len(before), min(b, end) - start + len(before)) for a, b in marks
    )
    return before + text[start:end] + after, tuple((a, b) for a, b in moved if a < b)


def _longest(text: str, start: int, fits: Callable[[int], bool]) -> int:
    """The last place before the end of a text up to which it ``fits``."""
    low, high = start, len(text) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _start(text: str, mark: tuple[int, int], room: float, width: Callable[[str], float]) -> int:
    """From where on to show a text whose first mark would not be seen: some words before it, if they fit."""
    start, end = mark
    after = _ELLIPSIS if end < len(text) else ""
    left = room - width(_ELLIPSIS + text[start:])  # where little follows, more may stand before
    spare = max(room * _BEFORE, left)
    best = start
    while start and width(text[start - 1 : mark[0]]) <= spare:
        start -= 1
        if not text[start].isspace() and (start == 0 or text[start - 1].isspace()):
            if width(_ELLIPSIS + text[start:end] + after) > room:  # widths do not quite add up
                break
            best = start
    return best
