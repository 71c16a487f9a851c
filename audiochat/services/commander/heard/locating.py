# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Parts of a talk told by what happens in them: "how they count the rings", "Anna's bit about the rules"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audiochat.domain.hearing import Hearing
from audiochat.services.asking.language import content
from audiochat.services.commander.heard import (
    dated,
    finding,
    headed,
    stretching,
    subjects,
    topics,
    values,
    voices,
)
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.told_names import Name, apart

ENOUGH = 0.45
"""Share of the weight of a name's words from which on a sentence that holds them is meant without its meaning."""
WORDED = 0.6
"""The same where nothing is known of meanings."""
NEAR = (0.6, 0.45, 0.35)
"""What being the nearest, second or third nearest in meaning is worth beside the share of the words."""
BESIDE = 0.4
AROUND = 3
"""How much the words of so many sentences before and behind it count for a sentence."""
ASKED = 0.1
"""How much worse a question fits than what is told."""
MOST = 3
"""So many parts may be meant."""
SOON = 30.0
"""Seconds after a question by which it is answered."""
AT_EDGE = 1 / 4
"""Share of a recording that is its start or its end."""

WORSE = 0.4
"""What it counts against a part that another one fits the words better."""
FAR = 15.0
"""Seconds between two parts that count as much as one: they are told of together because they are near."""
FARTHEST = 90.0

_FOLLOWS = re.compile(
    r"^(?:and |so |but |or |then |because |well |yes |no |oh |um |if )*(?:[\w']+ ){0,2}(?:it|its|it's|they|they'd|they're|them|their|he|he'd|he's|him|his|she|she'd|she's|her|that's|these|those)\b|^(?:and|or|then|because|also|so|if)\b"
)
"""How a sentence begins that goes on with the one before it."""
_EDGE = re.compile(
    r",? (?:right )?(?:at|in|near|from) the (?:very )?(?P<edge>start|beginning|opening|end|ending)$"
)
_ABOUT = re.compile(
    r"^(?:the |that )?(?:part|bit|section|discussion|talk|stuff|story) (?:about|of|on|with) "
)
_PIECE = re.compile(r" (?:part|bit|section|discussion|stuff)$")
_VALUES = (
    (re.compile(r"\b(?:dates?|days?|weekday)\b"), dated.days),
    (re.compile(r"\b(?:prices?|costs?|amounts?|sums?|quotes?|fees?)\b"), values.money),
)
"""Words for what is known by its form."""


@dataclass(frozen=True, slots=True)
class Located:
    """A part that words tell of: ``core`` are the sentences that fit, ``hit`` the part around them.

    ``sure``: the words themselves are said there; else it is only near in meaning.
    """

    hit: Hit
    core: Hit
    sure: bool


def candidates(name: str, said: Said, hearing: Hearing, among: Hit | None = None) -> list[Located]:
    """The parts that words may tell of, the best first; none where they tell of nothing.

    Only those that begin in ``among``, if that is given.
    """
    edge = _EDGE.search(name)
    taken = apart(_EDGE.sub("", name), said)
    spelt = _spelt(_EDGE.sub("", name), said, among)
    if spelt:
        return spelt
    known = _announced(name, said, among)
    if known is not None or taken is None:
        return [known] if known is not None else []
    rows = [Hit(*row) for row in said.sentences()]
    held = _held(taken, said, rows)
    told = _told(rows, held)
    near = _near(taken, said, hearing)
    fits = [
        n
        for n, row in enumerate(rows)
        if (n in near or told[n] >= (ENOUGH if near else WORDED))
        and (among is None or among.first <= row.first < among.last)
        and _may_be(taken, said, row)
        and _is_at(said, row, edge)
    ]
    scores = {
        n: told[n]
        + near.get(n, 0.0)
        + BESIDE * _beside(said, rows, held, n)
        - ASKED * (taken.kind != "line" and _in_question(said, rows[n]))
        for n in fits
    }
    if taken.speaker and taken.kind in ("turn", "block"):
        scores.update(_asked_for(taken, said, rows, told, scores))
    best = sorted(scores, key=lambda n: (-scores[n], n))
    cores = dict.fromkeys(
        (_core(said, rows, n, told, near, taken.kind == "line"), told[n] >= ENOUGH) for n in best
    )
    out = [Located(stretching.stretched(said, taken, core), core, sure) for core, sure in cores]
    return _each_once(_as_one(out) if taken.kind == "fight" else out)[:MOST]


def _may_be(name: Name, said: Said, row: Hit) -> bool:
    """Whether a sentence is of the speaker that a name tells, and no question where an answer is meant."""
    own = not name.speaker or _who(said, row) == name.speaker
    return own and not (name.replies and _in_question(said, row))


def _in_question(said: Said, row: Hit) -> bool:
    """Whether something is asked in all that is said around a sentence."""
    return stretching.asks(said, stretching.turn_of(said, row))


def _as_one(found: Sequence[Located]) -> list[Located]:
    """Parts of one quarrel as that: what overlaps the best one belongs to it."""
    out = list(found[:1])
    for one in found[1:]:
        if finding.meet(one.hit, out[0].hit):
            both = Hit(min(one.hit.first, out[0].hit.first), max(one.hit.last, out[0].hit.last))
            out[0] = Located(both, out[0].core, out[0].sure)
    return out


def _spelt(name: str, said: Said, among: Hit | None) -> list[Located]:
    """Words that are said just so, in the part that is looked through."""
    bare = re.sub(r"^(?:the|that|his|her|their) ", "", name.strip(" ,.!?"))
    if among is None or not plain(bare):
        return []
    found = [h for h in finding.phrase(said, bare) if among.first <= h.first < among.last]
    rows = said.sentences()
    return [
        Located(row, row, True) for row in (Hit(*rows[said.row_of(h.first)]) for h in found[:1])
    ]


