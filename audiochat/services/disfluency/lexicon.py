"""How hesitations are written, and which words are said twice on purpose."""

from __future__ import annotations

import re
import unicodedata

from audiochat.domain.transcript import Word

FILLERS = ("um", "uh", "er", "erm", "hm", "mm", "ah")
"""The hesitations that are looked for when no other list is given; long spellings are the same word."""

_SPELLINGS = re.compile(
    r"(?:u+h*m+|u+h+|e+r+m*|h+m+|m+h+m+|m{2,}|a+h+|e+m+|אה+|אמ+ם?|המ+ם?)", re.IGNORECASE
)
_SAID_TWICE = frozenset(
    [
        "very",
        "really",
        "so",
        "no",
        "yes",
        "bye",
        "ha",
        "hey",
        "go",
        "knock",
        "far",
        "many",
        "much",
        "more",
        "again",
        "long",
        "never",
        "well",
        "okay",
        "yeah",
        "please",
        "there",
        "now",
        "come",
        "look",
        "wait",
        "blah",
        "night",
        "good",
        "too",
        "big",
        "eh",
        "מאוד",
        "לא",
        "כן",
        "טוב",
        "רגע",
        "די",
        "עוד",
        "לאט",
    ]
)
_SPELT = frozenset("bcdefghjklmnpqrstuvwxyz")
"""Letters that are no words: "f, r, f" is spelt, or was a sound that no word fits."""
_PERHAPS_TWICE = frozenset(["had", "that", "is", "her", "do"])


_MISHEARD = frozenset(
    [
        "are",
        "our",
        "or",
        "a",
        "the",
        "her",
        "oh",
        "an",
        "ah",
        "ooh",
        "on",
        "earth",
        "i",
        "of",
        "that",
        "old",
    ]
)
LIKE_VOWELS = frozenset(["our", "or", "are", "her", "arm", "oh", "a", "ah", "ooh", "earth"])
"""Words that sound like nothing but a hesitation when they stand alone."""
_NEVER_STEADY = frozenset(["if", "at", "is", "it", "in", "us", "eh"])


def may_be_misheard(word: Word) -> float:
    """How far a sound may move, in dB in 60 ms, to be a hesitation that was heard as this word.

    Recognisers write "if", "are" and "at" for "uh"; 0 for words that they do not.
    """
    said = plain(word.text)
    if said == "arm":  # for "erm"
        return 10.8
    if said in _NEVER_STEADY:
        return 9.5
    if said not in _MISHEARD:
        return 0.0
    return 8.0 if word.confidence < 0.95 else 6.5


def plain(text: str) -> str:
    """A word in lower case without its punctuation."""
    kept = unicodedata.normalize("NFKC", text).casefold().strip()
    return kept.strip("\"'.,;:!?…()[]{}«»“”‘’-–—")


def is_filler(text: str, own: frozenset[str], usual: bool) -> bool:
    """Whether a word is a hesitation: of the person's own list, or (``usual``) by its spelling."""
    word = plain(text)
    return word in own or (usual and bool(_SPELLINGS.fullmatch(word)))


def repeats(words: list[str]) -> bool:
    """Whether these words, said twice in a row, are likely to be a stumble."""
    kept = [plain(word) for word in words]
    if not all(kept) or any(any(sign.isdigit() for sign in word) for word in kept):
        return False
    if all(len(word) == 1 and word in _SPELT for word in kept):
        return False
    return len(kept) > 1 or kept[0] not in _SAID_TWICE


def perhaps_meant(words: list[str]) -> bool:
    """Whether the words may as well be said twice on purpose ("had had")."""
    return len(words) == 1 and plain(words[0]) in _PERHAPS_TWICE
