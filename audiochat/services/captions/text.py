"""Text in captions: cleaned of what breaks files, measured as it is seen, kept right to left."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from audiochat.domain.transcript import WITHOUT_SPACES

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_REORDERING = re.compile("[\u202a-\u202e]")
RIGHT_TO_LEFT_MARK = "\u200f"


def clean(text: str) -> str:
    """One line without control characters and without marks that turn the order of letters about."""
    return " ".join(_REORDERING.sub("", _UNSEEN.sub("", text)).split())


def joiner(language: str) -> str:
    """What stands between two words: nothing in languages written without spaces."""
    return "" if language.lower().split("-")[0] in WITHOUT_SPACES else " "


@lru_cache(maxsize=65536)
def width(text: str) -> int:
    """Columns the text takes: wide East Asian characters count as two, marks above others as none."""
    if text.isascii():
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def right_to_left(text: str) -> bool:
    """Whether most letters are of a script written from right to left."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def directed(line: str, to_left: bool) -> str:
    """A line of right-to-left text, marked where it begins with a word of the other direction.

    Players take the direction of a line from its first letter; without the mark, a Hebrew line that
    begins with a Latin name would be laid out from left to right.
    """
    if not to_left:
        return line
    for letter in line:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return line
        if kind == "L":
            return RIGHT_TO_LEFT_MARK + line
    return line


def clock(seconds: float) -> str:
    """A time as a person reads it: ``3:07``, ``1:02:09``."""
    whole = max(0, int(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def stamp(seconds: float, point: str) -> str:
    """A time as SRT (``point`` is a comma) and WebVTT (a dot) write it: ``00:01:02.003``."""
    total = max(0, round(seconds * 1000))
    hours, minutes = total // 3_600_000, total // 60_000 % 60
    return f"{hours:02}:{minutes:02}:{total // 1000 % 60:02}{point}{total % 1000:03}"
