"""A title, tags or a chapter named beside an edit: "cut the first minute and call it Budget"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from audiochat.domain.operation import Registry
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.services.commander.describe import describe_all
from audiochat.services.commander.naming import named

_NOTES = re.compile(
    r"\b(?:title|call|name|rename|entitle|tags?|chapters?|marker|label)\b", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?P<soft>,? and (?:also )?|, )|"
    r"(?P<firm>[,;.]? (?:and )?(?:then|after that|afterwards) |[;.] (?:and )?)",
    re.IGNORECASE,
)
_MARKS = '"“”'


def beside(
    words: str,
    state: RecordingState,
    registry: Registry,
    by_rules: Callable[[str], Understanding | None],
) -> Understanding | None:
    """The plan of a sentence of two wishes of which one names something; None for all others."""
    if not _NOTES.search(words) or len(words) > 400:
        return None
    for first, last, firm in _cuts(words):
        for name, wish, leads in ((first, last, True), (last, first, False)):
            begins = _begins_anew(wish) if leads and not firm else True
            given = named(name, state, registry) if begins else None
            if given is None or given.status is not PlanStatus.PLAN:
                continue
            edit = by_rules(wish)
            if edit is None or edit.status is not PlanStatus.PLAN or len(wish.split()) < 2:
                continue
            steps = (*given.steps, *edit.steps) if leads else (*edit.steps, *given.steps)
            told = describe_all(steps, registry)
            return Understanding(status=PlanStatus.PLAN, steps=steps, message=told)
    return None


def _cuts(words: str) -> Iterator[tuple[str, str, bool]]:
    """The sentence cut in two at each joint outside of quotation marks."""
    for found in _BETWEEN.finditer(words):
        first, last = words[: found.start()].strip(), words[found.end() :].strip()
        quoted = sum(first.count(mark) for mark in _MARKS) % 2
        if first and last and not quoted:
            yield first, last, bool(found["firm"])


def _begins_anew(wish: str) -> bool:
    """Whether a wish after a bare "and" is no rest of a title: "call it Cut and Paste"."""
    return wish[:1].islower() or not wish[:1].isalpha()
