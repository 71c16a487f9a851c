"""What is beside something said: the words that only announce it, and what is said right after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.heard import patterns
from audiochat.services.commander.heard.finding import Hit, phrase
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.request import Target

_FEW = 4
"""Words of a sentence that only announce the thing in it: "My number is ..."."""

_PAUSE = 1.0
"""Seconds of pause behind which a reply is over."""


def replies(said: Said, found: list[Hit]) -> list[Hit]:
    """What somebody else says right after each of some things, as long as nobody else speaks."""
    out = []
    for hit in found:
        speaker = said.words[hit.last - 1].word.speaker
        first = hit.last
        while first < len(said.words) and said.words[first].word.speaker == speaker:
            first += 1
        if not speaker or first == len(said.words):
            continue
        other, last = said.words[first].word.speaker, first
        while last < len(said.words) and said.words[last].word.speaker == other:
            if last > first and said.starts[last] - said.ends[last - 1] > _PAUSE:
                break
            last += 1
        out.append(Hit(first, last))
    return out


def given(said: Said, target: Target, hits: Callable[[Said, Target], list[Hit]]) -> list[Hit]:
    """What is known by its form, with the words that only announce it.

    Where it is named with a word that is said ("the price"), only what is said beside that word.
    """
    assert target.place is not None
    rows = said.sentences()

    def row(hit: Hit) -> int:
        return said.row_of(hit.first)

    found = hits(said, replace(target.place, many=True))
    named = {row(hit) for hit in phrase(said, target.text)} if target.text else set()
    found = [hit for hit in found if row(hit) in named] or found
    found = found or [Hit(*rows[at]) for at in sorted(named)]
    alone = {at for at in map(row, found) if sum(row(hit) == at for hit in found) == 1}
    return [_announced(said, hit, rows[row(hit)]) if row(hit) in alone else hit for hit in found]


def _announced(said: Said, hit: Hit, row: tuple[int, int]) -> Hit:
    """A thing with its sentence, where that holds hardly anything else."""
    around = [*said.words[row[0] : hit.first], *said.words[hit.last : row[1]]]
    tokens = [token for word in around for token in plain(word.text)]
    more = [token for token in tokens if not patterns.is_filler(token)]
    return Hit(*row) if hit.last <= row[1] and len(more) <= _FEW else hit
