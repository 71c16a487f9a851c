"""What of several wishes is to stay, and the wishes that are left of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audiochat.services.commander.heard import places
from audiochat.services.commander.heard.finding import Hit, meet
from audiochat.services.commander.heard.follow_up import Item, Reading
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Absent, Asked
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.heard.several import DEEDS, Several


def made(said: Said, found: Several) -> Reading:
    """The wishes in a row, each with what of it is to stay."""
    if found.alone:
        first, *more = found.alone
        kept = Request("keep", first, also=tuple(more), spared=tuple(found.stays))
        return (kept, *found.wishes) if not found.wishes else ()
    items: list[Item] = []
    for item in found.wishes:
        if isinstance(item, Request) and item.deed in (*DEEDS, "gain"):
            item = replace(item, spared=(*item.spared, *_within(said, item, found.stays)))
        items.append(item)
    if found.near and not any(_meets(said, item, found.near) for item in items):
        return ()  # what is to stay is hardly what was found
    return tuple(items)


def _meets(said: Said, item: Item, stays: Sequence[Target]) -> bool:
    """Whether a wish is about anything of what is only nearly named."""
    if not isinstance(item, Request):
        return False
    own = _hits(said, item.target) or []
    near = [hit for one in stays for hit in _hits(said, replace(one, many=True)) or []]
    if item.relation == "before":
        return any(b.first < a.first for a in own for b in near)
    if item.relation in ("after", "from"):
        return any(b.last > a.last for a in own for b in near)
    return item.relation == "at" and any(meet(a, b) for a in own for b in near)


def _within(said: Said, wish: Request, stays: Sequence[Target]) -> list[Target]:
    """What of a wish is to stay: not what lies elsewhere, nor what the wish is itself a part of."""
    if wish.relation != "at":
        return list(stays)
    own = _hits(said, wish.target)
    out = []
    for one in stays:
        other = _hits(said, one)
        if own is None or other is None:
            out.append(one)
            continue
        common = [(a, b) for a in own for b in other if meet(a, b)]
        around = all(b.first <= a.first and a.last <= b.last and a != b for a, b in common)
        if common and not around:
            out.append(one)
    return out


def _hits(said: Said, named: Target) -> list[Hit] | None:
    """Where something is said; None where that is to be asked first, or it is nowhere."""
    try:
        return places.every(said, named)
    except (Asked, Absent):
        return None
