"""Where a phrase is said, tolerant of punctuation, case and small slips of the recogniser."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.request import Target, Which

LIKE = 84.0
"""How alike (of 100) several words must be to a phrase of several words."""
_MOST = 500
_SLACK = 0.002  # seconds; times were rounded
_ARTICLES = ("the", "a", "an", "my", "our", "his", "her", "their", "this", "that")
_OWNED = re.compile(r"\w['’]s\W*$")
_GLUED = "הובלמשכ"


@dataclass(frozen=True, slots=True)
class Hit:
    """Words ``first`` up to, not including, ``last`` of what was said."""

    first: int
    last: int


def _runs(said: Said, wanted: list[str]) -> list[Hit]:
    """Places where exactly these tokens stand in a row, none overlapping."""
    out: list[Hit] = []
    free, size = 0, len(wanted)
    for start in said.places.get(wanted[0], ()):
        if start >= free and said.tokens[start : start + size] == wanted:
            out.append(Hit(said.at[start], said.at[start + size - 1] + 1))
            free = start + size
    return out


def _bare(word: str) -> str:
    """A Hebrew word without the letter glued before it; an English one without its ending."""
    if word[0] in _GLUED:
        while len(word) > 3 and word[0] in _GLUED:
            word = word[1:]
        return word
    for ending in ("ies", "es", "s", "ing", "ed"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)]
    return word


def similar(one: str, other: str) -> bool:
    """Whether two words are the same but for a small slip, an ending or a glued letter."""
    if one == other or _bare(one) == _bare(other):
        return True
    if min(len(one), len(other)) < 4 or one.isdigit() or other.isdigit() or one[0] != other[0]:
        return False
    allowed = 1 if len(one) < 8 else 2
    return bool(OSA.distance(one, other, score_cutoff=allowed) <= allowed)


def _near(said: Said, wanted: list[str]) -> list[Hit]:
    """Places where nearly these words are said."""
    if len(wanted) == 1:
        alike = {token for token in said.places if similar(wanted[0], token)}
        places = sorted(place for token in alike for place in said.places[token])
        return [Hit(said.at[place], said.at[place] + 1) for place in places]
    whole = "".join(wanted)
    found: dict[int, tuple[float, int]] = {}
    for size in {len(wanted), len(wanted) - 1, len(wanted) + 1}:
        windows = ["".join(said.tokens[i : i + size]) for i in range(len(said.tokens) - size + 1)]
        rows = process.extract(whole, windows, scorer=fuzz.ratio, score_cutoff=LIKE, limit=_MOST)
        for _, score, start in rows:
            better = score - abs(size - len(wanted)) * 0.5
            if better > found.get(start, (0.0, 0))[0]:
                found[start] = (better, size)
    taken: list[tuple[int, int]] = []
    for start, (_, size) in sorted(found.items(), key=lambda row: -row[1][0]):
        if all(start + size <= low or start >= high for low, high in taken):
            taken.append((start, start + size))
    return [Hit(said.at[low], said.at[high - 1] + 1) for low, high in sorted(taken)]


def phrase(said: Said, text: str) -> list[Hit]:
    """Every place where ``text`` is said: as written if it is anywhere, else nearly so."""
    wanted = plain(text)
    if not wanted or not said.tokens:
        return []
    bare = wanted[1:] if len(wanted) > 1 and wanted[0] in _ARTICLES else wanted
    return (
        _runs(said, wanted)
        or _runs(said, [_join(wanted)])
        or (_runs(said, bare) if bare != wanted else [])
        or _near(said, wanted)
    )


def turned(said: Said, found: list[Hit]) -> list[Hit]:
    """Sentences that follow each other as one where the same person says them."""
    out: list[Hit] = []
    for hit in found:
        speaker = said.words[hit.first].word.speaker
        if out and out[-1].last == hit.first and said.words[out[-1].first].word.speaker == speaker:
            out[-1] = Hit(out[-1].first, hit.last)
        else:
            out.append(hit)
    return out


def within(said: Said, start: float, end: float) -> Hit | None:
    """The words said in a part, in seconds; None for a part without words."""
    first, last = bisect_left(said.starts, start - _SLACK), bisect_right(said.ends, end + _SLACK)
    return Hit(first, last) if first < last else None


def every(said: Said, text: str) -> list[Hit]:
    """Every place where ``text`` is said, "Graham's" among those of "Graham"."""
    found, wanted = phrase(said, text), plain(text)
    if not found or not wanted:
        return found
    owned = _runs(said, [*wanted[:-1], f"{wanted[-1]}s"])
    more = [hit for hit in owned if _OWNED.search(said.words[hit.last - 1].text)]
    return sorted({*found, *more}, key=lambda hit: hit.first)


def stretch(said: Said, start: float, end: float) -> list[Hit]:
    """All that is said from one time to another."""
    found = within(said, start, end)
    return [] if found is None else [found]


def meet(one: Hit, other: Hit) -> bool:
    """Whether two parts have words in common."""
    return one.first < other.last and other.first < one.last


def offered(said: Said, name: str, found: Sequence[Hit]) -> Target:
    """What a yes stands for: the first of some parts, unless another is chosen.

    Each is kept as the second in which it begins and its words, as ``proposed`` finds them again.
    """
    parts = tuple((said.starts[hit.first], said.text(hit.first, hit.last)) for hit in found)
    return Target("proposed", name, Which(1), proposed=parts)


def proposed(said: Said, parts: Sequence[tuple[float, str]]) -> list[Hit]:
    """Parts by their words, each where it is nearest to the second in which it began.

    An edit in between may have moved them; one that is no longer said is left out.
    """
    every = [(start, _runs(said, plain(words))) for start, words in parts if plain(words)]
    return [
        min(found, key=lambda hit: abs(said.starts[hit.first] - start))
        for start, found in every
        if found
    ]


def said_so(said: Said, text: str) -> bool:
    """Whether a text is said word for word."""
    wanted = plain(text)
    return bool(wanted) and bool(_runs(said, wanted))


def _join(words: list[str]) -> str:
    return "".join(words)


def clusters(found: list[Hit]) -> list[Hit]:
    """Sentences that follow each other are one."""
    out: list[Hit] = []
    for hit in found:
        if out and hit.first <= out[-1].last:
            out[-1] = Hit(out[-1].first, max(out[-1].last, hit.last))
        else:
            out.append(hit)
    return out
