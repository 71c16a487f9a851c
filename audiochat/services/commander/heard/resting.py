# ruff: noqa: E501 (a shape of a sentence is read as one line)
"""Pauses beside what is said: how many come after a question, and who speaks after the longest one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import partial

from audiochat.domain.hearing import Levels
from audiochat.services.commander.describe import length
from audiochat.services.commander.heard import places, voices
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.finding import Hit
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import mark, marks
from audiochat.services.commander.heard.reader import target
from audiochat.services.commander.heard.request import Target
from audiochat.services.commander.heard.sound import PAUSE, SECONDS, Fact, in_seconds, pauses

LEAST = 0.5
"""Seconds from which a gap beside something said is a pause, where no length is given."""
_SLACK = 0.3
"""Seconds by which sound and words may differ on where a pause ends."""

_LONGER = (
    r"(?:longer than|over|above|more than|of over|of more than|of at least|at least|exceeding)"
)
_THAT = r"(?: (?:that|which))?(?: (?:are|is|there are|do we have|are there))?"
_BESIDE = re.compile(
    rf"(?:(?:how many|where are|list|show me|find|count|are there(?: any)?|what are)(?: all)?(?: the)?) {PAUSE}(?:{_THAT} {_LONGER} {SECONDS}(?: long)?)?{_THAT}"
    r"(?: (?:come|comes|happen|lie|occur|follow|fall|located|there))?(?: (?:right|directly|just|straight|immediately|shortly))?(?P<side> (?:after|before|following))? (?P<what>.+)"
)
_LASTS = re.compile(
    r"how long (?:is|was) the (?:pause|silence|gap) (?:right |just )?(?P<side>before|after|following) (?P<what>.+)"
)
_LONGEST = rf"the (?:longest|biggest|largest) {PAUSE}"
_SPEAKS = r"(?:speaks?|talks?|spoke|talked|says something|continues|goes on|is heard|comes|starts(?: talking| speaking)?|breaks (?:it|the silence)|ends it)"
_WHO = (
    re.compile(rf"(?:what|where|when|how long|which)(?:'s| is| was) {_LONGEST},? and (?:then )?(?:who|what) (?:{_SPEAKS}|is said)(?: (?:right |just |next |first )*(?P<side>after|before)?(?: (?:it|that|this))?)?"),
    re.compile(rf"(?:who|what) (?:{_SPEAKS}|is said) (?:right |just |first |next )*(?P<side>after|before) {_LONGEST}"),
    re.compile(rf"who (?:breaks|ends|interrupts) {_LONGEST}"),
)  # fmt: skip


def asked(words: str) -> Callable[[Said, Callable[[], Levels | None]], Fact | None] | None:
    """How to work out what a sentence asks about pauses beside words, None for all others."""
    for shape in _WHO:
        found = shape.fullmatch(words)
        if found is not None:
            return partial(_who, found.groupdict().get("side") or "after")
    lasts = _LASTS.fullmatch(words)
    waits = target(lasts["what"]) if lasts is not None else None
    if lasts is not None and waits is not None and (waits.kind != "phrase" or '"' in words):
        return partial(_lasting, waits, "before" if lasts["side"] == "before" else "after")
    found = _BESIDE.fullmatch(words)
    if found is None or not (found["side"] or " follow " in words):
        return None
    named = target(found["what"])
    if named is None or (named.kind == "phrase" and '"' not in found["what"]):
        return None
    least = in_seconds(found["number"], found["unit"]) if found["number"] else 0.0
    side = "before" if "before" in (found["side"] or "") else "after"
    return partial(_beside, named, side, least)


def _beside(named: Target, side: str, least: float, said: Said, _levels: object) -> Fact:
    """The pauses right before or after each of what is named."""
    found = places.every(said, named)
    gaps = _gaps(said, found, side)
    spans = tuple(sorted({(a, b) for a, b in gaps if b - a >= LEAST and b - a > least}))
    over = f" over {length(least)}" if least else ""
    name = name_of(named, len(found) > 1).removeprefix("the ")
    whose = voices.who(said, named.owner) if named.owner else None
    whose = f"{whose}'s" if whose else "the"
    one_of = f"one of {whose} " if len(found) > 1 else "" if named.kind == "phrase" else f"{whose} "
    where = f"right {side} {one_of}{name}"
    if not spans:
        return Fact(f"No pause{over} comes {where}.")
    several = "1 pause" if len(spans) == 1 else f"{len(spans)} pauses"
    listed = ", ".join(f"{b - a:.1f} s" for a, b in spans[: places.MOST_LISTED])
    return Fact(f"{several}{over} {where}: {marks(spans)} ({listed}).", spans)


def _gaps(said: Said, found: list[Hit], side: str) -> list[tuple[float, float]]:
    """From each hit to the words beside it, in seconds."""
    borders = [hit.first if side == "before" else hit.last for hit in found]
    return [(said.ends[at - 1], said.starts[at]) for at in borders if 0 < at < len(said.words)]


def _lasting(named: Target, side: str, said: Said, _levels: object) -> Fact:
    """How long the pause right before or after something is."""
    gaps = _gaps(said, places.chosen(said, named), side)
    if not gaps:
        return Fact(f"Nothing is said {side} {name_of(named)}.")
    listed = ", ".join(
        f"{length(round(max(0.0, b - a), 1))} at {mark(a)}" for a, b in gaps[: places.MOST_LISTED]
    )
    return Fact(f"{listed}.", tuple(gaps))


def _who(side: str, said: Said, levels: Callable[[], Levels | None]) -> Fact | None:
    """The longest pause, and who speaks before or after it."""
    heard = levels()
    gaps = list(zip([0.0, *said.ends], said.starts, strict=False))
    found = pauses(heard) if heard is not None and len(heard.rms) else gaps
    if not found:
        return None
    span = max(found, key=lambda gap: gap[1] - gap[0])
    text = f"The longest pause is {length(round(span[1] - span[0], 1))} at {mark(span[0])}"
    if side == "before":
        at = bisect_right(said.ends, span[0] + _SLACK) - 1
    else:
        at = bisect_left(said.starts, span[1] - _SLACK)
    if not 0 <= at < len(said.words):
        return Fact(f"{text}; nobody speaks {side} it.", (span,))
    row = next((a, b) for a, b in said.sentences() if a <= at < b)
    quoted = said.text(at, row[1]) if side == "after" else said.text(row[0], at + 1)
    who = said.words[at].word.speaker or "somebody"
    return Fact(f"{text}; {who} speaks {side} it: “{places.shown(quoted)}”", (span,))
