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
from audiochat.speech.sound_weights import HEARD, WANTED, WORTH, table

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
    """How well each 10 ms would do as the start of each word: natural logarithms, more is better.

    The word before is heard before it, unless there is a pause. A network with one hidden layer tells:
    what is heard around a place, and the two kinds of sounds that are looked for (``sound_weights``).
    """
    heard = sound.around @ table(HEARD).T
    wanted, worth = table(WANTED), table(WORTH)
    paused = np.concatenate((np.ones(_PAUSE, bool), sound.pause))[: len(sound.pause)]
    known: dict[tuple[int, int], Frames] = {}

    def fit(first: int, last: int) -> Frames:
        if (first, last) not in known:
            hidden = np.maximum(0, heard + wanted[first] + wanted[last])
            known[first, last] = hidden @ (worth[first] + worth[last])
        return known[first, last]

    found = []
    for before, word in zip(("", *words), words, strict=False):
        first, last = first_sound(word), last_sound(before)
        if first:
            begins, nothing = KINDS.index(first), len(KINDS)
            ends = nothing + 1 + KINDS.index(last) if last else nothing
            found.append(np.where(paused, fit(begins, nothing), fit(begins, ends)))
        else:
            found.append(np.zeros(len(sound.pause)))
    return found
