"""Clean a person's sentence before it is read: one case, one dash, no marks nobody sees."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 1000
"""Characters of a sentence that are looked at; a longer one is not an edit command."""

_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u00ad\u0591-\u05bd\u05bf-\u05c7]"
)
_DASHES = str.maketrans(
    dict.fromkeys("‐‑‒–—―−־﹣", "-") | {"’": "'", "‘": "'", "`": "'", "״": '"', "׳": "'"}
)
_PRIMES = re.compile(r"\b(\d+)'\s?(\d+)(?:''|\")")
_SLASHED = re.compile(r"\bin ?/ ?out\b")
_THOUSANDS = re.compile(r"\b(\d{1,3}),(\d{3})(?=\s*(?:hz|hertz|ms|msec|milliseconds?|הרץ)\b)")


def normalise(words: str) -> str:
    """Lower case, compatibility forms folded, Hebrew points and direction marks dropped.

    ``1'30"`` becomes ``1m30s``; thousands like ``44,100 Hz`` lose their comma.
    """
    text = unicodedata.normalize("NFKC", words[: LONGEST + 1])
    text = _INVISIBLE.sub("", text).translate(_DASHES).casefold()
    text = _PRIMES.sub(r"\1m\2s", text)
    text = _SLASHED.sub("in and out", text)
    return _THOUSANDS.sub(r"\1\2", text).strip()


_FRAME = re.compile(
    r"^(?:[\w']+ ){1,4}?(?:requests?|asks?|requires?|recommends?|orders?|wishes|wish|directs?|instructs?|"
    r"demands?|insists?|proposes?|suggests?|moves|prefers?)(?: for)?(?: that)? (?=.*\b(?:be|to be)\b)"
)


_THANKS = re.compile(
    r"^(?:(?:i'd|i would|we'd|we would|it'd|it would|that would|would you) (?:be |really |so |very |much )*"
    r"(?:grateful|great|lovely|nice|good|happy|wonderful|appreciate|appreciated|kind|obliged|cool|awesome|"
    r"helpful|kind enough|thankful)(?: it)? (?:if|to|for)(?: you)?(?: (?:could|would|can|to))* )"
)


def unframed(text: str) -> str:
    """A wish without who wishes it or how kind it would be: ``Counsel requests that it be muted``."""
    return _FRAME.sub("", _THANKS.sub("", text))


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set, for tables in the code."""
    return frozenset(words.split())
