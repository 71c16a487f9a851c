"""How a speaker is named in a question: by any word of the name, or by the number that stands for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.domain.voices_told import AUTOMATIC
from audiochat.services.asking.language import plain

_NUMBERED = re.compile(re.escape(AUTOMATIC).replace(r"\{0\}", r"(\d{1,3})"))
_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINAL = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def number_of(name: str) -> int | None:
    """The number of a speaker whose voice was told apart and who has no name yet."""
    found = _NUMBERED.fullmatch(name)
    return int(found[1]) if found is not None else None


def parts(name: str) -> list[str]:
    """The words by which others call somebody: none for a speaker who has only a number."""
    if number_of(name) is not None:
        return []
    return [plain(part) for part in name.split() if len(part) > 1]


def shape(names: Sequence[str]) -> str:
    """A regular expression, for plain text, of what these people are called; empty for nobody."""
    return "|".join(one for name in names for one in _shapes(name))


def _shapes(name: str) -> list[str]:
    number = number_of(name)
    if number is None:
        return [re.escape(part) for part in parts(name)]
    said = [str(number), *_COUNTED[number - 1 : number]]
    found = [rf"speaker[ -]?(?:number |no )?(?:{'|'.join(said)})"]
    return found + [
        rf"(?:the )?{which} (?:speaker|voice)" for which in _ORDINAL[number - 1 : number]
    ]
