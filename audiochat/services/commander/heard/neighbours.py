# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What is beside something said: the words that only announce it, and what is said right after it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audiochat.services.commander.heard import patterns
from audiochat.services.commander.heard.finding import Hit, phrase
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.request import Request, Target

_FEW = 4
"""Words of a sentence that only announce the thing in it: "My number is ..."."""

_PAUSE = 1.0
"""Seconds of pause behind which a reply is over."""
_GAP = re.compile(
    r"^(?:(?:please )?(?P<verb>cut|delete|remove|take out|drop|lose|get rid of|trim|close)(?: out| up)? )?"
    r"(?:the |that |any |its )?(?:long |longer |awkward |big |whole |little |short )*"
    r"(?:gap|pause|silence|space|dead air|quiet|quiet bit|pauses|gaps)(?: (?:that |which )?(?:is |comes |follows )?)?(?:right |just )?"
    r" ?(?P<side>before|after|behind|following|in front of|preceding)(?: (?:it|that|this|them|those))?(?: out| too| as well)?$"
)
_REPLY = re.compile(
    r"^(?:(?:please )?(?P<verb>cut|delete|remove|take out|drop|lose|get rid of) )?"
    r"(?:(?:what|whatever) (?:he|she|they|the \w+|[\w-]+) (?:(?:says?|said|replies|replied|answers?|answered)(?: (?:back|in return|in reply|to (?:it|that|this|her|him|them)|after (?:it|that)|next|then|right after|afterwards))+|(?:replies|replied|answers|answered))|"
    r"(?:the|his|her|their|[\w-]+'s) (?:reply|replies|answer|response|comeback|reaction)(?: (?:to (?:it|that|this|her|him|them)|after (?:it|that)|that follows|that comes after(?: it)?|right after(?: it)?))?)(?: out| too| as well)?$"
)


def beside(before: Request, tail: str) -> Request | None:
    """The wish about what is beside the thing of the wish before: "and the silence after it"."""
    gap = _GAP.match(tail)
    if gap is not None:
        side = "before" if gap["side"] in ("before", "in front of", "preceding") else "after"
        deed = "delete" if gap["verb"] else before.deed
        if deed not in ("delete", "silence"):
            return None  # "keep the joke and the pause after it"
        return Request(deed, before.target, f"gap {side}")
    reply = _REPLY.match(tail)
    deed = "delete" if reply is not None and reply["verb"] else before.deed
    if reply is None or deed not in ("delete", "silence", "bleep", "keep"):
        return None
    return Request(deed, Target("reply", "the reply", place=before.target))


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
