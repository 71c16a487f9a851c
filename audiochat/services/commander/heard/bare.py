# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Bare words behind a verb that say whose they are, where, or which: "Callum's wow", "Anna in the ad"."""

from __future__ import annotations

import re

from audiochat.services.commander.heard import places
from audiochat.services.commander.heard.finding import said_so
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.reader import chosen_by_tail, target
from audiochat.services.commander.heard.request import Target, Which
from audiochat.services.commander.heard.voices import speakers

_OWNED = re.compile(r"^(?P<who>[\w-]+)'s (?P<words>.+)$")
_BOTH = re.compile(
    r"^(?:both|all|every|each)(?: of)?(?: the| those| these| her| his| my| their)? (?P<words>\S+(?: \S+){0,3})$"
)
_WITHIN = re.compile(r" (?:in|from|during|within|throughout|inside) (?=\S)")
_PLURAL = re.compile(r"(?:'s|s|es)$")


def named(said: Said, rest: str) -> Target | None:
    """Said words with an owner, or with which of them is meant; None where they are none."""
    owned = _OWNED.match(rest)
    if owned is not None and is_speaker(said, owned["who"]) and said_so(said, owned["words"]):
        return Target("phrase", owned["words"], speaker=owned["who"])
    both = _BOTH.match(rest)
    if both is not None:
        words = both["words"] if said_so(said, both["words"]) else _PLURAL.sub("", both["words"])
        return Target("phrase", words, Which()) if said_so(said, words) else None
    words, which = chosen_by_tail(rest.removesuffix(" only"))
    if which is not None and said_so(said, words):
        return Target("phrase", words, which)
    return None


def split(text: str) -> tuple[str, Target] | None:
    """The words before "in", "from" or "during" a passage, and that passage: "Anna in the ad"."""
    for found in _WITHIN.finditer(text):
        wide = target(text[found.end() :])
        if wide is not None and wide.kind not in ("time", "end"):
            return text[: found.start()], wide
    return None


def is_speaker(said: Said, name: str) -> bool:
    """Whether somebody who speaks is called exactly so, in small letters."""
    return name in {known.casefold() for known in speakers(said)}


def is_there(said: Said, wanted: Target) -> bool:
    """Whether what is named is found."""
    try:
        return bool(places.hits(said, wanted))
    except (Absent, Asked):
        return False
