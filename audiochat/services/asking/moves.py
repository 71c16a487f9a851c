# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Days and hours in what is said, and where another one is agreed upon than the one that was spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from audiochat.services.asking.days import MONTHS, ORDINALS
from audiochat.services.asking.language import plain
from audiochat.services.asking.passages import Sentence

WITHIN = 120.0
"""Seconds within which a day that was spoken of is replaced by another."""
AGREED, AGAIN = 4, 2
"""Sentences after another day within which somebody agrees to it, or names the first one again."""

_DAYS = {word: at for at, word in enumerate(ORDINALS, 1)} | {"twentieth": 20, "thirtieth": 30}
_DAYS |= {f"twenty {word}": 20 + at for at, word in enumerate(ORDINALS[:9], 1)} | {
    "thirty first": 31
}
_MONTHS = "|".join(MONTHS)
_DAY = re.compile(
    rf"\b(?:the |(?:{_MONTHS}) )(?P<word>(?:twenty |thirty )?[a-z]+(?:th|st|nd|rd|first|second|third))\b(?! (?:part|one|time|"
    r"thing|person|point|question|half|year|week|floor|place|plank|choice|item|step|prize|most|best|world)\b)|"
    r"\b(?P<digits>\d{1,2})(?:st|nd|rd|th)\b"
)
_CLOCK = re.compile(
    r"\b(?:(?:half past|quarter past|quarter to|half|at) )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|\d{1,2}) (?:o'clock|[ap]m)\b|\b(?:half past|quarter past|quarter to) \w+\b|\b\d{1,2}:\d\d\b"
)
_DEADLINE = re.compile(r"\b(?:by|before|until|till) (?:\w+,? )?$")
_AGREES = re.compile(
    r"\b(?:fine|suits?|works for (?:me|us)|agreed|that's that|settled|moved?|instead|okay|perfect|lovely|great|"
    r"i don't mind|(?:it|that) is then|then)\b[.!,]?"
)
_SETTLED = re.compile(r"\b(?:decided|agreed|settled|that's that|confirmed)\b")


@lru_cache(maxsize=5000)
def days(text: str) -> frozenset[str]:
    """The days of a month that are named in a text, and not as a deadline: "the fourteenth"."""
    low = plain(text).replace("-", " ")
    found = set()
    for one in _DAY.finditer(low):
        day = int(one["digits"]) if one["digits"] else _DAYS.get(one["word"], 0)
        if 0 < day < 32 and not _DEADLINE.search(low[: one.start()]):
            found.add(str(day))
    return frozenset(found)


@lru_cache(maxsize=5000)
def hours(text: str) -> frozenset[str]:
    """The times of day that are named in a text."""
    found = (one[0].removeprefix("at ") for one in _CLOCK.finditer(plain(text)))
    return frozenset(one.removesuffix(" o'clock") for one in found)


@lru_cache(maxsize=5000)
def months(text: str) -> frozenset[str]:
    """The months that are named in a text."""
    return frozenset(re.findall(rf"\b(?:{_MONTHS})\b", plain(text)))


def moved(said: Sequence[Sentence], found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences from another day (or hour) than that of a place on, to where it is agreed upon."""
    text = " ".join(sentence.text for sentence in found)
    if _SETTLED.search(plain(text)):
        return []
    first = next(i for i, s in enumerate(said) if s is found[-1]) + 1
    for kind in (days, hours):
        own = kind(text)
        if len(own) != 1:
            continue
        for at in range(first, len(said)):
            if said[at].start - found[-1].end > WITHIN:
                break
            if not kind(said[at].text) - own or own & kind(said[at].text):
                continue
            if months(text) and months(said[at].text) - months(text):
                continue  # that is another matter
            back = any(own & kind(s.text) for s in said[at + 1 : at + 1 + AGAIN])
            end = -1 if back else _agreed(said, at)
            if end >= 0:
                return list(said[at : end + 1])
    return []


def _agreed(said: Sequence[Sentence], at: int) -> int:
    """The sentence in which somebody agrees to what this one says; -1 where nobody does."""
    for index in range(at, min(len(said), at + 1 + AGREED)):
        if not said[index].asks and _AGREES.search(plain(said[index].text)):
            return index
    return -1
