"""Places that a bare word names not quite: one of several ends of a part, the goodbye and what follows it."""

from __future__ import annotations

from dataclasses import replace

from audiochat.services.commander.heard import passages
from audiochat.services.commander.heard.finding import Hit, offered
from audiochat.services.commander.heard.normal import Said, plain
from audiochat.services.commander.heard.places import Asked, hits, mark, marks, shown
from audiochat.services.commander.heard.request import Target, Which

_PARTING = ("goodbye", "bye", "good bye", "farewell")
_PAUSE = 1.2
"""Seconds of pause over which a goodbye is over."""


def parted(said: Said, target: Target) -> Target:
    """The last goodbye, where all after "goodbye" is meant; a question where the speaker goes on."""
    words = " ".join(plain(target.text))
    if target.which is not None or (target.kind != "farewell" and words not in _PARTING):
        return target
    found = passages.farewells(said)
    if (
        not found
        or len(hits(said, target)) < 2
        or target.owner
        or target.speaker
        or target.place
        or target.within
    ):
        return target
    row = found[-1]
    last = _turn(said, row.last)
    if last > row.last:
        more = said.text(row.last, last)
        raise Asked(
            f"After the last “{said.text(row.first, row.last)}” at {mark(said.starts[row.first])} comes "
            f"“{shown(more)}”. Shall I cut after that? Say yes, or say the words after which to cut.",
            (said.span(row.last, last),),
            meant=offered(said, target.text, [Hit(row.last, last)]),
        )
    return offered(said, target.text, [row])


def _turn(said: Said, word: int) -> int:
    """The word behind what the same speaker says on without a pause."""
    speaker = said.words[word - 1].word.speaker
    while word < len(said.words):
        near = said.starts[word] - said.ends[word - 1] < _PAUSE
        if not near or said.words[word].word.speaker != speaker:
            break
        word += 1
    return word


def after_word(said: Said, target: Target) -> Target:
    """The sentence with a bare word after which all is meant to go: asked, as the part may be longer."""
    found = hits(said, target)
    if target.kind != "landmark" or target.which is not None or len(found) != 1:
        return target
    start, end = said.span(found[0].first, found[0].last)
    text = shown(said.text(found[0].first, found[0].last))
    raise Asked(
        f"Do you mean everything after “{text}”, from {mark(end)} on? Say yes, or name the place.",
        ((start, end),),
        meant=replace(target, which=Which(1)),
    )


def one_of(said: Said, target: Target, after: float) -> Target:
    """The end of a part that a bare word names; a question where it is said several times from there."""
    if target.kind != "landmark" or target.which is not None:
        return target
    found = hits(said, target)
    later = [hit for hit in found if said.starts[hit.first] >= after]
    if not later and found:
        spans = tuple(said.span(hit.first, hit.last) for hit in found)
        text = f"“{target.text}” is not said after that, only at {marks(spans)}. Up to where?"
        raise Asked(text, spans, other=True)
    if len(later) < 2:
        return target
    spans = tuple(said.span(hit.first, hit.last) for hit in later)
    raise Asked(
        f"“{target.text}” is said {len(later)} times after that: {marks(spans)}. Up to which one? Say "
        "“the first” or “the last”.",
        spans,
        meant=offered(said, target.text, later),
        other=True,
    )
