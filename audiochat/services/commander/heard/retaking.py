# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Sentences that went wrong and were said anew: the first version, with what announces the second."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from audiochat.services.commander.heard.finding import Hit, meet, similar
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.normalise import word_set

_WILL = r"(?:let me|lets|let us|ill|i will|well|we will|can i|could i|can we|could we|may i|should i|i want to|i need to|i have to|id better|im going to|im gonna|i should|ill have to)"
_AGAIN = r"(?:again|over|anew|afresh|differently|once more|(?:1|one) more time|another time|from the (?:top|start|beginning)|a (?:2|second) time)"
_ANNOUNCED = re.compile(
    rf"\b{_WILL} (?:just |quickly |please |maybe |try to )*(?:(?:say|do|try|start|read|take|go|begin|record|put|repeat|run|have)\b(?: \w+){{0,4}}? {_AGAIN}|rephrase|redo|restart|retake|reword|rewind)\b|"
    r"\b(?:start|starting|begin) (?:that |it |this )?(?:again|over(?: again)?|from the (?:top|start|beginning))\b|"
    r"\b(?:scratch|strike|scrap|ignore) (?:that|this|it)\b|"
    r"\b(?:that|it|this) (?:all )?(?:came out|went|sounded|was|comes out|sounds) (?:all |so |completely |totally |really )*(?:wrong|badly|bad|terrible|terribly|rubbish|awful|messed up)\b|"
    r"\bi (?:said|got|did|read|put) (?:that|it|this) (?:all )?wrong\b|\bi (?:just )?(?:messed|fluffed|screwed|botched|mucked) (?:that|it|this|up)\b"
)
"""What says that something is said anew."""
_MAYBE = re.compile(
    r"\btake (?:2|3|4|5|6)\b|\b(?:1|one) more (?:time|go|try)\b|\bonce (?:more|again)\b|\b(?:second|another) (?:try|attempt|take|go)\b|\bfrom the top\b|"
    r"\b(?:ok|okay|right|so|and|sorry|no|wait|oops)(?: um| uh| er)? again\b|\bredo\b|\b(?:forget|cut) that\b"
)
"""What says so only where the same words follow."""
_LEAST = re.compile(r"\b(?:sorry|no|wait|oops|damn|argh|ugh|shit)\b")
"""What may stand before the same words again, where they break off."""
_NOTHING = word_set(
    "um uh er erm hm hmm mm ah oh no sorry wait ok okay right so well oops damn argh ugh again and yes yeah"
)
"""Words that are left out of account where two versions are compared."""
_LONGEST = 60.0
"""Seconds that a first version lasts at the most."""
_MOST = 160
"""Words of a first version, at the most."""
_LEAST_WORDS = 2
_OPENS = 4
"""Words by whose likeness two versions begin alike."""
_COVER = 0.5
"""Share of a first version that the second holds."""
_AFTER = 3
"""Sentences that may belong to the announcement: "Sorry. Let me start over. Okay."."""
_BROKEN = (3, 0.6)
"""Words of a sentence that breaks off, and the share of it in the next one, from which on it is begun anew."""
_WHOLE = (6, 0.8)
"""The same for a sentence that does not break off."""


@dataclass(frozen=True, slots=True)
class Take:
    """A first version with the announcement behind it; ``sure``: announced, and like what follows."""

    hit: Hit
    sure: bool


@dataclass(frozen=True, slots=True)
class _Cue:
    """Tokens ``first`` up to, not including, ``last`` that may announce a second version.

    ``clear``: they say so, whatever follows; ``told``: they say so where the same words follow.
    """

    first: int
    last: int
    clear: bool
    told: bool


def takes(said: Said) -> list[Take]:
    """Every first version; those that nothing announces, or that nothing like it follows, are unsure."""
    return said.once("takes", lambda: _takes(said))


def _takes(said: Said) -> list[Take]:
    found: list[Take] = []
    free = 0
    for cue in _cues(said):
        if cue.first < free:
            continue
        take = _before(said, cue, free) or _guessed(said, cue)
        if take is not None:
            found.append(take)
            free = cue.last
    known = [take.hit for take in found]
    found += [t for t in _begun_anew(said) if not any(meet(t.hit, hit) for hit in known)]
    return _chained(sorted(found, key=lambda take: take.hit.first))


def _chained(found: list[Take]) -> list[Take]:
    """Versions that follow each other as one: of three the last stays."""
    out: list[Take] = []
    for take in found:
        if out and take.hit.first <= out[-1].hit.last and take.sure == out[-1].sure:
            last = max(out[-1].hit.last, take.hit.last)
            out[-1] = Take(Hit(out[-1].hit.first, last), take.sure)
        else:
            out.append(take)
    return out


def _cues(said: Said) -> list[_Cue]:
    """Where a second version may be announced, as tokens."""
    text = " ".join(said.tokens)
    starts = [0]
    for token in said.tokens:
        starts.append(starts[-1] + len(token) + 1)
    found = [
        _Cue(
            bisect_right(starts, m.start()) - 1,
            bisect_left(starts, m.end()),
            shape is _ANNOUNCED,
            shape is not _LEAST,
        )
        for shape in (_ANNOUNCED, _MAYBE, _LEAST)
        for m in shape.finditer(text)
    ]
    return _joined(said, sorted(found, key=lambda cue: (cue.first, not cue.clear)))


