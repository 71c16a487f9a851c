"""Ways to put a wish, each with the plain words for it: how such tables are made and gone through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Plain = str | Callable[[re.Match[str]], str]
"""Plain words as a template of ``Match.expand``, or what makes them of what was found."""

Rewrite = tuple[re.Pattern[str], Plain]


def rewrites(
    rows: Iterable[tuple[str, Plain]], flags: re.RegexFlag = re.IGNORECASE
) -> tuple[Rewrite, ...]:
    """A table of regular expressions and plain words, ready for use."""
    return tuple((re.compile(shape, flags), plain) for shape, plain in rows)


def rewritten(words: str, table: Iterable[Rewrite], count: int = 0) -> str:
    """The sentence with each way put plainly, in order; ``count`` times at most, 0 for every time."""
    for shape, plain in table:
        if shape.search(words):  # a template is read anew for each ``sub``, found or not
            words = shape.sub(plain, words, count=count)
    return words
