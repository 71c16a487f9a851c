# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""What goes without what stays, each looked up by what is said, who says it or what happens in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audiochat.domain.hearing import Hearing
from audiochat.services.commander.heard import excepted, finding, stretching, turns, voices, wishes
from audiochat.services.commander.heard.excepted import Excepted
from audiochat.services.commander.heard.finding import Hit, meet
from audiochat.services.commander.heard.follow_up import Reading
from audiochat.services.commander.heard.locating import (
    FARTHEST,
    WORSE,
    Located,
    apart_by,
    candidates,
    unlikely,
)
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Asked, hits, mark, shown
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.told_names import apart

INSIDE = 3.0
"""What it counts against a part that goes that it is a piece of what stays."""
FILLED = 10.0
"""Seconds between what goes and what stays behind it that go as well: "the boat out, but leave the date"."""
FILLED_BIT = 25.0
"""The same where all of a bit is to go."""
ONE = 15.0
"""Seconds between two things that go, up to which what is between them goes with them."""
SCOPE = 60.0
"""Seconds behind the first mention of a part to which it may reach."""

_AND = re.compile(r",? and (?:also )?|, (?:and )?")
_BIT = re.compile(r"\b(?:bit|part|section|stuff|story|topic|discussion|talk|business)\b")
_SPEAKERS = re.compile(r"^(?P<one>[\w'-]+)(?:,? (?:and|,) (?P<other>[\w'-]+))?$")
_THEIRS = re.compile(
    r"^(?:the |all (?:the )?)?(?P<what>[\w'-]+(?: words?)?) (?:of|from|by) (?P<one>(?:(?:mr|mrs|ms|dr|miss|prof)\.? )?[\w-]+)(?:,? and (?P<other>(?:(?:mr|mrs|ms|dr|miss|prof)\.? )?[\w-]+))?$"
)
_OWN = re.compile(r"^(?P<who>[\w-]+)'s?(?: ones?)?$")
_FORMED = (
    "fillers",
    "swears",
    "repeats",
    "greeting",
    "farewell",
    "thanks",
    "sorry",
    "phone",
    "email",
    "card",
    "address",
    "postcode",
    "website",
    "questions",
    "answers",
)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is named: the ``parts`` that may be meant, or the ``known`` targets that are."""

    name: str
    parts: tuple[Located, ...] = ()
    known: tuple[Target, ...] = ()


def resolve(text: str, said: Said, hearing: Hearing) -> Reading | None:
    """The wish without what stays; None where the sentence is no such, or what goes is not found.

    Raises ``Asked`` where what is to stay is not found.
    """
    told = excepted.read(text)
    if told is None:
        return None
    scope = _scope(told.within, said, hearing) if told.within else None
    if told.within and scope is None and told.whole:
        told = Excepted(told.deed, [told.whole], told.stays, "", told.way, told.whole)
    if not told.stays and scope is None:
        return None
    goes = _things(told.goes, said, hearing, scope)
    if not goes and scope is not None and told.stays:
        scope, goes = None, _things(told.goes, said, hearing, None)
    if not goes or (told.deed == "gain" and not all(thing.known for thing in goes)):
        return None
    return _made(told, goes, said, hearing, scope)


def _made(
    told: Excepted, goes: Sequence[Thing], said: Said, hearing: Hearing, scope: Hit | None
) -> Reading | None:
    """The requests, each without what stays."""
    owned = all(target.owner for thing in goes for target in thing.known) and goes[0].known
    names = [name for name in told.stays if not (owned and _OWN.match(name))]
    stays = _things(names, said, hearing, scope) or _things(names, said, hearing, None)
    if names and not stays:
        raise _missing(told, goes, said)
    left = _fitting(stays, goes, said, False)
    spared = [target for thing in stays for target in thing.known]
    kept = [*(part.hit for part in left), *(hit for one in spared for hit in hits(said, one))]
    gone = _fitting(goes, stays, said, True) if not owned else []
    if gone and left and not _is_near(said, gone, left):
        raise _missing(told, goes, said)
    cut = [_clipped(said, part, left, told) for part in gone]
    if any(hit is None for hit in cut):
        return None
    cut = [_to_end(said, hit, left, scope) for hit in cut if hit is not None]
    whole = _together(said, [hit for hit in cut if hit is not None], kept)
    named = [
        *(finding.offered(said, "", [hit]) for hit in whole),
        *(t for thing in goes for t in thing.known),
    ]
    stay = (*(finding.offered(said, "", [_protected(part, gone)]) for part in left), *spared)
    exact = bool(spared) or told.deed == "gain" or not whole
    last = len(named) - 1
    return (
        tuple(
            _request(told, one, stay if exact or n == last else ()) for n, one in enumerate(named)
        )
        or None
    )


def _request(told: Excepted, named: Target, stays: tuple[Target, ...]) -> Request:
    if told.deed != "gain":
        return Request(told.deed, named, spared=stays)
    level = wishes.level_of(f"make it {told.way}", named)
    assert level is not None
    return Request("gain", level.target, params=level.params, spared=stays)


def _scope(name: str, said: Said, hearing: Hearing) -> Hit | None:
    """The part within which a thing is looked for, up to where somebody turns to something else."""
    found = candidates(name, said, hearing)
    if not found:
        return None
    hit = found[0].hit
    taken = apart(name, said)
    if taken is not None and taken.kind in ("turn", "block") and not _BIT.search(name):
        return hit
    rows = said.sentences()
    until = said.starts[hit.first] + SCOPE
    begins = [rows[row][0] for row in turns.turns(said) if rows[row][0] >= hit.last]
    inside = [last for first, last in rows if said.starts[first] < until and first >= hit.first]
    return Hit(hit.first, max(hit.last, min([*begins[:1], *inside[-1:]])))


def _things(names: Sequence[str], said: Said, hearing: Hearing, scope: Hit | None) -> list[Thing]:
    """What each name may mean; none where one of them means nothing."""
    out: list[Thing] = []
    for name in names:
        one = _thing(name, said, hearing, scope)
        halves = [name for name in _AND.split(name) if name]
        several = [_thing(half, said, hearing, scope) for half in halves] if len(halves) > 1 else []
        found = [half for half in several if half is not None]
        if several and len(found) == len(several) and not (one is not None and one.known):
            out += found
        elif one is not None:
            out.append(one)
        else:
            return []
    return out


def _thing(name: str, said: Said, hearing: Hearing, scope: Hit | None) -> Thing | None:
    known = _known(name, said, scope)
    if known:
        return Thing(name, known=known)
    parts = candidates(name, said, hearing, scope)
    return Thing(name, tuple(parts)) if parts else None


def _known(name: str, said: Said, scope: Hit | None) -> tuple[Target, ...]:
    """What a name means by its form: somebody's hesitations, somebody who speaks, the goodbye."""
    theirs = _THEIRS.match(name)
    if theirs is not None:
        owners = [
            who for who in (theirs["one"], theirs["other"]) if who and voices.is_called(said, who)
        ]
        named = [target(f"{who}'s {theirs['what']}") for who in owners]
        fit = tuple(one for one in named if one is not None and one.kind in _FORMED and one.owner)
        return fit if len(fit) == 1 + bool(theirs["other"]) else ()
    alone = _SPEAKERS.match(name)
    bare = alone is not None and not alone["one"].endswith(("'s", "s'")) and alone["other"] is None
    if alone is not None and bare and voices.is_called(said, alone["one"]):
        speaker = Target("speaker", speaker=alone["one"], many=True)
        within = finding.offered(said, "", [scope]) if scope is not None else None
        return (
            speaker
            if within is None
            else Target("speaker", speaker=alone["one"], many=True, within=within),
        )
    formed = target(name)
    if formed is None or formed.kind not in _FORMED or formed.topic:
        return ()
    every = Target(formed.kind, formed.text, formed.which, True, owner=formed.owner)
    return (every,) if hits(said, every) else ()


