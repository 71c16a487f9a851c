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
_PRIMES = re.compile(r"\b(\d+)'\s?(\d+)(?:''|\")|\b(\d{1,3})'(\d\d)(?!\w)")
_ARROWS = re.compile(r"\s*(?:→|⟶|➔|-+>|=+>)\s*")
_SLASHED = re.compile(r"\bin ?/ ?out\b")
_THOUSANDS = re.compile(r"(?<![\d:.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d:,])")
"""Commas between thousands: "44,100 Hz", but not the thousandths of "1:30,500" or "0,250 s"."""


_LISTED = re.compile(r"(?:^|(?<=\s))\d{1,2}\)\s*(?=[^\W\d])|(?<=[a-z])\s+>\s+(?=[a-z])")


_BESIDE = re.compile(r"(?<=\w) / (?=[a-z]{3,} )(?!out\b|right\b|left\b)")
"""A stroke between two wishes."""
_ROLL = re.compile(r"\b(pre|mid|post)[ -](rolls?)\b")
"""Where an advertisement goes: the "mid" of it is no place."""
_DOTTED = re.compile(r"(?<=\d)\s?(?:\.{2,}|…)\s?(?=\d+:\d\d)")
"""Dots between two clock times, which mean "to"."""


def unprimed(text: str) -> str:
    """``1'30"`` as ``1m30s``, so that no quotation mark is left in a time."""
    return _PRIMES.sub(lambda m: f"{m[1] or m[3]}m{m[2] or m[4]}s", text)


def _arrow(found: re.Match[str]) -> str:
    """ "0:10 -> 0:20" goes to, "denoise -> mono" goes on."""
    after = found.string[found.end() :]
    sides = after.startswith("mono") and found.string[: found.start()].endswith("stereo")
    return " to " if sides or re.match(r"\d|the end|end\b", after) else " , "


def normalise(words: str) -> str:
    """Lower case, compatibility forms folded, Hebrew points and direction marks dropped.

    ``1'30"`` becomes ``1m30s``; thousands like ``44,100 Hz`` lose their comma.
    """
    text = unicodedata.normalize("NFKC", words[: LONGEST + 1])
    text = _INVISIBLE.sub("", text).translate(_DASHES).casefold()
    text = _DOTTED.sub(" - ", unprimed(text))
    text = _ARROWS.sub(_arrow, _LISTED.sub(" , ", text))
    text = _ROLL.sub(r"\1\2", _BESIDE.sub(" , ", text))
    text = _SLASHED.sub("in and out", text)
    return _THOUSANDS.sub(lambda m: m[0].replace(",", ""), text).strip()


def word_set(words: str) -> frozenset[str]:
    """The words of a text as a set, for tables in the code."""
    return frozenset(words.split())
