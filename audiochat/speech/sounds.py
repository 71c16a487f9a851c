"""Which sounds an English word begins and ends with, told from its letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

SOUNDS = "VGNFSHDPB"
"""Kinds of sounds, each by a letter."""

# V vowels; G l, r, w, y; N m, n; S s, sh, ch, j; F f, v, th; H h; D the th of "the";
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

BEGINNINGS, ENDINGS = len(_BEGINNINGS), len(_ENDINGS)
"""How many kinds of them there are."""

_VOWELS_FIRST = r"^h?[aeiouy]+(?:gh|w(?![aeiouy]))?"
_CONSONANTS_FIRST = r"^(?:sh|ch|th|ph|wh|wr|kn|gh|([^aeiou])\1|.)"
_VOWELS_LAST = r"(?:[aeiouwy]+(?:gh|h)?|igh)$"
_CONSONANTS_LAST = r"(?:tch|sh|ch|th|ph|ng|ck|([^aeiou])\1|.)$"


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


@lru_cache(4096)
def second(word: str) -> int:
    """The number of the sound behind the first one of a word (in ``SOUNDS``), -1 where it is not told."""
    plain, sound = re.sub(r"[^\w]", "", word.lower()), first_sound(word)
    if not sound:
        return -1
    rest = re.sub(_VOWELS_FIRST if sound == "V" else _CONSONANTS_FIRST, "", plain, count=1)
    if re.match(r"y", rest):
        return SOUNDS.index("V")
    return SOUNDS.find(first_sound(rest) or " ")


@lru_cache(4096)
def last_but_one(word: str) -> int:
    """The number of the sound before the last one of a word (in ``SOUNDS``), -1 where it is not told."""
    plain, sound = re.sub(r"[^\w]", "", word.lower()), last_sound(word)
    if not sound:
        return -1
    if sound != "V":
        plain = re.sub(r"(?<=[^aeiou])e$", "", plain)
    rest = re.sub(_VOWELS_LAST if sound == "V" else _CONSONANTS_LAST, "", plain, count=1)
    if re.search(r"[aeiouy]$", rest):
        return SOUNDS.index("V")
    return SOUNDS.find(last_sound(rest) or " ")