def _fitting(
    things: Sequence[Thing], others: Sequence[Thing], said: Said, goes: bool
) -> list[Located]:
    """Of the parts that each name may mean the one that fits best and is near to what else is named."""
    beside = next((thing.parts for thing in others if thing.parts), ())
    out = []
    for thing in things:
        if thing.parts:
            costs = [
                min(
                    (
                        _cost(said, n, part, m, other) + INSIDE * _lies_in(part, other, goes)
                        for m, other in enumerate(beside)
                    ),
                    default=WORSE * n,
                )
                for n, part in enumerate(thing.parts)
            ]
            out.append(thing.parts[costs.index(min(costs))])
    return out


def _lies_in(part: Located, other: Located, goes: bool) -> bool:
    """Whether what goes is a piece of what stays, which nobody means."""
    inner, outer = (part.core, other.hit) if goes else (other.core, part.hit)
    return outer.first <= inner.first and inner.last <= outer.last


def _is_near(said: Said, gone: Sequence[Located], left: Sequence[Located]) -> bool:
    """Whether each part that stays is near to what goes, or its words are said: else it is hardly that."""
    return all(
        stay.sure or any(apart_by(said, stay.core, part.core) < FARTHEST for part in gone)
        for stay in left
    ) and any(apart_by(said, stay.core, part.core) < FARTHEST for stay in left for part in gone)


