"""Which sounds a word begins and ends with, told from its letters, and how well a place of the sound fits.

The border of two words that run into each other is seldom where the sound changes most. But what is
heard before and after it is known: "his sister" has no border in a vowel, and "so I" has it where the
"o" becomes an "i". For English words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from audiochat.speech.frames import Frames, SoundFrames
from audiochat.speech.sound_weights import HEARD, WANTED, WORTH, table

_PAUSE = 3  # frames before a place in which a pause is one before the word
# sounds: V vowels; G l, r, w, y; N m, n; S s, sh, ch, j; F f, v, th; H h; D the th of "the";
# P p, t, k; B b, d, g
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

_BEGINNINGS = (
    ("V", r"hour|our|out|ow[ln]"),
    ("V", r"18|8|eight|a[bcgpt]e|ai[dm]|age|aero"),
    ("V", r"hei|e"),
    ("V", r"i\b|i'|i[^aeiou]e|i[sd]l|idea|ir[aei]|item|icy"),
    ("V", r"i|11"),
    ("V", r"hon|o"),
    ("V", r"u"),
    ("V", r""),
    ("G", r"wr|r"),
    ("G", r"w|one|once|1"),
    ("G", r"y|u"),
    ("G", r""),
    ("N", r"n|kn|9"),
    ("N", r""),
    ("F", r"th"),
    ("F", r"v"),
    ("F", r""),
    ("S", r"sh|sure|sugar"),
    ("S", r"ch|j|g"),
    ("S", r""),
    ("H", r""),
    ("D", r""),
    ("P", r"p"),
    ("P", r"t|2"),
    ("P", r""),
    ("B", r"b"),
    ("B", r"d"),
    ("B", r""),
)
"""Finer kinds of what words begin with, in the order of the tables; of a sound the first one that fits."""

_ENDINGS = (
    (
        "V",
        r"^(?:i|my|by|why|fly|try|dry|sky|buy|eye|tie|die|lie|high|pie|cry|shy|guy|apply|reply|july)$|igh$",
    ),
    ("V", r"ay$|^they$|eigh$"),
    ("V", r"(?:y|ee|ie|ea|i|ey)$|^(?:be|he|she|we|me)$|3$"),
    ("V", r"^(?:to|do|you|two|who|into|through|too)$|(?:ew|ue|oo|ou|u|2)$"),
    ("V", r"(?:o|ow|oe|ough|0)$"),
    ("V", r""),
    ("S", r"(?:sh|[cs]h|ge|j)$"),
    ("S", r""),
    ("F", r"ve?$"),
    ("F", r"the?$"),
    ("F", r""),
    ("N", r"ng$"),
    ("N", r"me?$"),
    ("N", r""),
    ("G", r"le?$"),
    ("G", r""),
    ("P", r"pe?$"),
    ("P", r"te?$"),
    ("P", r""),
    ("B", r"be?$"),
    ("B", r"de?$"),
    ("B", r""),
)
"""The same of what they end with."""


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


@lru_cache(4096)
def beginning(word: str) -> int:
    """The number of the finer kind that a word begins with, -1 where its letters do not tell."""
    return _finer(_BEGINNINGS, first_sound(word), re.sub(r"[^\w']", "", word.lower()), re.match)


@lru_cache(4096)
def ending(word: str) -> int:
    """The number of the finer kind that a word ends with, -1 where its letters do not tell."""
    return _finer(_ENDINGS, last_sound(word), re.sub(r"[^\w]", "", word.lower()), re.search)


def _finer(
    kinds: Sequence[tuple[str, str]], sound: str, plain: str, look: Callable[[str, str], object]
) -> int:
    """The first of the finer kinds of a sound that the letters fit."""
    fitting = (
        number
        for number, (kind, letters) in enumerate(kinds)
        if kind == sound and look(letters, plain)
    )
    return next(fitting, -1)


def fits(words: Sequence[str], sound: SoundFrames) -> list[Frames]:
    """How well each 10 ms would do as the start of each word: natural logarithms, more is better.

    The word before is heard before it, unless there is a pause. A network with one hidden layer tells:
    what is heard around a place, and the two kinds of sounds that are looked for (``sound_weights``).
    """
    heard = sound.around @ table(HEARD, sound.around.shape[1]).T
    wanted, worth = table(WANTED, heard.shape[1]), table(WORTH, heard.shape[1])
    paused = np.concatenate((np.ones(_PAUSE, bool), sound.pause))[: len(sound.pause)]
    known: dict[tuple[int, int], Frames] = {}

    def fit(first: int, last: int) -> Frames:
        if (first, last) not in known:
            hidden = np.maximum(0, heard + wanted[first] + wanted[last])
            known[first, last] = hidden @ (worth[first] + worth[last])
        return known[first, last]

    found = []
    for before, word in zip(("", *words), words, strict=False):
        first, last = beginning(word), ending(before)
        if first >= 0:  # the last row is for nothing, or nothing known, before the word
            alone = fit(first, -1)
            after = fit(first, len(_BEGINNINGS) + last) if last >= 0 else alone
            found.append(np.where(paused, alone, after))
        else:
            found.append(np.zeros(len(sound.pause)))
    return found