def _joined(said: Said, cues: list[_Cue]) -> list[_Cue]:
    """Announcements with hardly a word between them as one: "No, that came out wrong. Let me ..."."""
    out: list[_Cue] = []
    for cue in cues:
        between = said.tokens[out[-1].last : cue.first] if out else []
        if out and all(token in _NOTHING for token in between):
            last = max(out[-1].last, cue.last)
            clear, told = out[-1].clear or cue.clear, out[-1].told or cue.told
            out[-1] = _Cue(out[-1].first, last, clear, told)
        else:
            out.append(cue)
    return out


def _before(said: Said, cue: _Cue, free: int) -> Take | None:
    """The first version before an announcement, by its likeness to what follows."""
    best: tuple[float, int, int] | None = None
    for last in _ends(said, cue):
        speaker = said.words[said.at[last]].word.speaker
        second = _plain(said, last, min(len(said.tokens), last + _MOST), speaker)
        for first in _starts(said, cue, free, speaker, second[:2]):
            score = _likeness(_plain(said, first, cue.first, speaker), second)
            if score and (best is None or score > best[0] + 0.01):
                best = (score, first, last)
    if best is None:
        return None
    return Take(Hit(said.at[best[1]], said.at[best[2]]), True)


def _ends(said: Said, cue: _Cue) -> Iterator[int]:
    """Tokens with which the second version may begin: right behind the announcement, or a sentence later."""
    at = cue.last
    while at < len(said.tokens) and said.tokens[at] in _NOTHING:
        at += 1
    places = [cue.last, at]
    if cue.clear:
        firsts = [bisect_left(said.at, first) for first, _ in said.sentences()]
        following = bisect_left(firsts, cue.last)
        places += firsts[following : following + _AFTER]
    yield from (place for place in dict.fromkeys(places) if place < len(said.tokens))


def _starts(said: Said, cue: _Cue, free: int, speaker: str, opening: list[str]) -> Iterator[int]:
    """Tokens with which the first version may begin: those of sentences, and the same two words."""
    if cue.first == 0:
        return
    broken = said.words[said.at[cue.first - 1]]
    reach = broken.end - _LONGEST
    firsts = {first for first, _ in said.sentences()}
    least = max(free, cue.first - _MOST)
    if not cue.told:  # "sorry" alone: only of the sentence right before it
        least = max(
            least, bisect_left(said.at, said.sentences()[said.row_of(said.at[cue.first - 1])][0])
        )
    if not cue.told and broken.text.endswith("?"):
        return
    for at in range(least, cue.first):
        word = said.words[said.at[at]]
        if word.word.speaker != speaker or word.start < reach:
            continue
        opens = said.at[at] in firsts and (at == 0 or said.at[at - 1] != said.at[at])
        if opens or (len(opening) == 2 and said.tokens[at : at + 2] == opening):
            yield at


def _plain(said: Said, first: int, last: int, speaker: str) -> list[str]:
    """What one speaker says among some tokens, without hesitations."""
    return [
        said.tokens[at]
        for at in range(first, last)
        if said.tokens[at] not in _NOTHING and said.words[said.at[at]].word.speaker == speaker
    ]


def _likeness(one: list[str], other: list[str]) -> float:
    """How alike a first version is to a second one; 0 for too little."""
    if len(one) < _LEAST_WORDS or not other:
        return 0.0
    late = min(len(one), len(other)) >= _OPENS and one[1:3] == other[1:3]
    if not late and not similar(one[0], other[0]):
        return 0.0
    size = min(_OPENS, len(one))
    alike = sum(similar(a, b) for a, b in zip(one[:size], other[: size + 1], strict=False))
    if alike < min(2, size):
        return 0.0
    held = LCSseq.similarity(one, other[: len(one) + len(one) // 2 + 4]) / len(one)
    return float(held + alike / size) if held >= _COVER else 0.0


def _guessed(said: Said, cue: _Cue) -> Take | None:
    """The sentence before a clear announcement that nothing alike follows."""
    if not cue.clear or cue.first == 0:
        return None
    rows = said.sentences()
    row = said.row_of(said.at[cue.first])
    speaker = said.words[said.at[cue.first]].word.speaker
    first, last = rows[row]
    bare = _plain(said, bisect_left(said.at, first), cue.first, speaker)
    if not bare and row and said.words[rows[row - 1][0]].word.speaker == speaker:
        first = rows[row - 1][0]
    elif not bare:
        return None
    return Take(Hit(first, last), False)


def _begun_anew(said: Said) -> Iterator[Take]:
    """Sentences that the same speaker begins anew at once, without a word about it: none is sure."""
    rows = said.sentences()
    for (first, last), (after, end) in pairwise(rows):
        speaker = said.words[first].word.speaker
        if said.words[after].word.speaker != speaker:
            continue
        one, other = (_tokens(said, a, b, speaker) for a, b in ((first, last), (after, end)))
        broken = not said.words[last - 1].text.rstrip('"”').endswith((".", "?", "!"))
        least, share = _BROKEN if broken else _WHOLE
        if len(one) < least or one[:least] != other[:least]:
            continue
        if LCSseq.similarity(one, other) >= share * len(one):
            yield Take(Hit(first, after), False)


def _tokens(said: Said, first: int, last: int, speaker: str) -> list[str]:
    low, high = bisect_left(said.at, first), bisect_left(said.at, last)
    return _plain(said, low, high, speaker)
