# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Things named with whose they are behind them: "the ums and ers from Anna" are Anna's."""

from __future__ import annotations

import re

from audiochat.services.commander.heard import voices
from audiochat.services.commander.heard.english import FORMS
from audiochat.services.commander.heard.normal import Said

_KINDS = "|".join(
    FORMS[kind] for kind in ("fillers", "repeats", "swears", "questions", "answers", "sorry")
)
_BEHIND = re.compile(
    rf"^(?P<verb>.+? )(?:all (?:of )?|every |any )*(?:the )?(?P<form>{_KINDS}) (?:that (?:are|come) )?(?:from|by|of) (?P<who>[\w-]+(?:(?:,| and| &) [\w-]+)*)(?P<rest>[\s.!]*)$"
)
_BEFORE = re.compile(rf"(?P<who>[\w-]+)'s (?P<form>{_KINDS})(?![\w'])")
_LISTED = re.compile(r",? (?:and|&) |, ")
_EACH = re.compile(r"(?:,| and| n| or| &|/)+ ?(?:and |or )?(?:the )?(?=u|e|a|h)")
""" "Ums and ers" are two things."""


def owners_first(text: str, said: Said) -> str:
    """A sentence with the owner before what is theirs, where everybody named speaks; else as it is."""
    text = _BEFORE.sub(_each, text)
    found = _BEHIND.match(text)
    if found is None:
        return text
    names = _LISTED.split(found["who"])
    if not all(voices.is_called(said, name) for name in names):
        return text
    forms = _EACH.split(found["form"])
    theirs = [f"{name}'s {form}" for name in names for form in forms]
    return f"{found['verb']}{' and '.join(theirs)}{found['rest']}"


def _each(found: re.Match[str]) -> str:
    """Of several things in a row, each with its owner: "Anna's ums and Anna's ers"."""
    return " and ".join(f"{found['who']}'s {form}" for form in _EACH.split(found["form"]))
