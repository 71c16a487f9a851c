"""Hesitations and repeated words of a part or a speaker, found in the sound as well as in the words."""

from __future__ import annotations

from bisect import bisect_right

from audiochat.domain.hearing import FillerOptions, Hearing
from audiochat.domain.plan import Step
from audiochat.services.commander.heard import places, voices
from audiochat.services.commander.heard.calling import name_of
from audiochat.services.commander.heard.made import Made
from audiochat.services.commander.heard.normal import Said
from audiochat.services.commander.heard.places import Asked
from audiochat.services.commander.heard.request import Request, Target
from audiochat.services.commander.plan_groups import summary

Spans = list[tuple[float, float]]


def cleaned_up(said: Said, request: Request, hearing: Hearing) -> Made | None:
    """The cuts for "Ruth's ums" or "the stutters in the answer about money", each switchable.

    None for any other request, for one of several by its order, and where no cuts are known; ``Asked``
    where there is nothing to cut.
    """
    target = request.target
    if request.deed != "delete" or request.relation != "at" or target.which is not None:
        return None
    if target.kind not in ("fillers", "repeats"):
        return None
    area = _area(said, target)
    fillers = target.kind == "fillers"
    options = FillerOptions(usual=fillers, repeats=not fillers, pauses=False)
    steps = hearing.fillers(options) if area is not None else None
    if steps is None or area is None:
        return None
    kept = tuple(s for s in steps if _lies_in(s, area))
    if not kept:
        raise Asked(f"I found no {name_of(target, True)} there. Which part do you mean?")
    return Made(kept, f"Remove {summary(kept).split(';')[0]}")


def _lies_in(step: Step, area: Spans) -> bool:
    middle = ((step.start or 0.0) + (step.end or 0.0)) / 2
    return any(start <= middle <= end for start, end in area)


def _area(said: Said, target: Target) -> Spans | None:
    """Where it counts, in seconds; None where the owner is nobody who speaks."""
    area: Spans = [(0.0, said.duration)]
    if target.owner or target.speaker:
        name = voices.who(said, target.owner or target.speaker)
        if name is None:
            return None
        area = [_widened(said, h.first, h.last) for h in voices.turns(said, name)]
    if target.spared:
        left = voices.who(said, target.spared)
        if left is None:
            return None
        rest = [_widened(said, hit.first, hit.last) for hit in voices.but(said, left)]
        area = _both(area, rest)
    if target.within is not None:
        inner = [_widened(said, h.first, h.last) for h in places.hits(said, target.within)]
        area = _both(area, inner)
    if target.place is not None:
        area = _both(area, [_side(said, target)])
    return area


def _side(said: Said, target: Target) -> tuple[float, float]:
    """All before or after the place that a target names."""
    assert target.place is not None
    if target.place.kind == "time":
        start = end = target.place.at
    else:
        found = places.chosen(said, target.place)
        start, end = said.span(found[0].first, found[0].last)
    if target.side == "before":
        return 0.0, start
    return (start if target.side == "from" else end), said.duration


def _widened(said: Said, first: int, last: int) -> tuple[float, float]:
    """Some words with the quiet before and after them, where a hesitation may be that no word tells of."""
    start = said.ends[first - 1] if first else 0.0
    after = bisect_right(said.starts, said.ends[last - 1])
    return start, said.starts[after] if after < len(said.starts) else said.duration


def _both(one: Spans, other: Spans) -> Spans:
    pairs = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(start, end) for start, end in pairs if start < end]
