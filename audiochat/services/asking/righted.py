# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What takes the place of a value later in a talk: "it's not fifteen hundred", "no, sorry, six", "so the fourteenth"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audiochat.services.asking.draft import Scene
from audiochat.services.asking.grammar import NOTHING
from audiochat.services.asking.language import content_set, plain, stem
from audiochat.services.asking.moves import moved
from audiochat.services.asking.numbers import WORDS, numbers
from audiochat.services.asking.passages import Sentence

RIGHTED = "And later, put right:"

MOST_WORDS = 45
"""Words of what puts something right."""
LEAST = 4.0
"""Numbers under this are in every talk ("one of them") and tie nothing to anything."""
TELLING = 20.0
"""A number from this on is enough to tie a correction to what it corrects."""
FEW_TIMES = 3.0
"""How many times as large a number may be that takes the place of another."""
SOON = 60.0
"""Seconds within which the same person puts a number right without saying which."""
AT_ONCE, NEXT = 12.0, 4
"""Seconds, and sentences, within which somebody stumbles over what was just said."""

_RIGHTS = re.compile(
    r"\b(?:(?:put|set|get) (?:something|that|it|this|one thing) (?:right|straight)|correct (?:myself|that|something|you)|"
    r"(?:a|one|small|quick) correction|i (?:was|got (?:it|that)) wrong|i (?:said|told you) .{2,60}\b(?:but|it's|it is|should)|"
    r"(?:it's|it is|that's|was) not [\w ,-]{2,30}, (?:it's|it is|that's|but)|sorry,? (?:it's|that's|no\b)|make that|"
    r"no,? it's not|i (?:misspoke|misremembered|mixed (?:it|that|them) up))\b"
)
_STUMBLES = re.compile(
    r"^(?:(?:oh|er|um|uh|ah|well|and),? )*(?:(?:no|sorry|wait|hang on|hold on|i mean|actually|i tell a lie|make that)\b|"
    r"that's (?:wrong|not right))|\b(?:sorry|i mean|actually|to be (?:precise|exact))[.!]?$"
)
_OBJECTS = re.compile(r"^(?:no|actually)\b|\bactually[.!]?$")
"""How another one puts right what was just said."""
_DENIES = re.compile(rf"\bnot (?:the )?(?:{'|'.join(sorted(WORDS))})\b|\bnot \d")
"""What says which number was wrong."""
_NUMBER_WORDS = frozenset(map(stem, WORDS))


def put_right(scene: Scene, found: Sequence[Sentence]) -> list[Sentence]:
    """What puts right later what a place says; nothing where nothing does.

    It shares a number with the place, or the same person follows within a minute with another, or
    somebody stumbles over it at once.
    """
    text = " ".join(sentence.text for sentence in found)
    own, counts = content_set(text) - NOTHING - _NUMBER_WORDS, _counts(text)
    said, end = scene.corpus.sentences, found[-1].end
    for at, sentence in enumerate(said):
        if sentence.start < end - 0.01 or not _RIGHTS.search(plain(sentence.text)):
            continue
        place = _place(said, at)
        told = " ".join(one.text for one in place)
        shared = (content_set(told) - NOTHING) & own
        others = _counts(told)
        near = sentence.start - end <= SOON and sentence.speaker == found[-1].speaker
        same = counts & others
        if (shared and same) or any(number >= TELLING for number in same):
            return place
        if near and _alike(counts, others) and not _DENIES.search(plain(told)):
            return place
    return _at_once(said, found, own, counts)


def replaced(scene: Scene, found: Sequence[Sentence]) -> list[Sentence]:
    """Where another day or hour than that of a place is agreed upon soon after it; often nowhere."""
    return moved(scene.corpus.sentences, found)


def _at_once(
    said: Sequence[Sentence], found: Sequence[Sentence], own: frozenset[str], counts: set[float]
) -> list[Sentence]:
    """Words right after a place that take back what it says: "No, sorry, six"."""
    first = next(i for i, s in enumerate(said) if s is found[-1]) + 1
    for at in range(first, min(len(said), first + NEXT)):
        low = plain(said[at].text)
        own_words = said[at].speaker == found[-1].speaker
        if said[at].start - found[-1].end > AT_ONCE or (own_words and said[at].asks):
            break
        if said[at].asks or not (_STUMBLES if own_words else _OBJECTS).search(low):
            continue
        told = low + " " + (plain(said[at + 1].text) if at + 1 < len(said) else "")
        begun = (content_set(low) - NOTHING) & own
        others = _counts(told) - counts
        if (counts and others) or (begun and low.startswith(("no", "sorry", "wait", "hang"))):
            last = at if _counts(low) - counts or at + 1 == len(said) else at + 1
            return list(said[first : last + 1])
    return []


def _alike(counts: set[float], others: set[float]) -> bool:
    """Whether one number may stand for another: neither is many times as large."""
    return any(one <= FEW_TIMES * other <= FEW_TIMES**2 * one for one in counts for other in others)


def _counts(text: str) -> set[float]:
    """The numbers in a text that may tie it to another."""
    found = {number for number in numbers(plain(text)) if ":" not in number}
    return {float(number) for number in found if float(number) >= LEAST}


def _place(said: Sequence[Sentence], at: int) -> list[Sentence]:
    """The sentence that puts something right and what the same person adds to it."""
    out = [said[at]]
    for sentence in said[at + 1 :]:
        size = sum(len(one.words) for one in out) + len(sentence.words)
        if sentence.speaker != out[0].speaker or size > MOST_WORDS:
            break
        out.append(sentence)
    return out
