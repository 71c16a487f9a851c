"""Answers in the language of the sentence: English is what they are made in, the rest is looked up."""

from __future__ import annotations

import re
from functools import cache

from audiochat.services.commander.answers_he import ANSWERS, VALUES
from audiochat.services.commander.tokens import HEBREW

_QUOTED = re.compile('“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]|‘[^’]*’')
_PLACE = re.compile(r"\\\{\\\}")

Shape = tuple[re.Pattern[str], str]


def in_the_language_of(words: str, message: str) -> str:
    """The message in the language that ``words`` are written in, where it is known in that.

    What stands in quotation marks is a name, and says nothing of the language. A message is known
    as a whole or not at all, so that languages are never mixed.
    """
    return _looked_up(message) if HEBREW.search(_QUOTED.sub(" ", words)) else message


def pattern_of(english: str) -> str:
    """The regular expression of what an answer may be, with a group for each ``{}``."""
    return _PLACE.sub("(.+?)", re.escape(english))


@cache
def _shapes() -> tuple[dict[str, str], list[Shape]]:
    """Answers without and with places to fill."""
    plain = {english: hebrew for english, hebrew in ANSWERS if "{}" not in english}
    shapes = [
        (re.compile(pattern_of(english), re.DOTALL), hebrew)
        for english, hebrew in ANSWERS
        if "{}" in english
    ]
    return plain, shapes


def _looked_up(message: str) -> str:
    plain, shapes = _shapes()
    if message in plain:
        return plain[message]
    for shape, hebrew in shapes:
        found = shape.fullmatch(message)
        if found is not None:
            return hebrew.format(*map(_value, found.groups()))
    return message


@cache
def _values() -> list[Shape]:
    return [(re.compile(shape), instead) for shape, instead in VALUES]


def _value(value: str) -> str:
    """What is filled in, with units and names of arguments in the same language."""
    for shape, instead in _values():
        value = shape.sub(instead, value)
    return value