def _cost(said: Said, n: int, part: Located, m: int, other: Located) -> float:
    if meet(part.core, other.core):
        return FARTHEST
    return unlikely(said, n, part.core, m, other.core)


def _protected(part: Located, gone: Sequence[Located]) -> Hit:
    """What stays of a part: only its own sentences, where the part around them is what goes as well."""
    return part.core if any(meet(part.hit, other.core) for other in gone) else part.hit


def _clipped(said: Said, part: Located, stays: Sequence[Located], told: Excepted) -> Hit | None:
    """What goes of a part: up to what stays, or from there on."""
    first, last = part.hit.first, part.hit.last
    for other in stays:
        kept = _protected(other, [part])
        if meet(kept, part.core):
            if kept.first <= part.core.first and part.core.last <= kept.last:
                return None
            continue  # a piece of what goes stays
        if kept.first >= part.core.last:
            gap = said.starts[kept.first] - said.ends[max(last, 1) - 1]
            most = FILLED_BIT if any(_BIT.search(name) for name in told.goes) else FILLED
            last = kept.first if gap <= most else last
        else:
            first = max(first, kept.last)
    return Hit(first, last) if first < last else None


def _to_end(said: Said, gone: Hit, stays: Sequence[Located], scope: Hit | None) -> Hit:
    """What goes of one answer up to its end, where little is left of it and all that stays is before."""
    if scope is None or scope != stretching.turn_of(said, gone) or not stays:
        return gone
    before = all(part.core.last <= gone.first for part in stays)
    short = said.ends[scope.last - 1] - said.ends[gone.last - 1] <= FILLED
    return Hit(gone.first, scope.last) if before and short else gone


def _together(said: Said, gone: Sequence[Hit], kept: Sequence[Hit]) -> list[Hit]:
    """Parts that go and are near each other as one, where nothing stays between them."""
    out: list[Hit] = []
    for hit in sorted(gone, key=lambda hit: hit.first):
        near = out and said.starts[hit.first] - said.ends[out[-1].last - 1] <= ONE
        if near and not any(meet(Hit(out[-1].first, hit.last), stay) for stay in kept):
            out[-1] = Hit(out[-1].first, max(out[-1].last, hit.last))
        else:
            out.append(hit)
    return out


def _missing(told: Excepted, goes: Sequence[Thing], said: Said) -> Asked:
    """Where what goes is, and that nothing is found for what stays."""
    found = [part.hit for thing in goes for part in thing.parts[:1]]
    where = ", ".join(
        f"“{shown(said.text(hit.first, hit.last), 60)}” at [{mark(said.starts[hit.first]).strip('[]')}]"
        for hit in found
    )
    seen = f"I found {where}, but" if where else "I found"
    left = " and ".join(f"“{name}”" for name in told.stays)
    return Asked(
        f"{seen} nothing for {left}, which is to stay. Say what is said there, or when it is.",
        tuple(said.span(hit.first, hit.last) for hit in found),
    )
