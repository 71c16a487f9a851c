# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What is put right later in a talk: "I have to correct myself, it's not fifteen hundred, it's twelve fifty"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.services.asking.draft import Scene
from audiochat.services.asking.grammar import NOTHING
from audiochat.services.asking.language import content_set, plain
from audiochat.services.asking.numbers import numbers
from audiochat.services.asking.passages import Sentence

MOST_WORDS = 45
"""Words of what puts something right."""
LEAST = 4.0
"""Numbers under this are in every talk ("one of them") and tie nothing to anything."""
SOON = 60.0
"""Seconds within which a number is put right by another, with a word in common."""

_RIGHTS = re.compile(
    r"\b(?:(?:put|set|get) (?:something|that|it|this|one thing) (?:right|straight)|correct (?:myself|that|something|you)|"
    r"(?:a|one|small|quick) correction|i (?:was|got (?:it|that)) wrong|i (?:said|told you) .{2,60}\b(?:but|it's|it is|should)|"
    r"(?:it's|it is|that's|was) not [\w ,-]{2,30}, (?:it's|it is|that's|but)|sorry,? (?:it's|that's|no\b)|make that|"
    r"no,? it's not|i (?:misspoke|misremembered|mixed (?:it|that|them) up))\b"
)


def put_right(scene: Scene, found: Sequence[Sentence]) -> list[Sentence]:
    """What puts right later what a place says; nothing where nothing does.

    It shares a number and a telling word with the place, or the same person follows within a minute with another.
    """
    text = " ".join(sentence.text for sentence in found)
    own, counts = content_set(text) - NOTHING, _counts(text)
    said, end = scene.corpus.sentences, found[-1].end
    for at, sentence in enumerate(said):
        if sentence.start < end - 0.01 or not _RIGHTS.search(plain(sentence.text)):
            continue
        place = _place(said, at)
        told = " ".join(one.text for one in place)
        shared = (content_set(told) - NOTHING) & own
        others = _counts(told)
        near = sentence.start - end <= SOON and sentence.speaker == found[-1].speaker
        soon = near and bool(counts and others)
        if shared and (counts & others or soon):
            return place
    return []


def _counts(text: str) -> set[float]:
    """The numbers in a text that may tie it to another."""
    return {float(number) for number in numbers(plain(text)) if float(number) >= LEAST}


def _place(said: Sequence[Sentence], at: int) -> list[Sentence]:
    """The sentence that puts something right and what the same person adds to it."""
    out = [said[at]]
    for sentence in said[at + 1 :]:
        size = sum(len(one.words) for one in out) + len(sentence.words)
        if sentence.speaker != out[0].speaker or size > MOST_WORDS:
            break
        out.append(sentence)
    return out
