"""Names beside an edit or each other: "cut the first minute and call it Budget", "call it X, tag it a, b"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Step, Understanding
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.naming import named
from audiochat.services.commander.quotes import straight

_NOTES = re.compile(
    r"\b(?:title|call|name|rename|entitle|tags?|chapters?|marker|label)\b|כותרת|תגיות|פרק|קרא",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?P<soft>,? and (?:also )?|, )|"
    r"(?P<firm>[,;.]? (?:and )?(?:then|after that|afterwards) |[;.] (?:and )?)",
    re.IGNORECASE,
)
_PLACED = re.compile(r"\bat (?:\d+:)?\d+:\d\d$")
"""How a title ends that is a chapter's with its place."""
_LEADS = re.compile(r"(?:for|on|in|as) (?:the|my|our|a|this)? ?\w+$", re.IGNORECASE)
"""What only says what a name is for: "for the podcast, call it X"."""
_MOST = 3
"""Wishes after the first that a sentence with a name in it may have."""

ByRules = Callable[[str], Understanding | None]


def beside(
    words: str, state: RecordingState, registry: Registry, by_rules: ByRules
) -> Understanding | None:
    """The plan of a sentence of several wishes of which some name something; None for all others."""
    if not _NOTES.search(words) or len(words) > 400:
        return None
    steps = _row(straight(words), state, registry, by_rules, _MOST)
    if steps is None:
        return None
    told = describe_all(steps, registry)
    return Understanding(status=PlanStatus.PLAN, steps=steps, message=told)


def _row(
    words: str, state: RecordingState, registry: Registry, by_rules: ByRules, most: int
) -> tuple[Step, ...] | None:
    """The steps of two wishes or more, the first of which, or one of the rest, is a name."""
    for first, last, firm in _cuts(words) if most else ():
        begun = _steps(named(first, state, registry))
        rest = _tagged(last, state, registry, by_rules) or _steps(named(last, state, registry))
        if begun is not None and (firm or _begins_anew(last)):
            after = rest or _row(last, state, registry, by_rules, most - 1) or _edit(last, by_rules)
            if after is not None:
                return (*begun, *after)
        rest = rest or _row(last, state, registry, by_rules, most - 1)
        before = _edit(first, by_rules) if rest is not None else None
        if rest is not None and before is not None:
            return (*before, *rest)
    return None


def _tagged(
    words: str, state: RecordingState, registry: Registry, by_rules: ByRules
) -> tuple[Step, ...] | None:
    """Tags and a wish after the last of them: "tag it with trains, sound and normalize it"."""
    for first, last, firm in reversed(list(_cuts(words))):
        tags = _steps(named(first, state, registry))
        if tags is None or tags[0].op != "set_tags" or (not firm and len(last.split()) < 3):
            continue
        after = _steps(named(last, state, registry)) or _edit(last, by_rules)
        if after is not None:
            return (*tags, *after)
    return None


def _steps(answer: Understanding | None) -> tuple[Step, ...] | None:
    if answer is None or answer.status is not PlanStatus.PLAN:
        return None
    placed = any(_PLACED.search(str(step.params.get("title", ""))) for step in answer.steps)
    return None if placed else answer.steps


def _edit(wish: str, by_rules: ByRules) -> tuple[Step, ...] | None:
    led = _LEADS.match(wish) is not None
    words = len(wish.split()) > 1 or wish.isalpha()
    return _steps(by_rules(wish)) if words and not led else None


def _cuts(words: str) -> Iterator[tuple[str, str, bool]]:
    """The sentence cut in two at each joint outside of quotation marks."""
    for found in _BETWEEN.finditer(words):
        first, last = words[: found.start()].strip(), words[found.end() :].strip()
        if first and last and not first.count('"') % 2:
            yield first, last, bool(found["firm"])


def _begins_anew(wish: str) -> bool:
    """Whether a wish after a bare "and" is no rest of a title: "call it Cut and Paste"."""
    return wish[:1].islower() or not wish[:1].isalpha() or wish[:1] in "אבגדהוזחטיכלמנסעפצקרשת"
