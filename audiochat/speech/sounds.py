"""Which sounds a word begins and ends with, told from its letters, and how well a place of the sound fits.

The border of two words that run into each other is seldom where the sound changes most. But what is
heard before and after it is known: "his sister" has no border in a vowel. For English words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from audiochat.speech.frames import Frames, SoundFrames

KINDS = "VGNSFHDPB"
"""Vowels; l, r, w, y; m, n; s, sh, ch, j; f, v, th; h; the th of "the"; p, t, k; b, d, g."""

_PAUSE = 3  # frames before a place in which a pause is one before the word
_VOICED_TH = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "they",
        "them",
        "their",
        "there",
        "then",
        "than",
        "though",
        "thus",
    ]
)
_OPEN = frozenset(["the", "be", "he", "she", "we", "me"])
_FIRST = (
    ("V", r"8|11|18|hour|hono|heir"),
    ("G", r"wh|wr|one|once|uni|use|usu|1"),
    ("N", r"kn|9"),
    ("F", r"th|ph|[fv345]"),
    ("S", r"[szj067]|ch|c[ei]|g[ei]"),
    ("H", r"h"),
    ("N", r"[mn]"),
    ("G", r"[lrwy]"),
    ("V", r"[aeiou]"),
    ("P", r"[ptkcqx2]"),
    ("B", r"[bdg]"),
)
_LAST = (
    ("V", r"gh|h(?<![sctp]h)|[aeiouwy\d]"),
    ("S", r"sh|ch|[szxj]"),
    ("F", r"th|ph|[fv]"),
    ("N", r"ng|[mn]"),
    ("G", r"[lr]"),
    ("P", r"[ptkcq]"),
    ("B", r"[bdg]"),
)

_BEGINNINGS = """
-3 1 -1 2 3 -2 -1 -1 -2 4 -2 2 3 -1 -1 -1 3 3 1 0 1 -1 3 -1 -2 2 1 2 -3 2 4 -7
3 -2 2 -3 0 -2 0 1 1 0 1 -4 -4 -1 1 1 6 0 -3 -2 -7 1 -3 1 9 1 -4 2 -2 2 -1 -1
3 -1 -1 3 0 -4 -1 0 2 -3 -4 2 1 -6 0 1 5 -2 1 0 -1 -4 -3 0 8 0 2 -2 2 1 -2 -1
-1 -2 -4 0 0 2 3 2 -3 -1 -1 3 -1 5 5 3 -4 -3 1 1 1 1 4 2 -6 -2 1 0 2 -4 2 5
-1 -2 -1 0 -2 -1 0 -1 -5 -2 -1 0 -2 -1 0 -1 -5 -2 0 1 1 0 -1 2 -2 1 1 0 -1 -3 -2 5
1 -2 -2 0 0 -1 0 1 1 -1 -1 2 1 -1 0 0 -3 -1 3 1 1 0 -1 0 -4 1 5 1 2 2 1 2
2 -4 -4 -1 1 -1 0 1 0 -3 -4 0 -2 -3 0 0 7 -1 -1 -1 -2 -1 -2 4 4 -3 -2 1 -2 -2 0 3
-4 -1 -4 -1 -3 0 0 -3 -5 2 -1 0 -1 3 2 -3 -5 -1 2 2 2 -1 -1 1 -3 -3 3 -2 4 -4 -2 4
4 -4 -2 -1 -3 -2 -1 -1 0 -3 -2 -1 -5 -1 0 -2 1 -1 0 -2 1 -2 -3 0 5 0 -1 2 3 -3 -2 2
"""
"""For each kind of sound at the beginning of a word (in the order of ``KINDS``), what 8 bands in four
times 40 ms around a place say for it, in tenths of a natural logarithm for 20 dB. Fitted to 3,592 words
of twelve made voices with known positions, so that the border is likelier than any place within 0.2 s."""

_ENDINGS = """
-8 -5 -2 -2 -3 -2 -2 -1 -6 -3 -1 0 -1 -1 -1 -1 2 0 0 0 2 1 3 2 8 3 2 1 1 0 1 1
9 -3 -3 3 1 -1 0 4 -2 5 -6 3 -1 3 5 -9 -1 1 0 -1 -2 -1 -1 1 0 2 2 1 0 -1 -3 5
0 5 1 1 -4 0 -2 -2 -3 4 -2 3 -4 3 0 -4 0 -2 0 1 0 0 -2 0 1 -3 1 0 2 1 1 4
4 -4 -4 1 2 -5 -2 -2 4 1 -3 -2 1 0 -2 -3 0 -2 0 0 -1 -1 -2 0 -1 -1 0 2 0 0 0 0
-3 -3 -3 0 -2 3 8 2 2 -7 -2 0 -5 -3 5 4 2 0 3 0 -2 -3 0 1 2 -1 0 -1 1 -3 -2 -1
0 -1 -2 -2 -1 -1 0 0 0 -2 -2 0 -1 -2 -1 1 0 0 0 1 0 0 0 1 -2 0 1 2 -1 -2 -1 0
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
-7 -3 0 1 1 -2 -2 1 -5 -1 2 0 3 -3 0 3 2 -3 1 -1 0 -3 -2 1 1 -3 1 1 -1 -2 1 2
8 -4 -3 -3 -1 -4 0 -1 2 -6 0 1 1 -4 0 3 2 -1 0 1 0 -2 -2 2 -1 0 -1 1 0 0 0 0
"""
"""The same for what is heard before: nothing (the first row), or the last sound of the word before."""


@lru_cache(4096)
def first_sound(word: str) -> str:
    """The kind of sound that a word begins with, empty where its letters do not tell."""
    plain = re.sub(r"[^\w]", "", word.lower())
    if plain in _VOICED_TH:
        return "D"
    return next((kind for kind, letters in _FIRST if re.match(letters, plain)), "")


@lru_cache(4096)
def last_sound(word: str) -> str:
    """The kind of sound that a word ends with, empty where its letters do not tell."""
    plain = re.sub(r"[^\w]", "", word.lower())
    if plain in _OPEN:
        return "V"
    mute = re.fullmatch(r"(.+[^aeiou])e", plain)
    if mute:
        plain = mute[1]
        if plain[-1] in "cg":
            return "S"
    return next((kind for kind, letters in _LAST if re.search(f"(?:{letters})$", plain)), "")


def fits(words: Sequence[str], sound: SoundFrames) -> list[Frames]:
    """How well each 10 ms would do as the start of each word: natural logarithms up to 0, best first.

    The word before is heard before it, unless there is a pause.
    """
    beginnings = sound.around @ _table(_BEGINNINGS).T
    endings = sound.around @ _table(_ENDINGS).T
    paused = np.concatenate((np.ones(_PAUSE, bool), sound.pause))[: len(sound.pause)]
    found = []
    for before, word in zip(("", *words), words, strict=False):
        first, last = first_sound(word), last_sound(before)
        fit = np.zeros(len(sound.pause))
        if first:
            after = endings[:, 1 + KINDS.index(last) if last else 0]
            fit = beginnings[:, KINDS.index(first)] + np.where(paused, endings[:, 0], after)
        found.append(fit)
    return found


@lru_cache(2)
def _table(rows: str) -> Frames:
    table: Frames = np.array([line.split() for line in rows.strip().splitlines()], float) / 10
    return table