def _announced(name: str, said: Said, among: Hit | None) -> Located | None:
    """The part that somebody turns to by this name, or that is a section by it."""
    bare = _ABOUT.sub("", _PIECE.sub("", name.strip(" ,.!?"))).strip()
    found = headed.section(said, bare) or subjects.announced(said, bare) if bare else None
    if found is None or (among is not None and not among.first <= found.first < among.last):
        return None
    return Located(found, Hit(*said.sentences()[said.row_of(found.first)]), True)


def _is_at(said: Said, row: Hit, edge: re.Match[str] | None) -> bool:
    """Whether a sentence is at the start or the end, where that is told."""
    if edge is None:
        return True
    if edge["edge"] in ("end", "ending"):
        return said.starts[row.first] >= (1 - AT_EDGE) * said.duration
    return said.starts[row.first] <= AT_EDGE * said.duration


def _beside(said: Said, rows: Sequence[Hit], held: Sequence[set[int]], n: int) -> float:
    """The share of a name's words that are said around a sentence, without another speaking between."""
    turn = stretching.turn_of(said, rows[n])
    near = [
        m
        for m in range(n - AROUND, n + AROUND + 1)
        if 0 <= m < len(rows) and finding.meet(rows[m], turn)
    ]
    weights = [topics.weight(rows, at) for at in held]
    told = sum(much for much, at in zip(weights, held, strict=True) if not at.isdisjoint(near))
    return told / sum(weights) if weights else 0.0


def _each_once(found: Sequence[Located]) -> list[Located]:
    out: list[Located] = []
    for one in found:
        if not any(finding.meet(one.core, other.core) or one.hit == other.hit for other in out):
            out.append(one)
    return out


def _held(name: Name, said: Said, rows: Sequence[Hit]) -> list[set[int]]:
    """For each word of a name that means something the sentences in which it is said."""
    names = {token for who in voices.speakers(said) for token in plain(who)}
    words = topics.wanted(name.topic) if content(name.topic) else []
    words = [word for word in words if word not in names]
    held = topics.holders(said, rows, words)
    for n, word in enumerate(words):
        found = next((find(said) for shape, find in _VALUES if shape.search(word)), [])
        held[n] |= {said.row_of(hit.first) for hit in found}
    return held


def _told(rows: Sequence[Hit], held: Sequence[set[int]]) -> list[float]:
    """For each sentence the share of the weight of a name's words that are said in it."""
    out = [0.0] * len(rows)
    whole = sum(topics.weight(rows, at) for at in held)
    for at in held:
        for n in at:
            out[n] += topics.weight(rows, at) / whole
    return out


def _near(name: Name, said: Said, hearing: Hearing) -> dict[int, float]:
    """The sentences that are near in meaning to a name, by how near."""
    out: dict[int, float] = {}
    parts = hearing.alike(name.topic, name.speaker) or ()
    for worth, part in zip(NEAR, parts, strict=False):
        hit = finding.within(said, part.start, part.end)
        if hit is not None:
            for n in range(said.row_of(hit.first), said.row_of(hit.last - 1) + 1):
                out.setdefault(n, worth)
    return out


def _asked_for(
    name: Name, said: Said, rows: Sequence[Hit], told: Sequence[float], scores: dict[int, float]
) -> dict[int, float]:
    """What somebody says when another has asked for it by its name: "a prediction from each of you"."""
    best = max(range(len(rows)), key=lambda n: told[n], default=-1)
    if best < 0 or told[best] < ENOUGH or _who(said, rows[best]) == name.speaker:
        return {}
    asked = stretching.turn_of(said, rows[best])
    if name.kind == "turn" and not stretching.asks(said, asked):
        return {}
    behind = [n for n in range(best + 1, len(rows)) if _who(said, rows[n]) == name.speaker][:1]
    soon = [n for n in behind if said.starts[rows[n].first] - said.ends[asked.last - 1] <= SOON]
    return {n: scores.get(n, 0.0) + told[best] + NEAR[1] for n in soon}


def _core(
    said: Said,
    rows: Sequence[Hit],
    n: int,
    told: Sequence[float],
    near: dict[int, float],
    line: bool,
) -> Hit:
    """A sentence with those beside it that tell of the same or go on with it."""

    def fits(m: int) -> bool:
        return _same(said, rows[m], rows[n]) and (m in near or told[m] >= ENOUGH)

    first = last = n
    while first and fits(first - 1):
        first -= 1
    while last + 1 < len(rows) and _same(said, rows[last + 1], rows[n]):
        text = said.text(rows[last + 1].first, rows[last + 1].last).casefold().replace("’", "'")
        on = not line and "?" not in text and _FOLLOWS.search(text) is not None
        if not (fits(last + 1) or on):
            break
        last += 1
    return Hit(rows[first].first, rows[last].last)


def apart_by(said: Said, one: Hit, other: Hit) -> float:
    """The seconds between two parts, none where they meet."""
    first, second = sorted((one, other), key=lambda hit: hit.first)
    return max(said.starts[second.first] - said.ends[first.last - 1], 0.0)


def unlikely(said: Said, n: int, one: Hit, m: int, other: Hit) -> float:
    """What speaks against two parts being told of together, the nth and the mth best of their names."""
    return WORSE * (n + m) + min(apart_by(said, one, other), FARTHEST) / FAR


def _who(said: Said, hit: Hit) -> str:
    return said.words[hit.first].word.speaker


def _same(said: Said, one: Hit, other: Hit) -> bool:
    return _who(said, one) == _who(said, other)
